"""Sources of law by the names and numbers that they have: codes, bills, resolutions.

In: the fields of a citation. Out: whether they are of such a source; `types` asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from alliance_refs.parsing.fields.legal import BILL, CODE
from alliance_refs.parsing.lexicon import words

_WRITTEN = frozenset({"author", "editor", "container-author", "volume"})
# "U.S. CONST.", "FED. R. CIV. P.", "MODEL RULES OF PROF'L CONDUCT"; the code of a state.
_RULES = re.compile(
    r"[A-Z][\w. ]{0,24}\s(?:CONST|Const)\.?|(?:FED|Fed)\. R\. [\w. ]{1,20}"
    r"|(?:MODEL|Model) (?:RULES|Rules|CODE|Code) .*"
)
_CODE = re.compile(CODE)
_FOUNDED = re.compile(r"Constitution (?:of|Act)\b.{3,60}")


def is_code(fields: Mapping[str, object]) -> bool:
    """Whether something is a constitution, rules or a code, that nobody wrote.

    >>> is_code({"title": "FED. R. CIV. P."}), is_code({"title": "The Common Law"})
    (True, False)
    """
    if not _WRITTEN.isdisjoint(fields):
        return False
    title, printed = _text(fields, "title"), _text(fields, "container-title")
    coded = (not title and _CODE.fullmatch(printed)) or printed in words("law.statutes")
    founded = "publisher" not in fields and _FOUNDED.fullmatch(title)
    named = title in words("law.codes") or title.casefold() in words("law.civil_codes")
    return bool(named or founded or _RULES.fullmatch(title) or (coded and "page" not in fields))


def is_numbered_bill(fields: Mapping[str, object]) -> bool:
    """Whether the number is that of a bill of the Congress: "S. 556"."""
    return bool(_bill().fullmatch(_text(fields, "number")))


@cache
def _bill() -> re.Pattern[str]:
    return re.compile(BILL)


_RESOLUTION = re.compile(r"\bRes\.?\s\d|[ASE]/(?:RES|CN|HRC|\d)")


def is_resolution(fields: Mapping[str, object]) -> bool:
    """Whether the number is one of the United Nations: "S.C. Res. 1373", "A/RES/61/295"."""
    return bool(_RESOLUTION.search(_text(fields, "number")))


def _text(fields: Mapping[str, object], variable: str) -> str:
    return str(fields.get(variable, ""))
