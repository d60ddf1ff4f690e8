"""Characters that no text format can hold, and texts without them."""

from __future__ import annotations

import re

# What XML 1.0 and YAML 1.2 exclude: controls, lone surrogates, two non-characters.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""The text with the sign for an unknown character where it holds none.

    >>> clean("War\x00 and\n peace")
    'War� and\n peace'
    """
    return _FORBIDDEN.sub("\ufffd", text)
