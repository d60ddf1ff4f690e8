"""What the user names, read: documents, bibliography files, or standard input ("-").

In: a path or "-", and a format if the user gave one. Out: a `Document` or a `Library`.
All raise `UnreadableInput` and `UnknownFormat`.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePath
from typing import NoReturn, TextIO

import click

from alliance_refs import api, formats
from alliance_refs.cli.cited import cites_keys
from alliance_refs.cli.messages import PROGRAM, counted, say
from alliance_refs.cli.options import LIBRARY_READERS
from alliance_refs.cli.progress import progress
from alliance_refs.cli.settings import encoding
from alliance_refs.documents import document_format, open_document, read_data
from alliance_refs.errors import UnknownFormat
from alliance_refs.files import LARGEST_FILE, decode, read_file
from alliance_refs.formats import FORMATS, format_for
from alliance_refs.formats.sniff import sniff, sniff_among_documents
from alliance_refs.model import Document, Library
from alliance_refs.spans import Source
from alliance_refs.text.keys import DEFAULT_PATTERN

STDIN = "-"
STDIN_NAME = "<stdin>"

# How much of an input is looked at to tell what it is.
_START = 40_000
# Suffixes that documents and exported bibliographies share.
_TEXT_SUFFIXES = frozenset({".txt", ".text", ""})

# Bibliography files of old are seldom UTF-8 when they are not; readers say so.
_OLD_ENCODING = "cp1252"


def read_source(path: str, fallback: str | None = None) -> Source:
    """The text of a file or of standard input."""
    if path != STDIN:
        return read_file(path, encoding(), fallback=fallback)
    return decode(_read_stdin(), STDIN_NAME, encoding(), fallback=fallback)


def read_document(
    path: str, format: str | None = None, key_pattern: str = DEFAULT_PATTERN
) -> api.Document:
    """The document, already analysed; standard input is Markdown unless `format` is given."""
    if format is None and (path == STDIN or _is_plain(path)) and is_library(path):
        _refuse_library(path)
    if path == STDIN:
        found = read_data(_read_stdin(), STDIN_NAME, format or "markdown", encoding())
    else:
        found = _open_document(path, format)
    document = api.Document(found, key_pattern)
    with progress(f"reading {shown_name(path)}") as advance:
        document.analyse(advance)
    return document


def _open_document(path: str, format: str | None) -> Document:
    try:
        return open_document(path, format, encoding())
    except UnknownFormat:
        if format is None and is_library(path):
            _refuse_library(path)
        raise


def _refuse_library(path: str) -> NoReturn:
    said = f"{shown_name(path)} is a bibliography, not a document"
    raise click.UsageError(f"{said}; convert, render, merge and check read it") from None


def shown_name(path: str) -> str:
    """What an input is called in messages."""
    return STDIN_NAME if path == STDIN else path


def _read_stdin() -> bytes:
    """All of standard input; what is over the limit is left, for the reader to refuse."""
    return _all_of(sys.stdin)


@lru_cache(maxsize=1)
def _all_of(stream: TextIO) -> bytes:
    """What a stream holds, once read: to tell what it is, and then to read it as that."""
    return stream.buffer.read(LARGEST_FILE + 1)


def read_library(path: str, format: str | None = None) -> Library:
    """The library of a bibliography file, of its format's own kind."""
    source = read_bibliography(path)
    return formats.read_library(source, format_of(path, source.text, format))


def read_bibliography(path: str) -> Source:
    """The text of a bibliography file."""
    return read_source(path, _OLD_ENCODING)


def format_of(path: str, text: str, format: str | None = None) -> str:
    """The name of a bibliography's format: as given, else by suffix, else by its text.

    Where several formats share a suffix, or there is none that is known ("export.txt"), the
    text decides if it is unmistakable.
    """
    if format is not None:
        return format
    told = sniff(text)
    if path == STDIN:
        if told is None:
            raise click.UsageError("say with --from what the format of standard input is")
        return told
    suffix = PurePath(path).suffix.lower()
    by_text = told and (suffix in FORMATS[told].suffixes or not _has_suffix(path))
    return told if told and by_text else _format_by_name(path)


def _format_by_name(path: str) -> str:
    try:
        return format_for(path).name
    except UnknownFormat:
        if _is_document(path):
            said = f"{path} is a document, not a bibliography"
            raise click.UsageError(f"{said}; export, render and merge read its works") from None
        raise


def _is_document(path: str) -> bool:
    with suppress(UnknownFormat):
        return bool(document_format(path))
    return False


def is_library(path: str, format: str | None = None) -> bool:
    """Whether the input is a bibliography file, by its format, else by its suffix.

    Standard input and plain text are one if they begin as no document does.
    """
    if format is not None:
        return format in LIBRARY_READERS
    if path == STDIN:
        return _begins_as_library(_read_stdin()[:_START])
    if _is_plain(path):
        return _begins_as_library(_first_bytes(path))
    return _has_suffix(path)


def _is_plain(path: str) -> bool:
    """Whether the suffix of a path is one that documents and bibliographies share."""
    return PurePath(path).suffix.lower() in _TEXT_SUFFIXES


def _has_suffix(path: str) -> bool:
    """Whether the suffix of a path is one of bibliographies."""
    suffix = PurePath(path).suffix.lower()
    return any(suffix in known.suffixes for known in FORMATS.values() if suffix)


def _begins_as_library(start: bytes) -> bool:
    return sniff_among_documents(start.decode("utf-8", errors="replace")) is not None


def _first_bytes(path: str) -> bytes:
    """How a file begins; nothing when it cannot be read or read twice, which its reader tells."""
    if not PurePath(path).name or not Path(path).is_file():
        return b""
    with suppress(OSError), Path(path).open("rb") as file:
        return file.read(_START)
    return b""


def say_unread(path: str, library: Library) -> None:
    """Says how many entries of a file could not be read, if any."""
    if library.failed:
        count = counted(len(library.failed), "entry", "entries")
        say(f"{shown_name(path)}: {count} could not be read; {PROGRAM} check says why")


def read_works(path: str, format: str | None, key_pattern: str) -> Library:
    """The works of a document, or the entries of a bibliography file."""
    if is_library(path, format):
        return read_library(path, format)
    document = read_document(path, format, key_pattern)
    say_cited_keys(document)
    return document.library()


def say_cited_keys(document: api.Document) -> None:
    """Says that a document without works cites by keys, whose works are in another file."""
    if not document.works and cites_keys(document.source, document.format):
        name = document.source.name
        say(f"{name}: it cites by keys; their works are in a bibliography file, which render reads")
