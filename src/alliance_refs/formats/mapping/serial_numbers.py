"""ISSN and ISBN as databases write them: labelled, several in one field, both in one field.

In: the texts of one place. Out: the numbers alone, each kind at a place of its own, and
back. A text that is no such number stays where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.formats.mapping.rows import Form, Raw, write_text
from alliance_refs.formats.mapping.split_fields import Places
from alliance_refs.model import Value

_NUMBER = re.compile(
    r"""(?<![\w-]) (?: (?P<issn> \d{4}-?\d{3}[\dXx] )
      | 97[89][ -]?(?:\d[ -]?){9}\d | (?:\d[ -]?){9}[\dXx] ) (?![\w-])""",
    re.VERBOSE,
)
# What may stand around a number: "(Print)", "(alk. paper) :", "ISSN:".
_LABELS = re.compile(r"\([^()]*\)|\bE?-?IS[SB]N\b|[\s:;,.]", re.IGNORECASE)
_JOINT = ", "


def _numbers(text: str) -> list[tuple[str, bool]]:
    """The numbers in a text that says nothing else, and whether each is an ISSN."""
    found = [(match[0].strip(), bool(match["issn"])) for match in _NUMBER.finditer(text)]
    return [] if _LABELS.sub("", _NUMBER.sub("", text)) else found


def _reader(issn: bool) -> Form:
    def read(values: Sequence[Raw]) -> str | None:
        found = [_numbers(str(value)) for value in values]
        if not all(found) or any(kind != issn for each in found for _, kind in each):
            return None
        return _JOINT.join(dict.fromkeys(number for each in found for number, _ in each))

    return Form(read, _write)


def _write(value: Value) -> list[str]:
    return [number for each in str(value).split(_JOINT) if (number := each.strip())]


def _read_other(values: Sequence[Raw]) -> str | None:
    """The text at the place of a number that is neither kind."""
    texts = [" ".join(str(value).split()) for value in values]
    return None if any(map(_numbers, texts)) else "; ".join(filter(None, texts)) or None


ISSN = _reader(issn=True)
ISBN = _reader(issn=False)
NO_SERIAL = Form(_read_other, write_text)


def part_serials(said: Places, place: str) -> None:
    """Give ISSNs and ISBNs places of their own.

    >>> said = {"SN": ["0302-9743 (Print)", "978-3-642-12345-6"]}
    >>> part_serials(said, "SN")
    >>> said
    {'SN[issn]': ['0302-9743'], 'SN[isbn]': ['978-3-642-12345-6']}
    """
    others: list[Raw] = []
    for value in said.pop(place, ()):
        found = _numbers(str(value))
        for number, issn in found:
            said.setdefault(f"{place}[{'issn' if issn else 'isbn'}]", []).append(number)
        others += [] if found else [value]
    if others:
        said[place] = others


def join_serials(said: Places, place: str) -> None:
    """Bring the numbers of both kinds to their one place.

    >>> said = {"SN[isbn]": ["978-3-642-12345-6"], "SN[issn]": ["0302-9743"]}
    >>> join_serials(said, "SN")
    >>> said
    {'SN': ['0302-9743', '978-3-642-12345-6']}
    """
    kinds = (f"{place}[issn]", f"{place}[isbn]", place)
    if values := [value for kind in kinds for value in said.pop(kind, ())]:
        said[place] = values
