"""Typst: content that compiles as it stands, entries as paragraphs with hanging indents."""

from __future__ import annotations

import re

from alliance_refs.model import Bibliography, Display, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.writer import Pair, Writer

# A semicolon ends the call, so that words after it are never taken for more of it.
_END = "];"
_STYLES: dict[Style, Pair] = {
    "italic": ("#emph[", _END),
    "oblique": ('#text(style: "oblique")[', _END),
    "upright": ('#text(style: "normal")[', _END),
    "bold": ("#strong[", _END),
    "light": ('#text(weight: "light")[', _END),
    "weight-normal": ('#text(weight: "regular")[', _END),
    "small-caps": ("#smallcaps[", _END),
    "underline": ("#underline[", _END),
    "superscript": ("#super[", _END),
    "subscript": ("#sub[", _END),
}
_SPECIAL = re.compile(r"""[\\#*_`$<>@~\[\]"']|/(?=[/*])|(?<=-)-|(?<=\.)\.(?=\.)""")


# Lists, headings, terms and numbered items begin so, also inside brackets.
_BLOCK_START = re.compile(r"^(\d+(?=\.)|(?=[-+=/]))")


def _escape(text: str) -> str:
    return _BLOCK_START.sub(r"\1\\", _SPECIAL.sub(r"\\\g<0>", clean(text)))


def _link(target: str, inner: str) -> str:
    address = target.replace("\\", "%5C").replace('"', "%22")
    return f'#link("{address}")[{inner}{_END}'


def _block(display: Display, inner: str) -> str:
    if display == "left-margin":
        return f"{inner.strip()} "
    if display == "right-inline":
        return inner
    return f"#pad(left: {'2em' if display == 'indent' else '0em'})[{inner}{_END}"


def _bibliography(bibliography: Bibliography) -> str:
    hanging = "2em" if bibliography.layout.hanging_indent else "0em"
    entries = (TYPST.write(entry.markup).strip() for entry in bibliography.entries)
    words = "\n\n".join(entries)
    return f"#[\n#set par(hanging-indent: {hanging})\n\n{words}\n]\n"


TYPST = Writer("typst", _escape, _bibliography, _STYLES, _link, _block)
