"""Punctuation that meets where two texts are joined, and what remains of it.

Tables of pairs: the last mark of one text and the first of the next. The rules are those of
the official CSL test suite (punctuation_FullMonty*): a full stop yields to any stronger mark,
a mark never stands twice, a weak mark yields to "!" and "?".
"""

from __future__ import annotations

MARKS = frozenset(".,:;!?")

# Marks that move into a closing quotation before them, where the language wants it so.
MOVE_INTO_QUOTES = frozenset(".,!?")

# The second mark goes.
DROP_SECOND = frozenset(""".. ,, ;; :: !! ?? :. ;. !. ?. ;: !: ?:""".split())
# The first mark goes.
DROP_FIRST = frozenset(""":! ;! :? ;?""".split())
