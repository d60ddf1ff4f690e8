"""Quotation marks in a citation: which stretches of it are quoted.

In: a text. Out: the spans inside its quotation marks, marks not counted, in order and
without overlap (the outermost pair wins). Apostrophes are no quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.spans import Span

# Opening mark: the marks that may close it.
_PAIRS = {
    "“": '”“"',
    "„": '“”"‟',
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "‹": "›",
    "‚": "‘’",
    '"': '"”',
    "‘": "’",
    "'": "'’",
    "`": "'’",
}
_OPENING = re.compile(r"[“„«「『《〈‹‚\"]|(?:(?<![^\W\d_])['‘`](?=\w))|»(?=\w)")
# After a closing single mark comes no letter; before it stands no white space.
_AFTER = re.compile(r"[\s,.;:)\]\[(–—!?]|$")


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The stretches of `text` inside quotation marks.

    >>> text = "Kim, 'The Pact’s Limits', in \\"War\\""
    >>> [span.cut(text) for span in quoted_spans(text)]
    ['The Pact’s Limits', 'War']
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    at = 0
    closers = _Closers(text)
    while match := _OPENING.search(text, at):
        end = closers.find(match[0], match.end())
        if end is None:
            at = match.end()
        else:
            yield Span(match.end(), end)
            at = end + 1


class _Closers:
    """Finds the mark that closes a quotation; each missing kind is looked for once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.missing: set[str] = set()

    def find(self, opening: str, start: int) -> int | None:
        if opening in self.missing:
            return None
        single = opening in "'‘`‚"
        end = self._single(opening, start) if single else self._double(opening, start)
        if end is None:
            self.missing.add(opening)
        return end

    def _double(self, opening: str, start: int) -> int | None:
        closing = re.compile(f"[{re.escape(_PAIRS[opening])}]")
        depth = 1
        for match in re.compile(f"[{re.escape(opening + _PAIRS[opening])}]").finditer(
            self.text, start
        ):
            if closing.match(match[0]):
                depth -= 1
            else:
                depth += 1
            if depth == 0:
                return match.start()
        found = closing.search(self.text, start)
        return found.start() if found else None

    def _single(self, opening: str, start: int) -> int | None:
        """The last closing mark before the next quotation opens with the same mark."""
        depth, last = 1, None
        for match in re.compile(r"['‘’`]").finditer(self.text, start):
            at = match.start()
            if self._opens(at):
                depth += 1
            elif self._closes(at, match[0], opening):
                depth -= 1
                last = at
                if depth == 0 and not self._is_plural(at):
                    return at
        return last

    def _opens(self, at: int) -> bool:
        after = self.text[at + 1 : at + 2]
        return self.text[at] in "'‘`" and self.text[at - 1].isspace() and after.isalnum()

    def _closes(self, at: int, mark: str, opening: str) -> bool:
        fits = mark in _PAIRS[opening]
        return fits and not self.text[at - 1].isspace() and bool(_AFTER.match(self.text, at + 1))

    def _is_plural(self, at: int) -> bool:
        """Whether this may be the apostrophe of "the officers' duty"."""
        before, after = self.text[at - 1], self.text[at + 1 : at + 3]
        return before == "s" and len(after) == 2 and after[0] == " " and after[1].isalpha()
