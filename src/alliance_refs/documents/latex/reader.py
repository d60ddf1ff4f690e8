"""LaTeX -> `Document`: what the source prints, with notes at their calls and exact places.

Sections, paragraphs, lists, quotations, `\\footnote`, `\\footnotemark` with
`\\footnotetext`, `\\endnote`, `thebibliography` with `\\cite`; macros are not expanded but
for words and other names of commands, and no other file is read. Numbers are those that
LaTeX would print.
"""

from __future__ import annotations

import re
from collections.abc import Container

from alliance_refs.documents.latex.cites import find_bibitems
from alliance_refs.documents.latex.citing import take_cite, take_cites
from alliance_refs.documents.latex.commands import (
    ASIDES,
    BREAKS,
    CHAPTER_CLASSES,
    CITES,
    INCLUDES,
    MULTI_CITES,
    NOTE_CITES,
    NOTE_MARKS,
    NOTE_TEXTS,
    NOTES,
    SECTIONS,
    UNPRINTED,
)
from alliance_refs.documents.latex.environments import take_begin, take_end, take_item
from alliance_refs.documents.latex.macros import find_false, find_macros
from alliance_refs.documents.latex.notes import (
    take_aside,
    take_note,
    take_note_mark,
    take_note_text,
    take_section,
)
from alliance_refs.documents.latex.reading import Act, Reading, Taker
from alliance_refs.documents.latex.scan import Braces
from alliance_refs.documents.latex.tokens import (
    take_accent,
    take_brace,
    take_cell,
    take_comment,
    take_ligature,
    take_math,
    take_paragraph,
    take_shorthand,
    take_sign,
    take_space,
)
from alliance_refs.documents.numbered import Numbered
from alliance_refs.model import Block, Document, Mark, MarkKind, Passage
from alliance_refs.spans import OffsetMap, Piece, Source, Span
from alliance_refs.text.latex_symbols import (
    ACCENTS,
    DISCARDED,
    ENCLOSING,
    GREEK,
    SILENT,
    STYLES,
    SWITCHES,
    SYMBOLS,
    TRANSPARENT,
)

_BEGIN = re.compile(r"\\begin\s*\{document\}")
_END = re.compile(r"\\end\s*\{document\}")
_CLASS = re.compile(r"\\documentclass\s*(?:\[[^\]]{0,400}\])?\s*\{([\w-]{1,40})\}")
_GERMAN = re.compile(r"\b(?:n?german|n?austrian|nswissgerman)\b")
_TITLE = re.compile(r"\\title\s*(?=[\[{])")


def read_latex_document(source: Source) -> Document:
    r"""The document of a LaTeX source.

    >>> document = read_latex_document(Source(r"It fell.\footnote{Kim, \emph{War}, 3.} So--yes."))
    >>> [(block.kind, block.label, block.passage.text) for block in document.blocks]
    [('paragraph', '', 'It fell.[^1] So–yes.'), ('note', '1', 'Kim, War, 3.')]
    """
    reading = _read(source, {})
    if reading.lacks_labels and reading.labels:
        # Notes that stand further on are known now, as in LaTeX's second run.
        reading = _read(source, reading.labels)
    return Document(source, "latex", tuple(reading.blocks), "", tuple(reading.found))


def _read(source: Source, labels: dict[str, Numbered]) -> Reading:
    text = source.text
    begin = _BEGIN.search(text)
    start = begin.end() if begin else 0
    end = _END.search(text, start)
    reading = Reading(source, Braces(text), find_bibitems(text), labels=labels)
    reading.macros, reading.false = find_macros(text, reading.braces), find_false(text)
    reading.is_german = bool(_GERMAN.search(text, 0, start))
    name = _CLASS.search(text, 0, start)
    reading.restarts = bool(name and name[1] in CHAPTER_CLASSES)
    if begin:
        preamble = Passage(text[:start], (), OffsetMap((Piece(0, start, 0, start),)))
        reading.blocks.append(Block("meta", preamble, Span(0, start)))
        title = _TITLE.search(text, 0, begin.start())
        argument = reading.braces.argument(title.end()) if title else None
        if title and argument and argument.end < start:
            reading.read(title.start(), argument.after, TAKERS)
    reading.read(start, end.start() if end else len(text), TAKERS)
    return reading


def _take_command(reading: Reading, token: re.Match[str]) -> int:
    """What a command does; one that is not known prints its arguments."""
    name = token["name"]
    for found in (name, name.removesuffix("*"), reading.macros.names.get(name, "")):
        for names, act in _ACTIONS:
            if found in names:
                return act(reading, token, found)
    if name in reading.macros.words:
        return _words(reading, token, name)
    return reading.braces.option(token.end())[1]


def _words(reading: Reading, token: re.Match[str], name: str) -> int:
    """A macro that prints words of its own."""
    words = reading.macros.words[name]
    after = _silent(reading, token, name) if words.eats else token.end()
    text = reading.text
    if words.kind:
        text.open(words.kind)
    # The first letter stands for the whole macro, or letters would be sought one by one in it.
    text.write(words.text[:1], token.start(), after - token.start())
    text.write(words.text[1:], after, 0)
    if words.kind:
        text.close(words.kind)
    return after


