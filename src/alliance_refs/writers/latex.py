"""LaTeX: text that compiles as it stands, entries as a list with hanging indents.

Links need the package hyperref, and appear only where links were asked for. German quotation
marks need the encoding T1 (the package fontenc) with pdfLaTeX.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_refs.model import Bibliography, Display, Displayed, Entry, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.writer import Pair, Writer

_STYLES: dict[Style, Pair] = {
    "italic": (r"\textit{", "}"),
    "oblique": (r"\textsl{", "}"),
    "upright": (r"\textup{", "}"),
    "bold": (r"\textbf{", "}"),
    "light": (r"{\fontseries{l}\selectfont ", "}"),
    "weight-normal": (r"\textmd{", "}"),
    "small-caps": (r"\textsc{", "}"),
    "caps-normal": (r"{\normalfont ", "}"),
    "underline": (r"\underline{", "}"),
    "superscript": (r"\textsuperscript{", "}"),
    "subscript": (r"\textsubscript{", "}"),
}
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "%": r"\%",
        "_": r"\_",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "<": r"\textless{}",
        ">": r"\textgreater{}",
        '"': r"\textquotedbl{}",
        "`": r"\textasciigrave{}",
        "\u00a0": "~",
        "\u00ad": r"\-",
    }
)
# In an address these would end the argument or begin a comment.
_IN_TARGET = str.maketrans(
    {c: f"\\{c}" for c in "#%&~_"} | {"\\": "\\%5C", "{": "\\%7B", "}": "\\%7D"}
)
_LIST = r"\begin{list}{}{\setlength{\leftmargin}{%s}\setlength{\itemindent}{%s}\setlength{\itemsep}{%s}}"
_LABELLED = r"\begin{list}{}{\settowidth{\labelwidth}{%s}\setlength{\leftmargin}{\labelwidth}\addtolength{\leftmargin}{\labelsep}\setlength{\itemsep}{%s}}"


def _escape(text: str) -> str:
    return clean(text).translate(_ESCAPES)


def _link(target: str, inner: str) -> str:
    return f"\\href{{{target.translate(_IN_TARGET)}}}{{{inner}}}"


def _block(display: Display, inner: str) -> str:
    if display in ("left-margin", "right-inline"):
        return inner
    indent = r"\hspace*{2em}" if display == "indent" else ""
    return f"\\par {indent}{inner}\\par "


def _bibliography(bibliography: Bibliography) -> str:
    return "\n".join(_lines(bibliography)) + "\n"


def _lines(bibliography: Bibliography) -> Iterator[str]:
    layout = bibliography.layout
    gap = f"{layout.entry_spacing}\\baselineskip" if layout.entry_spacing else "0pt"
    labels = [_label(entry) for entry in bibliography.entries]
    if any(labels):
        yield _LABELLED % (max(labels, key=len), gap)
    else:
        hanging = layout.hanging_indent
        yield _LIST % ("2em" if hanging else "0pt", "-2em" if hanging else "0pt", gap)
    for entry, label in zip(bibliography.entries, labels, strict=True):
        markup = entry.markup[1:] if label else entry.markup
        yield f"\\item[{{{label}}}] {LATEX.write(markup).strip()}"
    yield r"\end{list}"


def _label(entry: Entry) -> str:
    first = entry.markup[0] if entry.markup else ""
    if isinstance(first, Displayed) and first.display == "left-margin":
        return LATEX.write(first.children).strip()
    return ""


LATEX = Writer("latex", _escape, _bibliography, _STYLES, _link, _block)
