r"""LaTeX's citations where they stand: `\cite` in the text, `\footcite` as a note."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.documents.latex.cites import cite_text
from alliance_refs.documents.latex.commands import NOTE_CITES
from alliance_refs.documents.latex.notes import next_note
from alliance_refs.documents.latex.reading import Reading
from alliance_refs.model import Block, Mark, Passage
from alliance_refs.spans import OffsetMap, Piece, Span
from alliance_refs.text.latex import latex_text


def take_cite(reading: Reading, token: re.Match[str], name: str) -> int:
    """A citation by key reads as the number or the author and year of its `\\bibitem`."""
    options, keys, after = _cite_arguments(reading, token.end())
    if not keys:
        return token.end()
    words, numbers = cite_text(name, options, keys, reading.bibitems)
    return _print_cite(reading, token, name, after, words, numbers)


def _print_cite(
    reading: Reading,
    token: re.Match[str],
    name: str,
    after: int,
    words: str,
    numbers: Sequence[str],
) -> int:
    if name in NOTE_CITES and reading.text is reading.texts[0]:
        note = next_note(reading, "footnote", None)
        reading.text.call(note.label, token.start(), after - token.start(), note.id)
        piece = Piece(0, len(words), token.start(), after - token.start())
        passage = Passage(words, (), OffsetMap((piece,)))
        reading.notes.append(Block("note", passage, passage.span, 0, *note))
        return after
    begin = reading.text.size
    reading.text.write(words, token.start(), after - token.start())
    span = Span(begin, reading.text.size)
    reading.text.marks += (Mark(span, "note", number) for number in numbers)
    return after


# So many works one command cites at most.
_MOST_CITES = 60
# "(see)(and others)", the texts before and after all works; one alone stands after.
_AROUND = re.compile(r"\s{0,9}\(([^()\n]{0,400})\)(?:\(([^()\n]{0,400})\))?(?=[\[{])")


def take_cites(reading: Reading, token: re.Match[str], name: str) -> int:
    r"""`\footcites(see)()[3]{a}[4]{b}`: several works, each with texts of its own."""
    words: list[str] = []
    numbers: list[str] = []
    around = _AROUND.match(reading.source.text, token.end())
    after = around.end() if around else token.end()
    for _ in range(_MOST_CITES):
        options, keys, end = _cite_arguments(reading, after)
        if not keys:
            break
        shown, called = cite_text(name.removesuffix("s"), options, keys, reading.bibitems)
        words.append(shown)
        numbers += called
        after = end
    if not words:
        return token.end()
    shown = _surrounded("; ".join(words), around)
    return _print_cite(reading, token, name, after, shown, numbers)


def _surrounded(words: str, around: re.Match[str] | None) -> str:
    if around is None:
        return words
    before, behind = ("", around[1]) if around[2] is None else around.groups()
    led = " ".join(filter(None, (latex_text(before), words)))
    return ", ".join(filter(None, (led, latex_text(behind))))


def _cite_arguments(reading: Reading, at: int) -> tuple[list[str], str, int]:
    options: list[str] = []
    for _ in range(2):
        option, at = reading.braces.option(at)
        if option is not None:
            options.append(option)
    argument = reading.braces.argument(at)
    if argument is None or not argument.is_closed or argument.end - argument.start > 2000:
        return [], "", at
    return options, reading.source.text[argument.start : argument.end], argument.after
