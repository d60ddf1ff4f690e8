"""What bytes are written in: what their first line declares, and what they look like.

In: the bytes of a file. Out: the name of a codec.
"""

from __future__ import annotations

import codecs
import re

# How JabRef and Emacs say in the first line of a .bib file what it is written in.
_DECLARATION = re.compile(
    rb"\s*%\s*Encoding:\s*([\w.:-]{1,40})|[^\n]{0,80}-\*-[^\n]{0,80}?coding:\s*([\w.:-]{1,40})"
)


def first_line_encoding(data: bytes) -> str | None:
    """The encoding that the first line declares, if it is one of single bytes or the like."""
    match = _DECLARATION.match(data[:400])
    if not match:
        return None
    name = (match[1] or match[2]).decode("ascii")
    try:
        codec = codecs.lookup(name)
        b"\xe9".decode(name, errors="replace")  # some can do no more than plain ASCII
    except (LookupError, UnicodeError):
        return None
    return None if codec.name.startswith("utf") else codec.name


def unmarked_utf16(data: bytes) -> str:
    """The encoding of UTF-16 without its byte-order mark, empty for other data.

    Every other byte of it is zero, in the languages of the west.

    >>> unmarked_utf16("Signed in 1953".encode("utf-16-le"))
    'utf-16-le'
    """
    head = data[:2000]
    first, second = head[::2], head[1::2]
    for codec, full, empty in (("utf-16-le", first, second), ("utf-16-be", second, first)):
        if len(head) > 8 and empty.count(0) > 0.7 * len(empty) and 0 not in full:
            return codec
    return ""


# The letters that text in an encoding of East Asia has at least so many of, among those beyond
# ASCII; in order of trying.
_EAST_ASIAN = (
    ("euc_jp", re.compile("[ぁ-ゖァ-ヺ]"), 0.12),
    ("shift_jis", re.compile("[ぁ-ゖァ-ヺ]"), 0.12),
    ("cp949", re.compile("[가-힣]"), 0.8),
    ("gb18030", re.compile("[的是在不了有和人这中大为上个国我以要他时来用们]"), 0.08),
    ("big5", re.compile("[的是在不了有和人這中大為上個國我以要他時來用們]"), 0.08),
)
_SAMPLE = 200_000


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes which are no UTF-8 are most likely in.

    >>> likely_encoding("조약이 체결되었다".encode("cp949")), likely_encoding("Größe".encode("cp1252"))
    ('cp949', 'windows-1252')
    """
    sample, whole = data[:_SAMPLE], len(data) <= _SAMPLE
    for codec, letters, fewest in _EAST_ASIAN:
        try:
            text = codecs.getincrementaldecoder(codec)().decode(sample, final=whole)
        except UnicodeDecodeError:
            continue
        foreign = sum(not char.isascii() for char in text)
        if len(letters.findall(text)) > fewest * foreign:
            return codec
    return "windows-1252"
