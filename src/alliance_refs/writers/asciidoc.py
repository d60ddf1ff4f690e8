"""AsciiDoc: marks at words, doubled where they touch letters.

A backslash is printed where it escapes nothing, so what AsciiDoc would take for a mark is
written as a character reference.
"""

from __future__ import annotations

import re

from alliance_refs.writers.flat import Flat, flat_writer
from alliance_refs.writers.plain import clean

_SPECIAL = re.compile(
    r"""(?P<address>https?://[^\s\[\]<>"]+)|(?<![^\W_])[*_`#+](?=\S)|[*_`#+]{2,}|[\^~](?=\S)|\{(?=[\w-])
    |<(?=<)|&(?=\#?\w+;)|\((?=\(|(?:C|R|TM)\))|\[(?=[\[.\#])|(?<=["'])`|`(?=["'])|-(?=-)|\.(?=\.\.)
    |(?:footnote|cite|link|xref|pass|mailto)(?=\w{0,3}:)""",
    re.VERBOSE,
)


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, clean(text))


def _escaped(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]
    if match[0].isalpha():
        return f"{match[0][:-1]}&#{ord(match[0][-1])};"
    return "".join(f"&#{ord(char)};" for char in match[0])


def _link(target: str, words: str) -> str:
    target = target.replace("\\", "%5C").replace("[", "%5B").replace("]", "%5D")
    return f"link:{target.replace(' ', '%20')}[{_escape(words).replace(']', '&#93;')}]"


ASCIIDOC = flat_writer(
    "asciidoc",
    Flat(
        _escape,
        {
            "italic": ("_", "_"),
            "oblique": ("_", "_"),
            "bold": ("*", "*"),
            "superscript": ("^", "^"),
            "subscript": ("~", "~"),
            "small-caps": ("[.small-caps]#", "#"),
            "underline": ("[.underline]#", "#"),
        },
        _link,
        joint="{empty}",
        may_precede=" -–—('\"“‘[/",
        may_follow=" -–—.,:;!?'\")”’]/",
        block_start=re.compile(r"[*.-]+(?=\s)|\d{1,9}\.(?=\s)|[=/#|:\[.'<]|[A-Z]+:(?=\s)"),
        guard="{empty}",
        raised=re.compile(r"[^\s^~&]+"),
        tight={
            "italic": ("__", "__"),
            "oblique": ("__", "__"),
            "bold": ("**", "**"),
            "superscript": ("^", "^"),
            "subscript": ("~", "~"),
            "small-caps": ("[.small-caps]##", "##"),
            "underline": ("[.underline]##", "##"),
        },
    ),
)
