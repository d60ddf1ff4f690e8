"""Markup for formats whose inline marks need a break before and after: one mark a run.

Of several styles on one run the outermost that the format knows is kept. Where a mark would
touch a letter, the format's tighter pair is taken, or a joint that it prints as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from alliance_refs.model import Bibliography, Display, Markup, Style
from alliance_refs.writers.runs import Run, blocks_of, runs_of
from alliance_refs.writers.writer import Pair, Writer

_RAISED: frozenset[Style] = frozenset(("superscript", "subscript"))
_ANY = re.compile(r"[\s\S]*")
_BREAKS: frozenset[Display | None] = frozenset(("block", "indent"))


@dataclass(frozen=True, slots=True)
class Flat:
    """How a format marks runs: its pairs, and those that may touch letters (`tight`).

    `may_precede` and `may_follow` are neighbours that need nothing in between; `block_start`
    is what would begin a block, which `guard` keeps from it.
    """

    escape: Callable[[str], str]
    styles: Mapping[Style, Pair]
    link: Callable[[str, str], str]
    joint: str
    may_precede: str
    may_follow: str
    block_start: re.Pattern[str]
    guard: str
    tight: Mapping[Style, Pair] = field(default_factory=dict)
    # What may be raised; other words are not.
    raised: re.Pattern[str] = _ANY

    def write(self, markup: Markup) -> str:
        """The markup as text."""
        words = "".join(self._pieces(runs_of(markup)))
        return f"{self.guard}{words}" if self.block_start.match(words) else words

    def _pieces(self, runs: list[Run]) -> Iterator[str]:
        """Each display block is a paragraph of its own or, in the margin, before the rest."""
        before: Display | None = None
        for number, (display, block) in enumerate(blocks_of(runs)):
            if number and _BREAKS & {display, before}:
                yield "\n\n"
            yield from self._line(block)
            if display == "left-margin":
                yield " "
            before = display

    def _line(self, runs: list[Run]) -> Iterator[str]:
        last = ""
        for number, run in enumerate(runs):
            after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
            yield self._piece(run, last, after)
            last = run.text[-1:]

    def _piece(self, run: Run, before: str, after: str) -> str:
        style = next((style for style in run.styles if style in self.styles), None)
        bare = run.text.strip(" ")
        if not bare or not (style or run.target):
            return self.escape(run.text)
        start = run.text[: len(run.text) - len(run.text.lstrip(" "))]
        end = run.text[len(run.text.rstrip(" ")) :]
        left = "" if start or not before or before in self.may_precede else self.joint
        right = "" if end or not after or after in self.may_follow else self.joint
        if run.target or style is None:
            return f"{start}{left}{self.link(run.target, bare)}{right}{end}"
        words = self.escape(bare)
        if style in _RAISED and not self.raised.fullmatch(words):
            return f"{start}{words}{end}"
        if style in self.tight and (left or right):
            opening, closing = self.tight[style]
            return f"{start}{opening}{words}{closing}{end}"
        opening, closing = self.styles[style]
        return f"{start}{left}{opening}{words}{closing}{right}{end}"


def flat_writer(name: str, flat: Flat) -> Writer:
    """The writer of a format, entries as paragraphs."""

    def bibliography(listed: Bibliography) -> str:
        return "\n".join(f"{flat.write(entry.markup).strip()}\n" for entry in listed.entries)

    return Writer(name, flat.escape, bibliography, whole=flat.write)
