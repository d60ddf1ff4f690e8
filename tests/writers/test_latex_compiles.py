"""LaTeX that the writer makes is compiled, with every mark that means something to TeX."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import tex
from alliance_refs import Cite, Cluster, Library, cite

pytestmark = pytest.mark.skipif(not tex.is_installed(), reason=tex.MISSING)

MARKS = r'A "b" <x> & c_d # e % f $g$ ^h ~i {j} \k `l` — “q” „r“ ‘s’ … × ½ § ¶ † ° µ ß Ł ő ş ç'
WORKS = [
    {
        "id": "marks",
        "type": "book",
        "title": MARKS,
        "publisher": "P & Q",
        "author": [{"family": "Łukasz_#", "given": "A%"}],
        "issued": {"date-parts": [[2001]]},
        "URL": r"https://example.org/a_b%20c#d~e&f={g}\h",
    },
    {
        "id": "dressed",
        "type": "article-journal",
        "title": "H<sub>2</sub>O and <i>E. coli</i>, <sc>small</sc> <b>bold</b> x<sup>2</sup>",
        "container-title": "J. [Brackets]",
        "volume": "3",
        "page": "1-5",
        "author": [{"family": "Ğüçşö", "given": "É."}],
        "issued": {"date-parts": [[1999]]},
        "DOI": "10.1000/a<b>_c",
    },
    {
        "id": "brackets",
        "type": "book",
        "title": "[Untitled] begins with a bracket",
        "author": [{"literal": "[Anon.]"}],
        "issued": {"literal": "[1876?]"},
    },
]
STYLES = (
    "apa",
    "chicago-notes-bibliography",
    "din-1505-2-alphanumeric",
    "ieee",
    "modern-language-association",
    "nature",
)
# German quotation marks are not in the oldest encoding of fonts.
FONTS = {"-pdf": "\\usepackage[T1]{fontenc}\n", "-pdfxe": ""}


def document(engine: str, *parts: str) -> str:
    head = f"\\documentclass{{article}}\n{FONTS[engine]}\\usepackage{{hyperref}}\n"
    return f"{head}\\begin{{document}}\n" + "\n\n".join(parts) + "\n\\end{document}\n"


@pytest.mark.parametrize("engine", FONTS)
def test_bibliographies_and_citations_compile(tmp_path: Path, engine: str) -> None:
    if engine == "-pdfxe" and not shutil.which("xelatex"):
        pytest.skip("needs XeLaTeX (Debian: texlive-xetex)")
    library = Library.parse(json.dumps(WORKS), "csl-json")
    parts = [library.bibliography(style).write("latex", links=True) for style in STYLES]
    clusters = [Cluster((Cite(key, "3_4"),), note=1) for key in library]
    for style in STYLES:
        shown = cite(library, clusters, style, format="latex")
        parts += [f"So\\footnote{{{words}}} and {words}." for words in shown]
    source = tmp_path / "works.tex"
    source.write_text(document(engine, *parts), encoding="utf-8")
    assert tex.compiled(source, engine) == (0, [])