def _condition(reading: Reading, token: re.Match[str], name: str) -> int:
    r"""What stands in `\iffalse ... \fi` is no text."""
    return max(reading.false.get(token.start(), 0), token.end())


_MARKS: dict[str, MarkKind] = {
    "italic": "italic",
    "bold": "bold",
    "small-caps": "small-caps",
    "superscript": "superscript",
    "subscript": "subscript",
}


def _style(reading: Reading, token: re.Match[str], name: str) -> int:
    argument = reading.braces.argument(token.end())
    kind = _MARKS.get(STYLES[name])
    if argument is None or kind is None:
        return token.end()
    if not argument.is_closed:
        reading.warn("group-not-closed", f"\\{name} has no end", token.start(), token.end())
        return argument.start
    text = reading.text
    text.open(kind)
    return reading.enter(argument, lambda: text.close(kind))


def _switch(reading: Reading, token: re.Match[str], name: str) -> int:
    kind = _MARKS.get(SWITCHES[name])
    if kind is not None:
        text, marked = reading.text, kind
        text.open(marked)
        reading.frames[-1].close.append(lambda: text.close(marked))
    return reading.braces.gap(token.end())


def _enclosing(reading: Reading, token: re.Match[str], name: str) -> int:
    argument = reading.braces.argument(reading.braces.option(token.end())[1])
    if argument is None or not argument.is_closed:
        return token.end()
    marks = ENCLOSING[name]
    text, end = reading.text, argument.end
    text.write(marks[0], token.start(), argument.start - token.start())
    return reading.enter(argument, lambda: text.write(marks[1], end, 1))


def _accent(reading: Reading, token: re.Match[str], name: str) -> int:
    return take_accent(reading, token)


_AFTER_SYMBOL = re.compile(r"\{\}|[ \t]*+(?:\n[ \t]*+)?(?=\S)|[ \t]*+")


def _symbol(reading: Reading, token: re.Match[str], name: str) -> int:
    """A symbol takes the blanks after it, or the empty group that shields them."""
    after = _AFTER_SYMBOL.match(reading.source.text, token.end())
    end = after.end() if after else token.end()
    shown = SYMBOLS.get(name) or GREEK.get(name, "")
    reading.text.write(shown, token.start(), end - token.start())
    return end


def _silent(reading: Reading, token: re.Match[str], name: str) -> int:
    after = _AFTER_SYMBOL.match(reading.source.text, token.end())
    return after.end() if after else token.end()


def _break(reading: Reading, token: re.Match[str], name: str) -> int:
    reading.flush(token.start())
    return token.end()


def _transparent(reading: Reading, token: re.Match[str], name: str) -> int:
    at = reading.braces.option(token.end())[1]
    return _skip(reading, at, TRANSPARENT[name] - 1)


def _unprinted(reading: Reading, token: re.Match[str], name: str) -> int:
    return _skip(reading, token.end(), UNPRINTED.get(name) or DISCARDED.get(name, 1))


_NAMED = re.compile(r"\s*\\[A-Za-z@]+")


def _skip(reading: Reading, at: int, count: int) -> int:
    """The place after `count` arguments, options between them included."""
    for _ in range(count):
        at = reading.braces.option(at)[1]
        argument = reading.braces.argument(at)
        if argument and argument.is_closed:
            at = argument.after
        elif named := _NAMED.match(reading.source.text, at):
            at = named.end()
        at = reading.braces.option(at)[1]
    return at


_LET = re.compile(r"\s{0,9}\\(?:[A-Za-z@]{1,40}|.)\s{0,9}=?\s{0,9}(?:\\(?:[A-Za-z@]{1,40}|.)|\S)")


def _let(reading: Reading, token: re.Match[str], name: str) -> int:
    both = _LET.match(reading.source.text, token.end())
    if both and "\\thefootnote" in both[0]:
        reading.is_unnumbered = "\\relax" in both[0]
    return both.end() if both else token.end()


_DEFINED = re.compile(r"\s*\\[A-Za-z@]+[^{}\n]{0,80}")


def _define(reading: Reading, token: re.Match[str], name: str) -> int:
    head = _DEFINED.match(reading.source.text, token.end())
    return _skip(reading, head.end() if head else token.end(), 1)


_COUNTER = re.compile(r"\s*\{(footnote|endnote)\}\s*\{\s*(-?\d{1,6})\s*\}")


def _counter(reading: Reading, token: re.Match[str], name: str) -> int:
    match = _COUNTER.match(reading.source.text, token.end())
    if not match:
        return _skip(reading, token.end(), 2)
    before = reading.counters.get(match[1], 0)
    number = int(match[2])
    reading.counters[match[1]] = before + number if name == "addtocounter" else number
    reading.restarted += name == "setcounter" and number == 0 < before
    return match.end()


