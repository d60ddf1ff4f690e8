"""How acts, treaties and gazettes are named, for all who must know one when they see it.

Out: the sources of patterns, made from the word lists; none has a group.
"""

from __future__ import annotations

from functools import cache

from alliance_refs.parsing.lexicon import alternatives, listed

UNION = r"(?:EC|EU|EEC|EG|EWG|CE|CEE|UE|Euratom)"
# A commentary on a code that is known by letters: "MüKoBGB", "BK", "AK-GG".
COMMENTARY = (
    r"(?:M(?:ü|ue)(?:Ko|nch)(?:[Kk]omm)?(?:-?[A-Z]\w+)?|Beck(?:OK|OGK)(?:-?[A-Z]\w+)?"
    r"|(?:AK|NK|HK|KK|SK|LK)(?:-[A-Z][A-Za-z]+)?|BK|BSK|ZK|CHK|KUKO|OFK)"
)
# The words of a judge about a decision, as far as they are alike: "(Blackmun, J.", "(per Lord".
OPINION = r"\((?:[A-Z][\w’'.\s-]{1,40},\s(?:C\.\s?)?JJ?\.|per\s[A-Z]|(?:Lord|Lady)\s[A-Z]|(?:[A-Z][\w’'-]+(?:\s(?:CJ|ACJ|J|JA|P|LJ|MR))?(?:,\s|\sand\s)){0,4}[A-Z][\w’'-]+\s(?:CJ|ACJ|JJ?|JJ?A|LJJ?|MR)\b)"


@cache
def union_act() -> str:
    """An act of the European Union by kind and number.

    >>> import re
    >>> re.match(union_act(), "Council Regulation (EC) No 44/2001 of 22 December 2000")[0]
    'Council Regulation (EC) No 44/2001'
    """
    number = rf"(?:\({UNION}\)\s)?(?:(?:No|Nr|n°)\.?\s)?\d{{1,4}}/\d{{1,4}}(?:/{UNION})?"
    kind = alternatives(listed("law.acts"))
    return (
        rf"(?:(?:Council|Commission)\s)?(?:(?:Framework|Delegated|Implementing)\s)?{kind}\s{number}"
    )


@cache
def gazette() -> str:
    """The Official Journal of the European Union and its series: "OJ L", "ABl. L"."""
    return rf"{alternatives(listed('law.gazettes'))}\s[LC]"


@cache
def treaty() -> str:
    """The word that says that a text is a treaty."""
    return alternatives(listed("law.treaties"))


# The number of a bill or a resolution of the Congress (Bluebook 13.2).
BILL = r"(?P<number>(?:H\.\s?R\.|S\.|H\.)(?:\s?(?:J|Con)\.)?(?:\s?Res\.)?\s\d{1,5})"
# The code of a state by its shortened name, or a model code: "CAL. CIV. CODE", "MODEL PENAL CODE".
CODE = r"(?=[^.]*\.|(?i:model\s))(?:\d{1,3}\s)?[A-Z][\w.,&’' ]{2,40}\b(?i:code|laws?|stat)\.?(?:\s(?i:ann)\.?)?"
