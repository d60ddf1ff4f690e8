"""What the user names, read: documents, bibliography files, or standard input ("-").

In: a path or "-", and a format if the user gave one. Out: a `Document` or a `Library`.
All raise `UnreadableInput` and `UnknownFormat`.
"""

from __future__ import annotations

import sys
from pathlib import PurePath

import click

from alliance_refs import api, formats
from alliance_refs.cli.options import LIBRARY_READERS
from alliance_refs.cli.progress import progress
from alliance_refs.cli.settings import encoding
from alliance_refs.documents import open_document, read_data
from alliance_refs.files import LARGEST_FILE, decode, read_file
from alliance_refs.formats import FORMATS, format_for
from alliance_refs.formats.sniff import sniff
from alliance_refs.model import Library
from alliance_refs.spans import Source
from alliance_refs.text.keys import DEFAULT_PATTERN

STDIN = "-"
STDIN_NAME = "<stdin>"

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
    if path == STDIN:
        found = read_data(_read_stdin(), STDIN_NAME, format or "markdown", encoding())
    else:
        found = open_document(path, format, encoding())
    document = api.Document(found, key_pattern)
    with progress(f"reading {shown_name(path)}") as advance:
        document.analyse(advance)
    return document


def shown_name(path: str) -> str:
    """What an input is called in messages."""
    return STDIN_NAME if path == STDIN else path


def _read_stdin() -> bytes:
    """All of standard input; what is over the limit is left, for the reader to refuse."""
    return sys.stdin.buffer.read(LARGEST_FILE + 1)


def read_library(path: str, format: str | None = None) -> Library:
    """The library of a bibliography file, of its format's own kind."""
    source = read_bibliography(path)
    return formats.read_library(source, format_of(path, source.text, format))


def read_bibliography(path: str) -> Source:
    """The text of a bibliography file."""
    return read_source(path, _OLD_ENCODING)


def format_of(path: str, text: str, format: str | None = None) -> str:
    """The name of a bibliography's format: as given, else by suffix, else by its text.

    Where several formats share a suffix, or there is none, the text decides if it is
    unmistakable.
    """
    if format is not None:
        return format
    told = sniff(text)
    if path == STDIN:
        if told is None:
            raise click.UsageError("say with --from what the format of standard input is")
        return told
    suffix = PurePath(path).suffix.lower()
    return told if told and suffix in FORMATS[told].suffixes else format_for(path).name


def is_library(path: str, format: str | None = None) -> bool:
    """Whether the input is a bibliography file, by its format, else by its suffix."""
    if format is not None:
        return format in LIBRARY_READERS
    suffix = PurePath(path).suffix.lower()
    return any(suffix in known.suffixes for known in FORMATS.values() if suffix)


def read_works(path: str, format: str | None, key_pattern: str) -> Library:
    """The works of a document, or the entries of a bibliography file."""
    if is_library(path, format):
        return read_library(path, format)
    return read_document(path, format, key_pattern).library()
