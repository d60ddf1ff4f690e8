"""PDF -> the text of its pages, with what the fonts tell: raised figures, italics, bold.

In: the bytes of a file, read by pypdf. Out: lines with their line ends, an empty line
where the page leaves one or the size of the letters changes, pages divided by form feeds.
"""

from __future__ import annotations

import io
import logging
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from alliance_refs.errors import Diagnostic, MissingExtra, UnreadableInput
from alliance_refs.model import MarkKind
from alliance_refs.spans import Span

if TYPE_CHECKING:
    import pypdf

MOST_PAGES = 20_000
LARGEST_TEXT = 64 * 1024 * 1024


class StyledSpan(NamedTuple):
    """A stretch of the text that its font or its height sets apart."""

    span: Span
    kind: MarkKind


@dataclass(slots=True)
class Pages:
    """The text of a file while its pages are read."""

    texts: list[str] = field(default_factory=list)
    styled: list[StyledSpan] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    size: int = 0
    language: str = ""


class _Chunk(NamedTuple):
    """A run of letters of one font: its text, the height of its line and of its letters."""

    text: str
    y: float
    size: float
    font: str


def read_pages(data: bytes, name: str) -> Pages:
    """The pages of a PDF.

    Raises `MissingExtra` without pypdf; `UnreadableInput` when the file is no PDF, is
    encrypted with a password, damaged beyond reading, or has more than `MOST_PAGES` pages.
    A page that cannot be read, and a file without any text, are told as diagnostics.
    """
    pages = Pages()
    with _quiet():
        reader = _open(data, name)
        count = _page_count(reader, name)
        for number in range(count):
            if pages.size > LARGEST_TEXT:
                message = (
                    f"{name}: only the first {number} of {count} pages were read: too much text"
                )
                pages.found.append(Diagnostic("too-much-text", message))
                break
            _add_page(pages, reader, number, name)
        pages.language = _language(reader)
    if not any(text.strip() for text in pages.texts):
        hint = "it may be a scan; run text recognition (OCR) on it first"
        pages.found.append(Diagnostic("no-text", f"{name}: no text on {count} pages", hint=hint))
    return pages


