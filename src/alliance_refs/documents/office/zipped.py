"""Zipped office documents: bytes -> the XML parts inside, with limits on what is unpacked."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib

from alliance_refs.documents.declared import declared_encoding
from alliance_refs.errors import UnreadableInput
from alliance_refs.files import LARGEST_FILE
from alliance_refs.spans import Source

# A part of a long book has some 20 MiB; a bomb has gigabytes.
LARGEST_PART = 96 * 1024 * 1024
MOST_PARTS = 20_000
# OPC and OCF allow no others; the memory that these take to unpack is bounded.
_PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    KeyError,
)


class Package:
    """The parts of a zipped document, read one by one when they are asked for.

    Raises `UnreadableInput` when the bytes are no zip file or hold too many parts.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        if len(data) > LARGEST_FILE:
            raise UnreadableInput(f"{name}: larger than {LARGEST_FILE // 2**20} MiB; cut it up")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename: info for info in self._zip.infolist()}
        except _BROKEN as error:
            raise UnreadableInput(f"{name}: no whole zip package: {error}") from error
        if len(self._parts) > MOST_PARTS:
            raise UnreadableInput(
                f"{name}: holds {len(self._parts):,} parts; {MOST_PARTS:,} at most"
            )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the package."""
        return tuple(self._parts)

    def part(self, name: str) -> Source | None:
        """The XML of a part, None when there is no such part.

        Raises `UnreadableInput` when the part is encrypted, damaged, packed by any method but
        deflation, no text, or larger than `LARGEST_PART` when unpacked.
        """
        info = self._parts.get(name.lstrip("/"))
        if info is None:
            return None
        if info.flag_bits & 1:
            raise UnreadableInput(f"{self.name}: is encrypted; save it without a password")
        if info.compress_type not in _PACKED:
            raise UnreadableInput(
                f"{self.name}: {name} is packed by an unknown method; zip it anew"
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(LARGEST_PART + 1)
        except _BROKEN as error:
            raise UnreadableInput(f"{self.name}: {name} is damaged: {error}") from error
        if len(data) > LARGEST_PART:
            size = LARGEST_PART // 2**20
            raise UnreadableInput(f"{self.name}: {name} unpacks to more than {size} MiB")
        return Source(self._decoded(data, name), f"{self.name}:{name}")

    def _decoded(self, data: bytes, name: str) -> str:
        codec = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        try:
            return data.decode(codec)
        except UnicodeDecodeError as error:
            if declared := declared_encoding(data):  # old books may be in one of single bytes
                return data.decode(declared, errors="replace")
            raise UnreadableInput(f"{self.name}: {name} is not {codec} text") from error

    def needed(self, name: str, what: str) -> Source:
        """The XML of a part that a document of this kind must have; raises as `part` does."""
        part = self.part(name)
        if part is None:
            raise UnreadableInput(f"{self.name}: no {what}: it has no part {name}")
        return part


def resolve(base: str, target: str) -> str:
    """The name of the part that a relation of part `base` leads to.

    >>> resolve("word/document.xml", "footnotes.xml"), resolve("word/document.xml", "/a.xml")
    ('word/footnotes.xml', 'a.xml')
    """
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(base), target)).lstrip("/")
