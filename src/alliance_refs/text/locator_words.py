"""Words that say which part of a work is meant, and what CSL calls them (CSL 1.0.2, appendix V).

In each row words and signs that are written out, then abbreviations, first English; in lower case
and without their full stop. What means several things at once is left out: "c." is a chapter, a
canon or a leaf, "s." a section or a page.
"""

from __future__ import annotations

_ROWS: dict[str, tuple[str, str]] = {
    "appendix": (
        "appendix appendices anhang annex annexe appendice apéndice anexo",
        "app apps",
    ),
    "article-locator": (
        "article articles artikel articolo articoli artículo artículos artigo artigos",
        "art arts artt",
    ),
    "book": ("book books buch livre libro", "bk bks"),
    "chapter": (
        "chapter chapters kapitel chapitre capitolo capítulo",
        "ch chs chap chaps kap cap caps",
    ),
    "column": ("column columns spalte spalten", "col cols sp стб"),
    "equation": ("equation equations", "eq eqs"),
    "figure": ("figure figures", "fig figs abb"),
    "folio": ("folio folios blatt", "fo fol fols fl fls bl л лл"),
    "issue": ("issue issues", "no nos nr"),
    "line": ("line lines zeile", "l ll"),
    "note": ("note notes", "n nn fn anm przyp прим"),
    "opus": ("opus", "op"),
    "page": (
        "page pages seite seiten pagina pagine página páginas sidor",
        "p pp pg pgs pag pags pagg pág págs blz sid str с сс стр",
    ),
    "paragraph": (
        "paragraph paragraphs ¶ ¶¶",
        "para paras par abs rn rdn rdnr randnr rz rdz tz",
    ),
    "part": ("part parts teil partie parte", "pt pts"),
    "section": ("section sections abschnitt § §§", "sec secs sect abschn"),
    "table": ("table tables tabelle", "tab tabs"),
    "verse": ("verse verses", "v vv"),
    "volume": ("volume volumes band tome tomo", "vol vols bd bde t т ч"),
}
LOCATOR_WORDS: dict[str, str] = {
    word: label for label, (words, _) in _ROWS.items() for word in words.split()
}
LOCATOR_ABBREVIATIONS: dict[str, str] = {
    word: label for label, (_, words) in _ROWS.items() for word in words.split()
}
