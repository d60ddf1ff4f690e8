"""Files in and out: bytes -> `Source`, text -> a file that is whole or not touched at all."""

from __future__ import annotations

import codecs
import os
import re
import tempfile
from pathlib import Path

from alliance_refs.encodings import first_line_encoding, likely_encoding, unmarked_utf16
from alliance_refs.errors import UnreadableInput, UnwritableOutput
from alliance_refs.spans import Source

# A document of this many bytes is no document any more; the limit keeps memory bounded.
LARGEST_FILE = 256 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_file(
    path: str | Path, encoding: str | None = None, *, fallback: str | None = None
) -> Source:
    """The text of a file, under the path's own words.

    `fallback` is an encoding for bytes that are no UTF-8 and whose first line names none (old
    .bib files). Raises `UnreadableInput` when the file is missing, a folder, over `LARGEST_FILE`
    bytes, or not text in `encoding` (by default UTF-8, or what a byte-order mark says).
    """
    return decode(read_bytes(path), str(Path(path)), encoding, fallback=fallback)


def read_bytes(path: str | Path) -> bytes:
    """The bytes of a file; raises `UnreadableInput` when it is missing, a folder or too large."""
    path = Path(path)
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise UnreadableInput(f"{path}: larger than {LARGEST_FILE // 2**20} MiB; cut it up")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableInput(f"{path}: cannot be read: {reason.lower()}") from error


def decode(
    data: bytes,
    name: str = "<input>",
    encoding: str | None = None,
    *,
    fallback: str | None = None,
) -> Source:
    """The text of some bytes; raises `UnreadableInput` as `read_file` does.

    >>> decode(b"\\xef\\xbb\\xbfKim").text
    'Kim'
    """
    if len(data) > LARGEST_FILE:
        raise UnreadableInput(f"{name}: larger than {LARGEST_FILE // 2**20} MiB; cut it up")
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    codec = encoding or marked or "utf-8"
    try:
        text = data.decode(codec)
    except LookupError as error:
        raise UnreadableInput(f"{name}: no encoding is named {codec!r}") from error
    except UnicodeDecodeError as error:
        if fallback and encoding is None and b"\x00" not in data:
            return Source(
                data.decode(first_line_encoding(data) or fallback, errors="replace"), name
            )
        raise UnreadableInput(_undecodable(data, name, codec, error)) from error
    if "\x00" in text:
        raise UnreadableInput(f"{name}: this is binary data, not text{_hint(data)}")
    return Source(text, name)


def _undecodable(data: bytes, name: str, codec: str, error: UnicodeDecodeError) -> str:
    if b"\x00" in data[:8192]:
        return f"{name}: this is binary data, not text{_hint(data)}"
    likely = likely_encoding(data)
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    return (
        f"{name}:{line}: not {codec} text (byte 0x{byte:02x}); "
        f"say what it is written in, for example --encoding {likely} "
        f"(in Python: encoding={likely!r})"
    )


def _hint(data: bytes) -> str:
    """What to say of text that looks like binary data."""
    codec = unmarked_utf16(data)
    return f"; if it is UTF-16, say so with --encoding {codec}" if codec else ""


def write_file(path: str | Path, text: str) -> None:
    """Writes a file as UTF-8, whole or not at all; raises as `write_data` does."""
    write_data(path, LONE_SURROGATE.sub("\ufffd", text).encode("utf-8"))


def write_data(path: str | Path, data: bytes) -> None:
    """Writes a file: first beside it under another name, then in its place.

    Raises `UnwritableOutput` when that cannot be done; the file that was there before is
    then as it was. Its permissions are kept.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise UnwritableOutput(f"{path}: this is a folder, not a file")
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a pipe or a device is written to, not replaced
            return
        _replace(path.resolve(), data, path.stat().st_mode if path.exists() else None)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableOutput(f"{path}: cannot be written: {reason.lower()}") from error


# Half a character, as broken JSON may bring it; no encoding can hold it.
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _replace(path: Path, data: bytes, mode: int | None) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(mode if mode is not None else 0o666 & ~_umask())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """The permissions that new files of this process do not get."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
