"""Entry types and CSL types, one table read both ways (BibLaTeX manual, 2.1; BibTeX, btxdoc 3.1).

Reading takes the first row of the entry's type whose subtype fits; writing the first row
of the CSL type. Where no row of its own exists, a CSL type is written under the nearest
entry type and carried along by name.
"""

from __future__ import annotations

from typing import NamedTuple

from alliance_refs.formats.bib.profiles import ProfileName


class TypeRow(NamedTuple):
    """An entry type, its `entrysubtype` ("" for any), the CSL type it stands for.

    `profile` limits the row to one profile; `bibtex` is the type that classic BibTeX has.
    """

    entry: str
    subtype: str
    csl: str
    bibtex: str = ""
    profile: ProfileName | None = None


TYPES: tuple[TypeRow, ...] = (
    TypeRow("article", "magazine", "article-magazine"),
    TypeRow("article", "newspaper", "article-newspaper"),
    TypeRow("article", "", "article-journal"),
    TypeRow("book", "", "book"),
    TypeRow("incollection", "", "chapter"),
    TypeRow("inproceedings", "", "paper-conference"),
    TypeRow("thesis", "", "thesis", "phdthesis"),
    TypeRow("report", "", "report", "techreport"),
    TypeRow("online", "", "webpage", "misc"),
    TypeRow("unpublished", "", "manuscript"),
    TypeRow("booklet", "", "book", "", "plain"),
    TypeRow("booklet", "", "pamphlet"),
    TypeRow("inreference", "", "entry", "incollection", "plain"),
    TypeRow("inreference", "", "entry-encyclopedia", "incollection"),
    TypeRow("inbook", "", "chapter"),
    TypeRow("bookinbook", "", "book", "", "plain"),
    TypeRow("bookinbook", "", "chapter"),
    TypeRow("suppbook", "", "chapter"),
    TypeRow("suppcollection", "", "chapter"),
    TypeRow("suppperiodical", "", "article-journal"),
    TypeRow("manual", "", "report", "", "plain"),
    TypeRow("manual", "", "book"),
    TypeRow("mvbook", "", "book"),
    TypeRow("collection", "", "book", "book"),
    TypeRow("mvcollection", "", "book"),
    TypeRow("proceedings", "", "book"),
    TypeRow("mvproceedings", "", "book"),
    TypeRow("reference", "", "book"),
    TypeRow("mvreference", "", "book"),
    TypeRow("periodical", "", "periodical", "", "plain"),
    TypeRow("periodical", "magazine", "article-magazine"),
    TypeRow("periodical", "newspaper", "article-newspaper"),
    TypeRow("periodical", "", "article-journal"),
    TypeRow("patent", "", "patent", "misc"),
    TypeRow("dataset", "", "dataset", "misc"),
    TypeRow("software", "", "software", "misc"),
    TypeRow("artwork", "", "graphic", "misc"),
    TypeRow("image", "", "figure", "misc"),
    TypeRow("audio", "", "song", "misc"),
    TypeRow("music", "", "song", "misc"),
    TypeRow("video", "", "motion_picture", "misc"),
    TypeRow("movie", "", "motion_picture", "misc"),
    TypeRow("commentary", "", "book"),
    TypeRow("jurisdiction", "", "legal_case", "misc"),
    TypeRow("legislation", "", "legislation", "misc"),
    TypeRow("legal", "", "treaty", "misc"),
    TypeRow("letter", "", "personal_communication", "misc"),
    TypeRow("performance", "", "performance", "misc"),
    TypeRow("review", "", "review", "article"),
    TypeRow("standard", "", "standard", "misc"),
    TypeRow("misc", "", "document"),
)

# Types of BibLaTeX styles and reference managers, understood when met, never written.
FOREIGN_TYPES: tuple[TypeRow, ...] = (
    TypeRow("data", "", "dataset"),
    TypeRow("letters", "", "personal_communication"),
    TypeRow("newsarticle", "", "article-newspaper"),
    TypeRow("newspaperarticle", "", "article-newspaper"),
    TypeRow("map", "", "map"),
    TypeRow("presentation", "", "speech"),
    TypeRow("webpage", "", "webpage"),
    TypeRow("interview", "", "interview"),
    TypeRow("film", "", "motion_picture"),
    TypeRow("preprint", "", "article"),
    TypeRow("blog", "", "post-weblog"),
)

# Entry types that are names for others (BibLaTeX manual, 2.1.2), with the `type` they imply.
TYPE_ALIASES: dict[str, tuple[str, str]] = {
    "conference": ("inproceedings", ""),
    "electronic": ("online", ""),
    "www": ("online", ""),
    "mastersthesis": ("thesis", "mathesis"),
    "phdthesis": ("thesis", "phdthesis"),
    "techreport": ("report", "techreport"),
}

# The nearest entry type for CSL types without one of their own.
NEAREST: dict[str, str] = {
    "article": "online",
    "bill": "legislation",
    "broadcast": "video",
    "classic": "book",
    "collection": "collection",
    "entry": "inreference",
    "entry-dictionary": "inreference",
    "event": "misc",
    "hearing": "jurisdiction",
    "interview": "misc",
    "musical_score": "music",
    "periodical": "misc",
    "post": "online",
    "post-weblog": "online",
    "regulation": "legislation",
    "review-book": "review",
    "speech": "unpublished",
}

ARTICLES = frozenset({"article", "suppperiodical", "periodical", "review", "newsarticle"})
PARTS = frozenset(
    """inbook bookinbook suppbook incollection suppcollection inproceedings inreference""".split()
)
BOOKS = frozenset(
    """book mvbook collection mvcollection proceedings mvproceedings reference mvreference
    booklet commentary""".split()
)


def csl_type(entry: str, subtype: str, profile: ProfileName) -> str:
    """The CSL type of an entry type; "document" for types that no table knows.

    >>> csl_type("article", "newspaper", "biblatex"), csl_type("mvbook", "", "biblatex")
    ('article-newspaper', 'book')
    """
    for row in _BY_ENTRY.get(entry, ()):
        if row.subtype in ("", subtype.lower()) and row.profile in (None, profile):
            return row.csl
    return "document"


def entry_type(csl: str) -> TypeRow:
    """The row under which a CSL type is written in BibLaTeX.

    >>> entry_type("article-newspaper")[:2], entry_type("hearing").entry
    (('article', 'newspaper'), 'jurisdiction')
    """
    return _BY_CSL.get(csl) or _FIRST_ROW.get(NEAREST.get(csl, ""), _MISC)


_BY_ENTRY: dict[str, list[TypeRow]] = {}
_BY_CSL: dict[str, TypeRow] = {}
for _row in (*TYPES, *FOREIGN_TYPES):
    _BY_ENTRY.setdefault(_row.entry, []).append(_row)
    if _row.profile is None and _row in TYPES:
        _BY_CSL.setdefault(_row.csl, _row)
_FIRST_ROW = {entry: rows[-1] for entry, rows in _BY_ENTRY.items()}
_MISC = _BY_CSL["document"]