@contextmanager
def _quiet() -> Iterator[None]:
    """Keeps pypdf's remarks on damaged files from the terminal; ours say what matters."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _open(data: bytes, name: str) -> pypdf.PdfReader:
    try:
        import pypdf
    except ImportError as error:
        raise MissingExtra("reading PDF", "pdf") from error
    if b"%PDF-" not in data[:1024]:
        raise UnreadableInput(f"{name}: no PDF file")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    # pypdf raises whatever a damaged structure leads it to.
    except Exception as error:
        raise UnreadableInput(f"{name}: a damaged or locked PDF: {_said(error)}") from error
    if locked:
        raise UnreadableInput(f"{name}: is encrypted; save it without a password")
    return reader


def _page_count(reader: pypdf.PdfReader, name: str) -> int:
    try:
        count = len(reader.pages)
    except Exception as error:
        raise UnreadableInput(f"{name}: a damaged PDF: {_said(error)}") from error
    if count > MOST_PAGES:
        raise UnreadableInput(f"{name}: has {count:,} pages; {MOST_PAGES:,} at most")
    return count


def _said(error: BaseException) -> str:
    return (str(error) or type(error).__name__)[:200]


def _language(reader: pypdf.PdfReader) -> str:
    try:
        return str(reader.root_object.get("/Lang", ""))[:35]
    except Exception:
        return ""


def _add_page(pages: Pages, reader: pypdf.PdfReader, number: int, name: str) -> None:
    try:
        chunks = _chunks(reader.pages[number])
    except Exception as error:
        message = f"{name}: page {number + 1} cannot be read: {_said(error)}"
        pages.found.append(Diagnostic("page-not-read", message))
        chunks = []
    if number:
        _write(pages, "\n\f")
    _write_lines(pages, list(_lines(chunks)))


def _chunks(page: Any) -> list[_Chunk]:
    found: list[_Chunk] = []

    def visit(
        text: str, cm: list[float], tm: list[float], font: Mapping[str, Any] | None, size: float
    ) -> None:
        scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        name = str(font.get("/BaseFont", "")) if font else ""
        if text:
            found.append(_Chunk(text.replace("\f", "\n"), y, abs(size * scale), name))

    page.extract_text(visitor_text=visit)
    return found


def _lines(chunks: list[_Chunk]) -> Iterator[list[_Chunk]]:
    """The chunks cut into lines; line ends are left out, empty lines too."""
    line: list[_Chunk] = []
    for chunk in chunks:
        for count, part in enumerate(re.split(r"\r\n?|\n", chunk.text)):
            if count and line:
                yield line
                line = []
            if part:
                line.append(chunk._replace(text=part))
    if line:
        yield line


# Lines further apart than this many times the height of their letters are paragraphs.
_LOOSE_LINES = 1.75
# Letters this much smaller or larger belong to something else: a note, a heading.
_OTHER_SIZE = 0.12
_RAISED_SIZE = 0.85
# A figure that stands so much higher than its line, in heights of letters, is raised.
_RAISED_HEIGHT = 0.2


def _write_lines(pages: Pages, lines: list[list[_Chunk]]) -> None:
    last: tuple[float, float] | None = None
    for line in lines:
        main = max(line, key=lambda chunk: (len(chunk.text.strip()) > 0, chunk.size))
        if last is not None:
            _write(pages, "\n")
            fall, height = last[0] - main.y, max(main.size, 1.0)
            is_other = abs(last[1] - main.size) > _OTHER_SIZE * height
            if fall > _LOOSE_LINES * height or fall < -height or is_other:
                _write(pages, "\n")
        before: _Chunk | None = None
        for chunk in line:
            if before and _lost_space(before, chunk):
                _write(pages, " ")
            _write_chunk(pages, chunk, main)
            before = chunk
        last = (main.y, main.size)


# Words and marks of scripts that have spaces between words, and what may follow a space.
_BEFORE_SPACE = re.compile(r"[^\W_\u1100-\uffff]$|[,;:.!?)\]”’]$")
_AFTER_SPACE = re.compile(r"[^\W_\u1100-\uffff]|[(\[“‘]")
# French and Italian words that lean on the next one: "l’*Humanité*", "dell’*Unità*".
_ELIDED = re.compile(
    r"\b(?:[cdjlmnst]|(?:jus|lors|puis)?qu|un|(?:a|da|de|ne|su)ll|quell|quest)’$", re.IGNORECASE
)


def _lost_space(before: _Chunk, chunk: _Chunk) -> bool:
    """Whether a space went lost where italics begin or end: TeX only moves on for one."""
    if before.font == chunk.font or abs(before.size - chunk.size) > 0.02 * chunk.size:
        return False
    is_level = abs(before.y - chunk.y) < _RAISED_HEIGHT * chunk.size / 2
    ends, begins = _BEFORE_SPACE.search(before.text), _AFTER_SPACE.match(chunk.text)
    return bool(is_level and ends and begins and not _ELIDED.search(before.text))


def _write_chunk(pages: Pages, chunk: _Chunk, main: _Chunk) -> None:
    start = pages.size + len(chunk.text) - len(chunk.text.lstrip())
    _write(pages, chunk.text)
    span = Span(start, max(pages.size - len(chunk.text) + len(chunk.text.rstrip()), start))
    if not span.size:
        return
    font = chunk.font.lower()
    if "italic" in font or "oblique" in font or font.endswith("-it"):
        pages.styled.append(StyledSpan(span, "italic"))
    if "bold" in font or "black" in font:
        pages.styled.append(StyledSpan(span, "bold"))
    is_small = chunk.size < _RAISED_SIZE * main.size
    is_high = chunk.y - main.y > _RAISED_HEIGHT * main.size
    if (is_small or is_high) and span.size <= 5 and _FIGURES.fullmatch(chunk.text.strip()):
        pages.styled.append(StyledSpan(span, "superscript"))


_FIGURES = re.compile(r"\d{1,4}(?:[,–-]\d{1,3})?|[*†‡§]{1,3}")


def _write(pages: Pages, text: str) -> None:
    pages.texts.append(text)
    pages.size += len(text)
