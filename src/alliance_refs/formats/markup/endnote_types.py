"""EndNote's reference types: name, number and the CSL type each stands for.

Source: EndNote's reference type table, as its XML and ENW exports number and name them.
"""

from __future__ import annotations

from alliance_refs.formats.mapping.rows import Types

ENDNOTE_TYPES = (
    ("Journal Article", 17, "article-journal"),
    ("Book", 6, "book"),
    ("Book Section", 5, "chapter"),
    ("Conference Paper", 47, "paper-conference"),
    ("Conference Proceedings", 10, "paper-conference"),
    ("Newspaper Article", 23, "article-newspaper"),
    ("Magazine Article", 19, "article-magazine"),
    ("Thesis", 32, "thesis"),
    ("Report", 27, "report"),
    ("Government Document", 46, "report"),
    ("Web Page", 12, "webpage"),
    ("Blog", 56, "post-weblog"),
    ("Discussion Forum", 64, "post"),
    ("Social Media", 63, "post"),
    ("Personal Communication", 26, "personal_communication"),
    ("Interview", 62, "interview"),
    ("Electronic Article", 43, "article-journal"),
    ("Electronic Book", 44, "book"),
    ("Electronic Book Section", 60, "chapter"),
    ("Edited Book", 28, "book"),
    ("Catalog", 8, "book"),
    ("Serial", 57, "periodical"),
    ("Encyclopedia", 53, "entry-encyclopedia"),
    ("Dictionary", 52, "entry-dictionary"),
    ("Classical Work", 49, "classic"),
    ("Ancient Text", 51, "classic"),
    ("Manuscript", 36, "manuscript"),
    ("Unpublished Work", 34, "manuscript"),
    ("Pamphlet", 24, "pamphlet"),
    ("Statute", 31, "legislation"),
    ("Bill", 4, "bill"),
    ("Legal Rule or Regulation", 50, "regulation"),
    ("Case", 7, "legal_case"),
    ("Hearing", 18, "hearing"),
    ("Patent", 25, "patent"),
    ("Standard", 58, "standard"),
    ("Computer Program", 9, "software"),
    ("Dataset", 59, "dataset"),
    ("Online Database", 45, "dataset"),
    ("Aggregated Database", 55, "dataset"),
    ("Film or Broadcast", 21, "motion_picture"),
    ("Television Episode", 65, "broadcast"),
    ("Podcast", 66, "broadcast"),
    ("Audiovisual Material", 3, "motion_picture"),
    ("Online Multimedia", 48, "motion_picture"),
    ("Music", 61, "musical_score"),
    ("Map", 20, "map"),
    ("Artwork", 2, "graphic"),
    ("Figure", 37, "figure"),
    ("Chart or Table", 38, "figure"),
    ("Equation", 39, "figure"),
    ("Generic", 13, "document"),
    ("Grant", 54, "document"),
    ("Press Release", 67, "document"),
)

TYPES = Types(
    (
        *((name, type) for name, _, type in ENDNOTE_TYPES),
        # Written for want of a better name; the loss report says so.
        ("Journal Article", "article"),
        ("Journal Article", "review"),
        ("Journal Article", "review-book"),
        ("Encyclopedia", "entry"),
        ("Statute", "treaty"),
        ("Conference Paper", "speech"),
        ("Film or Broadcast", "song"),
    ),
    default_code="Generic",
)
KNOWN_TYPES = frozenset(type for _, type in TYPES.rows)
# Its authors are the editors.
EDITED = "Edited Book"
NUMBERS = {name: number for name, number, _ in ENDNOTE_TYPES}
NAMES_BY_NUMBER = {str(number): name for name, number, _ in ENDNOTE_TYPES}
