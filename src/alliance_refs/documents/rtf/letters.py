r"""RTF's letters by number: bytes of a code page (`\'e9`), and Unicode (`\u8217?`)."""

from __future__ import annotations

import codecs
import re

from alliance_refs.documents.rtf.reading import Reading

# One character of what stands in for a letter in old programs.
_STAND_IN = re.compile(
    r"\\'[0-9a-fA-F]{2}|\\[A-Za-z]{1,32}-?\d{0,9} ?|\\[^A-Za-z]|[^\\{}\r\n]", re.DOTALL
)
_LOW_HALF = re.compile(r"\\u(-?\d{1,9}) ?")


def take_bytes(reading: Reading, token: re.Match[str]) -> int:
    r"""Bytes of a code page; the second byte of a letter may be written as it is."""
    decoder = codecs.getincrementaldecoder(reading.state.codec or reading.codec)("replace")
    source = reading.source.text
    at = begin = token.start()
    while at < token.end():
        shown = decoder.decode(bytes.fromhex(source[at + 2 : at + 4]))
        at += 4
        if shown:
            reading.write(shown, begin, at - begin)
            begin = at
    if begin < at:
        after = source[at : at + 1]
        second = "" if after in "\\{}\r\n" or not after.isascii() else after
        at += len(second)
        reading.write(decoder.decode(second.encode(), final=True), begin, at - begin)
    return at


def take_unicode(reading: Reading, token: re.Match[str]) -> int:
    """A letter by its number, the characters that stand in for it passed over."""
    unit = int(token["unicode"]) % 0x10000
    at = _after_stand_ins(reading, token.end())
    low = _LOW_HALF.match(reading.source.text, at) if 0xD800 <= unit < 0xDC00 else None
    if low and 0xDC00 <= int(low[1]) % 0x10000 < 0xE000:
        unit = 0x10000 + ((unit - 0xD800) << 10) + int(low[1]) % 0x10000 - 0xDC00
        at = _after_stand_ins(reading, low.end())
    shown = "\ufffd" if 0xD800 <= unit < 0xE000 else chr(unit)
    reading.write(shown if unit >= 32 else "", token.start(), at - token.start())
    return at


def _after_stand_ins(reading: Reading, at: int) -> int:
    for _ in range(reading.state.stand_ins):
        stand_in = _STAND_IN.match(reading.source.text, at)
        if not stand_in:
            break
        at = stand_in.end()
    return at
