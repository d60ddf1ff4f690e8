"""The encoding that a document's own bytes declare: XML, HTML, LaTeX, reST, RTF.

In: the bytes of a file. Out: the name of a codec, None when nothing is declared, the file
begins with a byte-order mark, or Python knows no such text encoding. What a page declares is
taken as browsers take it; bytes that are UTF-8 are believed before any declaration.
"""

from __future__ import annotations

import codecs
import re

_HEAD = 4096
_DECLARATIONS = (
    re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})"),
    re.compile(rb"<meta[^>]{0,200}?\bcharset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"\\usepackage\s*\[([\w.:-]{1,40})\]\s*\{inputenc\}"),
    re.compile(rb"%\s*!TEX encoding\s*=\s*([\w.:-]{1,40})", re.IGNORECASE),
    re.compile(rb"\\rtf1?[^{}]{0,200}\\ansicpg(\d{3,5})"),
    re.compile(rb"^.{0,40}-\*-.{0,40}coding:\s*([\w.:-]{1,40})"),
)
# Names that inputenc and TeX editors have for encodings, as Python calls them.
_TEX_NAMES = {
    "ansinew": "cp1252",
    "applemac": "mac-roman",
    "utf8x": "utf-8",
    "latin9": "iso8859-15",
    "isolatin": "latin-1",
    "macosroman": "mac-roman",
}


# Larger sets that the names of these stand for on the web (WHATWG Encoding Standard).
_WEB_NAMES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "tis-620": "cp874",
}


def declared_encoding(data: bytes) -> str | None:
    r"""The encoding that the first lines of `data` declare.

    >>> declared_encoding(b"<?xml version='1.0' encoding='ISO-8859-2'?><TEI/>")
    'iso8859-2'
    >>> declared_encoding(b"<meta charset=iso-8859-1>"), declared_encoding(b"<meta charset=euc-kr>")
    ('cp1252', 'cp949')
    >>> declared_encoding(b"\\usepackage[ansinew]{inputenc}")
    'cp1252'
    """
    head = data[:_HEAD]
    for pattern in _DECLARATIONS:
        if match := pattern.search(head):
            name = match[1].decode("ascii").lower()
            codec = _codec(_TEX_NAMES.get(name, name))
            # No other encoding is UTF-8 with letters beyond ASCII by chance.
            if codec is None or (not data.isascii() and _is_in(data, "utf-8")):
                return None
            wider = _WEB_NAMES.get(codec, codec)
            return wider if _is_in(data, wider) else codec
    return None


def _is_in(data: bytes, codec: str) -> bool:
    try:
        return bool(data.decode(codec))
    except UnicodeDecodeError:
        return False


def _codec(name: str) -> str | None:
    try:
        codec = codecs.lookup(name)
        b"".decode(name)
    except (LookupError, UnicodeError):
        return None
    # A file that says so in single bytes is not of two-byte letters, whatever it says.
    return None if codec.name in ("utf-8", "utf-16", "utf-32", "utf-7") else codec.name
