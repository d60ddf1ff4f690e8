"""Headings of numbered sections: "3 Data and Method" looks much like a note."""

from __future__ import annotations

import re

# Up to eight words without a figure and with hardly a mark.
_HEADING = re.compile(r"[^\W\d_][^\s\d.,;:()]*(?:\s+[^\s\d.;:()]+){0,7}\s*")


def is_heading(text: str) -> bool:
    """Whether what stands behind a number is the heading of a section, and no note.

    >>> is_heading("What Is State Capacity, and Where?"), is_heading("Ibid., p. 4")
    (True, False)
    """
    return _HEADING.fullmatch(text) is not None