def _address(reading: Reading, token: re.Match[str], name: str) -> int:
    r"""`\url{...}`: printed as it stands, escapes of % # & _ ~ left out."""
    argument = reading.braces.argument(token.end())
    if argument is None:
        return token.end()
    url = reading.source.text[argument.start : argument.end].strip()
    source, url = url, re.sub(r"\\([%#&_~{}])", r"\1", url)
    begin = reading.text.size
    reading.text.write(url, argument.start, len(source))
    reading.text.marks.append(Mark(Span(begin, reading.text.size), "link", url))
    return argument.after


def _link(reading: Reading, token: re.Match[str], name: str) -> int:
    option, at = reading.braces.option(token.end())
    target = reading.braces.argument(at)
    if name == "hyperref" and option is not None:  # leads to a label; its one argument is text
        return reading.enter(target) if target and target.is_closed else at
    words = reading.braces.argument(target.after) if target else None
    if target is None or words is None or not words.is_closed:
        return token.end()
    address = reading.source.text[target.start : target.end].strip()
    text = reading.text
    text.open("link", address)
    return reading.enter(words, lambda: text.close("link", address))


def _reference(reading: Reading, token: re.Match[str], name: str) -> int:
    """The number of a note that was labelled before ("see note 4"); else what LaTeX prints."""
    argument = reading.braces.argument(token.end())
    if argument is None or not argument.is_closed:
        return token.end()
    width = argument.after - token.start()
    label = reading.source.text[argument.start : argument.end].strip()
    shown = reading.number_of(label)
    if shown and name == "footref":
        reading.text.call(shown, token.start(), width, reading.labels[label].id)
        return argument.after
    kind = _KINDS_OF_LABELS.get(name, "") if shown else ""
    reading.text.write((kind + shown) or "??", token.start(), width)
    return argument.after


# These print what it is that the number counts.
_KINDS_OF_LABELS = {"autoref": "footnote ", "cref": "footnote ", "Cref": "Footnote "}


def _label(reading: Reading, token: re.Match[str], name: str) -> int:
    argument = reading.braces.argument(token.end())
    if argument is None or not argument.is_closed:
        return token.end()
    if reading.open_notes:
        label = reading.source.text[argument.start : argument.end].strip()
        reading.labels.setdefault(label, reading.open_notes[-1])
    return argument.after


_VERB = re.compile(r"\*?([^A-Za-z\s*])(.{0,400}?)\1")


def _verb(reading: Reading, token: re.Match[str], name: str) -> int:
    match = _VERB.match(reading.source.text, token.end())
    if not match:
        return token.end()
    reading.text.open("code")
    reading.text.write(match[2], match.start(2))
    reading.text.close("code")
    return match.end()


def _include(reading: Reading, token: re.Match[str], name: str) -> int:
    argument = reading.braces.argument(token.end())
    if argument is None or not argument.is_closed:
        return token.end()
    file = reading.source.text[argument.start : argument.end]
    hint = "read that file too, or join the files first"
    message = f"\\{name}{{{file[:60]}}}: other files are not read"
    reading.warn("file-not-read", message, token.start(), argument.after, hint)
    return argument.after


TAKERS: dict[str, Taker] = {
    "comment": take_comment,
    "name": _take_command,
    "sign": take_sign,
    "brace": take_brace,
    "math": take_math,
    "paragraph": take_paragraph,
    "space": take_space,
    "ligature": take_ligature,
    "cell": take_cell,
    "shorthand": take_shorthand,
}

# The first row that holds a command's name says what it does.
_ACTIONS: tuple[tuple[Container[str], Act], ...] = (
    (NOTES, take_note),
    (NOTE_MARKS, take_note_mark),
    (NOTE_TEXTS, take_note_text),
    (ASIDES, take_aside),
    (SECTIONS, take_section),
    ({"begin"}, take_begin),
    ({"end"}, take_end),
    ({"item", "bibitem"}, take_item),
    (STYLES, _style),
    (SWITCHES, _switch),
    (ENCLOSING, _enclosing),
    (ACCENTS, _accent),
    (BREAKS, _break),
    ({"setcounter", "addtocounter"}, _counter),
    ({"url", "nolinkurl", "path"}, _address),
    ({"href", "hyperref"}, _link),
    (MULTI_CITES, take_cites),
    (CITES, take_cite),
    (NOTE_CITES, take_cite),
    ({"ref", "pageref", "autoref", "cref", "Cref", "footref", "vref"}, _reference),
    ({"label"}, _label),
    ({"verb", "lstinline"}, _verb),
    (INCLUDES, _include),
    ({"def", "gdef", "edef", "xdef"}, _define),
    ({"let"}, _let),
    ({"iffalse"}, _condition),
    (UNPRINTED, _unprinted),
    (TRANSPARENT, _transparent),
    (DISCARDED, _unprinted),
    (SILENT, _silent),
    (SYMBOLS, _symbol),
    (GREEK, _symbol),
)
