"""The last of several names, or what stands for more, read with the quoted title behind it.

In: a text and its fields. Out: the fields; in "Nowak, Jan, i sur. „Rijeka“" the title begins with
its quotation marks, and in "Nowak, Jan, i Ana Lis. „Rijeka“" Ana Lis is an author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_OPENED = "„“”\"«»‘'"
_CAPITAL = r"[^\W\d_a-zß-ÿ]"
_LEAD = re.compile(rf"[^{_OPENED}]{{2,60}}\s(?=[{_OPENED}])")


def with_title_heads(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; names before a quoted title with the names, and not with the title.

    >>> text = "Nowak, Jan, i Ana Lis. „Rijeka“"
    >>> read = (Field("author", Span(0, 10), 1.0, ""), Field("title", Span(12, 31), 1.0, ""))
    >>> [field.span.cut(text) for field in with_title_heads(text, read)]
    ['Nowak, Jan, i Ana Lis', '„Rijeka“']
    """
    for at, field in enumerate(fields):
        led = _LEAD.match(text, *field.span) if at and field.label == "title" else None
        before = fields[at - 1]
        if led is None or before.label != "author" or field.span.start - before.span.end > 2:
            continue
        if not _more().fullmatch(text, field.span.start, led.end()):
            return fields
        names = replace(
            before, span=Span(before.span.start, led.start() + len(led[0].rstrip(" .")))
        )
        title = replace(field, span=Span(led.end(), field.span.end))
        return (*fields[: at - 1], names, title, *fields[at + 1 :])
    return fields


@cache
def _more() -> re.Pattern[str]:
    """Others who are not named, or one more name behind a word for "and"."""
    name = rf"{_CAPITAL}[\w’'-]*\.?(?:\s{_CAPITAL}[\w’'-]*\.?){{1,3}}"
    others = f"{any_of('names.others')}|{any_of('names.others_small')}"
    return re.compile(rf"(?:(?i:{others})|(?i:{any_of('people.joiners')})\s{name})[.,]?\s")
