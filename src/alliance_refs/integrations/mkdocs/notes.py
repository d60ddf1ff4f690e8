"""Notes: citations of a note style become footnotes among those that the author typed.

In: a page's slots. Out: the same page with a footnote for each citation, all footnotes
numbered in the order of their marks, in the HTML that Python-Markdown's own footnotes have,
so that themes show both alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from alliance_refs.integrations.mkdocs.slots import Slot, Slots, indices, mark
from alliance_refs.integrations.mkdocs.typed import Typed
from alliance_refs.integrations.sentences import goes_on

_OPENING = re.compile(r'<div class="footnote">\s*(?:<hr\s*/?>)?\s*<ol>\s*')
_ITEM = re.compile(r'<li id="(?P<id>fn[^"]*)">')
_EVENT = re.compile(
    r"(?P<space>(?<![ \n])[ \n]*)\x00(?P<slot>\d+)\x00(?P<stop>[.,;:!?]*)"
    r'|<sup id="[^"]*"><a class="footnote-ref" href="#(?P<note>[^"]*)">[^<]*</a></sup>'
)
_DIGITS = re.compile(r"(?<!\d)\d++(?=</a>)")
_TITLE = re.compile(r'(<a class="footnote-backref"[^>]*title="[^"\d]*)\d+')
_TAG = re.compile(r"<[^<>]*>|\A[^<>]*>")
# How much of a note before a citation is looked at for the end of a sentence.
_NEAR = 200


@dataclass(slots=True)
class _Numbering:
    """What one pass over a page gathers: new slots, and notes in order by their ids."""

    before: tuple[Slot, ...]
    typed: dict[str, str]
    slots: list[Slot] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, slot: Slot) -> str:
        self.slots.append(slot)
        return mark(len(self.slots) - 1)

    def event(self, match: re.Match[str]) -> str:
        name = match["note"]
        if name is None:
            return self._citation(match)
        if name not in self.typed:
            return match[0]
        if name not in self.notes:
            self.take(name)
        return _DIGITS.sub(str(self.numbers[name]), match[0], count=1)

    def take(self, name: str) -> None:
        """Numbers a footnote of the author's; its citations stand in this note."""
        number = self.numbers[name] = len(self.notes) + 1

        def renewed(match: re.Match[str]) -> str:
            slot = self.before[int(match[1])]
            return self.add(replace(slot, note=number, goes_on=goes_on(_near(match))))

        body = re.sub("\x00(\\d+)\x00", renewed, self.typed[name])
        self.notes[name] = _TITLE.sub(rf"\g<1>{number}", body)

    def _citation(self, match: re.Match[str]) -> str:
        """The mark of a new note; it follows the sentence's own marks, without a space."""
        slot = self.before[int(match["slot"])]
        space = match["space"]
        number = len(self.notes) + 1
        author = ""
        if slot.typed.in_text:
            author = space + self.add(replace(slot, note=number, shows="author"))
            first, *rest = slot.typed.cites
            cites = (replace(first, mode="suppress-author"), *rest)
            slot = replace(slot, typed=Typed(cites))
        name = f"fn:refs-{number}"
        sup = (
            f'<sup id="fnref:refs-{number}">'
            f'<a class="footnote-ref" href="#{name}">{number}</a></sup>'
        )
        self.notes[name] = _note(number, self.add(replace(slot, note=number, is_note=True)))
        return f"{author}{match['stop']}{sup}"


def _near(match: re.Match[str]) -> str:
    """The words of the paragraph just before a mark, without tags."""
    nearest = max(match.start() - _NEAR, 0)
    start = max(nearest, match.string.rfind("<p", nearest, match.start()))
    return _TAG.sub("", match.string[start : match.start()])


def with_notes(page: Slots) -> Slots:
    """The page with its citations in notes.

    An author's footnote that cites keeps its words, and its citations count at its place.
    Those that nothing refers to stand last.
    """
    before, notes, after = _apart(page.html)
    numbering = _Numbering(page.slots, notes)
    before = _EVENT.sub(numbering.event, before)
    after = _EVENT.sub(numbering.event, after)
    for name in notes:
        if name not in numbering.notes:
            numbering.take(name)
    if not numbering.notes:
        return page
    items = "\n".join(numbering.notes.values())
    html = f'{before}<div class="footnote">\n<hr />\n<ol>\n{items}\n</ol>\n</div>{after}'
    return _in_order(html, numbering.slots, page)


def _in_order(html: str, slots: list[Slot], page: Slots) -> Slots:
    """Slots renumbered as their marks stand in the HTML."""
    order = indices(html)
    places = {old: new for new, old in enumerate(order)}
    html = re.sub("\x00(\\d+)\x00", lambda match: mark(places[int(match[1])]), html)
    return Slots(html, tuple(slots[index] for index in order), page.lists)


def _note(number: int, body: str) -> str:
    return (
        f'<li id="fn:refs-{number}">\n<p>{body}&#160;<a class="footnote-backref" '
        f'href="#fnref:refs-{number}" title="Jump back to footnote {number} in the text">'
        "&#8617;</a></p>\n</li>"
    )


def _apart(html: str) -> tuple[str, dict[str, str], str]:
    """The HTML before the footnotes, the footnotes by id, and the HTML after them."""
    opening = _OPENING.search(html)
    if opening is None:
        return html, {}, ""
    end = _closing(html, opening.start(), "div")
    inside = html[opening.end() : end]
    return html[: opening.start()], dict(_items(inside)), html[end:]


def _items(inside: str) -> Iterator[tuple[str, str]]:
    at = 0
    while match := _ITEM.search(inside, at):
        at = _closing(inside, match.start(), "li")
        yield match["id"], inside[match.start() : at]


def _closing(html: str, start: int, tag: str) -> int:
    """Where the element that starts here has ended."""
    depth = 0
    for match in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(html, start):
        depth += -1 if match[1] else 1
        if depth == 0:
            return match.end()
    return len(html)
