"""What was said or written to somebody: speeches, e-mails (Bluebook 17.2.3 to 17.2.5).

In: a draft. Out: claims for "Earl Warren, C.J., U.S. Sup. Ct., Address at the ... (Oct. 12, 1955)"
and "E-mail from Jane Roe, Dean, to author (Sept. 3, 2010)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.lexicon import words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.signals import opening

# A word that each of them has; where none stands, nothing more is looked for.
_SPEECHES = frozenset("address speech remarks lecture keynote testimony statement".split())
_MAILS = frozenset("e-mail email memorandum telephone".split())
_NAME = r"[A-Z][\w.’'-]+(?:\s(?:[A-Z][\w.’'-]*|de|van|von)){1,3}(?:,\s(?:Jr|Sr)\.)?"
# An office and the body that it is held in, between the name and the title.
_OFFICE = r"(?P<office>(?:,\s[^,()\0]{2,70}){1,4}?)"


@cache
def _speech() -> re.Pattern[str]:
    kinds = "|".join(word.capitalize() for word in sorted(_SPEECHES))
    return re.compile(
        rf"{opening()}(?P<author>{_NAME}){_OFFICE},\s"
        rf"(?P<title>(?:(?:Keynote|Commencement|Opening|Inaugural)\s)?(?:{kinds})\s(?:at|to|before|of|on|in|delivered)\s[^()\0]{{3,200}}?)"
        rf"\s\((?P<date>(?i:{date_pattern()}))\)"
    )


@cache
def _mail() -> re.Pattern[str]:
    return re.compile(
        rf"{opening()}(?P<title>(?:E-?mail|Memorandum|Telephone\s(?:Conversation|Interview))\s(?i:from|with)\s[^()\0]{{3,160}}?)"
        rf",?\s(?:\((?P<date>(?i:{date_pattern()}))(?=[,)])|(?P<day>(?i:{date_pattern()}))\W*$)"
    )


def spoken(draft: Draft) -> Iterator[Claim]:
    """Claims on the speaker, the title and the day of a speech, on an e-mail by its whole name."""
    words = words_in(draft.text)
    speech = None if _SPEECHES.isdisjoint(words) else _speech().match(draft.open)
    if speech:
        yield from claims_of(speech, "spoken", {"office": "other"})
    mail = None if _MAILS.isdisjoint(words) else _mail().match(draft.open)
    if mail:
        yield from claims_of(mail, "spoken", {"day": "date"})
