"""Item types that several formats treat alike."""

from __future__ import annotations

# What is kept in archives (theses in those of dissertations); of all else a "database" is where
# it was looked up.
ARCHIVED = frozenset(
    """article broadcast classic document figure graphic interview manuscript map motion_picture
    musical_score pamphlet performance personal_communication song speech thesis""".split()
)
# What databases sort into kinds ("Article", "Proceedings Paper").
SORTED = frozenset(
    "article-journal article-magazine article-newspaper chapter paper-conference".split()
)
