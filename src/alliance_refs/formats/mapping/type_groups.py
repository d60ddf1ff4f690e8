"""Item types that several formats treat alike."""

from __future__ import annotations

# What is kept in archives (theses in those of dissertations); of all else a "database" is where
# it was looked up.
ARCHIVED = frozenset(
    """article broadcast classic document figure graphic interview manuscript map motion_picture
    musical_score pamphlet performance personal_communication song speech thesis""".split()
)
# What stands in no other work; formats add to these what they have codes for.
ALONE = frozenset("book thesis report pamphlet map musical_score collection standard".split())
# What has a number of its own, and no issue.
NUMBERED = frozenset("report patent bill legislation regulation legal_case standard".split())
# What databases sort into kinds ("Article", "Proceedings Paper").
SORTED = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference".split()
)
# What stands in periodicals.
PERIODICAL = frozenset("article-journal article-magazine article-newspaper review".split())
