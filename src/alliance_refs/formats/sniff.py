"""A format's name told from a text, where the text is unmistakable, and only there."""

from __future__ import annotations

import re

# Enough to meet the first entry; a text that has not shown its kind by then shows none.
_READ = 20_000

# In order: what a broader sign would also match stands before it.
_SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(sign, re.MULTILINE))
    for name, sign in (
        ("zotero-rdf", r"<rdf:RDF[^>]*xmlns:z=[\"']http://www\.zotero\.org/"),
        ("mods", r"<(?:\w+:)?mods(?:Collection)?[\s>][^>]*http://www\.loc\.gov/mods/"),
        ("mods", r"<modsCollection[\s>]"),
        ("endnote-xml", r"<xml>\s*<records>"),
        ("tei", r"<(?:\w+:)?TEI[\s>]|<listBibl[\s>]|<biblStruct[\s>]"),
        ("jats", r"<ref-list[\s>]|<(?:element|mixed|nlm)-citation[\s>]"),
        ("zotero-json", r"\A\s*[\[{][^<]*?\"itemType\"\s*:\s*\""),
        ("csl-json", r"\A\s*\[\s*\{(?=[^{]*\"type\"\s*:)(?=[^{]*\"id\"\s*:)"),
        ("csl-json", r"\A\s*\[\s*\{[^{]*\"(?:issued|author)\"\s*:\s*[\[{]"),
        (
            "ris",
            r"\A\s*(?:(?:Provider|Database|Content):[^\n]*\n\s*)*"
            r"(?:TY {1,2}- ?[A-Z]{3,8}|ty  - ?[a-z]{3,8})\s*$",
        ),
        ("nbib", r"\A\s*PMID- \d+\s*$"),
        ("enw", r"\A\s*%0 [A-Z][a-z]+"),
        ("cff", r"^cff-version:\s"),
        ("biblatex", r"^[ \t]*@[A-Za-z]+[ \t]*[{(]\s*[^\s,{}()]+\s*,\s*[A-Za-z-]+\s*="),
        ("csl-yaml", r"\A(?:---\s+)?references:\s*\n\s*-\s"),
        ("hayagriva", r"\A(?:#[^\n]*\n)*[\w:+.-]+:\s*\n(?:[ \t]+\S[^\n]*\n)*?[ \t]+type:\s+\w+"),
    )
)


def sniff(text: str) -> str | None:
    """The name of the one format that `text` must be, None when it may be another.

    >>> sniff("TY  - JOUR\\nER  - "), sniff("Kim, D. 1997. Prison Writings.")
    ('ris', None)
    """
    head = text[:_READ].removeprefix("\ufeff")
    return next((name for name, sign in _SIGNS if sign.search(head)), None)
