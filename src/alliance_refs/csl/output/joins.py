"""What happens where words meet words: punctuation that collides, quotes that take it in.

In: a row of words and marks (`csl.row`). Out: the row with one mark where two would
collide (`text.punctuation`), one space where two would meet, and commas and full stops
inside closing quotes where the language wants them (CSL 1.0.2, punctuation-in-quote).
"""

from __future__ import annotations

from typing import cast

from alliance_refs.csl.output.row import END_BLOCK, END_IN_QUOTE, END_QUOTE, STOP, Mark, Row
from alliance_refs.text.punctuation import DROP_FIRST, DROP_SECOND, MARKS, MOVE_INTO_QUOTES

# Words that begin so may meet what stands before them.
_LIVELY = MARKS | {" ", ""}
_STRONG, _WEAK = frozenset(".!?"), frozenset(",;:")
_BARRIERS = frozenset(("quote", "inner-quote", "seam", "block"))


class Joins:
    """Settles what happens where words meet words, whatever stands between them.

    `row` is the settled row so far; `last` the place of its last words, -1 when nothing may
    meet them; `closed` the place of the first closing quote after them, -1 when none.
    """

    def __init__(self, into_quotes: bool) -> None:
        self.into_quotes = into_quotes
        self.row: Row = []
        self.last = -1
        self.closed = -1

    def settle(self, tokens: Row) -> Row:
        """The row with its joins settled."""
        row = self.row
        for token in tokens:
            if not isinstance(token, str):
                self._mark(token)
            else:
                if token[:1] in _LIVELY:
                    token = self._punctuation(token)
                    if not token:
                        continue
                self.last = len(row)
                self.closed = -1
            row.append(token)
        return row

    def _mark(self, mark: Mark) -> None:
        if mark is END_QUOTE:
            if self.closed < 0:
                self.closed = len(self.row)
        elif mark is END_BLOCK:
            self._trim()
        elif mark is STOP and self.into_quotes and self.closed >= 0:
            return
        elif mark.kind in _BARRIERS:
            self.last = self.closed = -1

    def _punctuation(self, token: str) -> str:
        """The token as it stands after what is there; it may be empty."""
        if self.last >= 0:
            return self._met(token) if token else token
        begun = any(isinstance(each, str) for each in self.row)
        return token if begun else self._first(token)

    def _first(self, token: str) -> str:
        """The first words; a block that begins an entry begins without a space."""
        in_block = any(isinstance(mark, Mark) and mark.kind == "block" for mark in self.row)
        return token.lstrip(" ") if in_block else token

    def _trim(self) -> None:
        """Takes the spaces from the end of a block."""
        if self.last >= 0:
            self.row[self.last] = self._words().rstrip(" ")

    def _met(self, token: str) -> str:
        """The token as it stands after the words before it, which may change too."""
        first, before = token[0], self._words()
        if first == " ":
            return token[1:] if before[-1:] == " " and self.closed < 0 else token
        if first not in MARKS:
            return token
        if self.closed < 0:
            return self._joined(before, token)
        if self.into_quotes and first in MOVE_INTO_QUOTES:
            self._move_in(first)
            return token[1:]
        return self._beside_quote(before, token)

    def _words(self) -> str:
        return cast(str, self.row[self.last])

    def _joined(self, before: str, token: str) -> str:
        pair = before[-1:] + token[0]
        if pair in DROP_SECOND:
            return token[1:]
        if pair in DROP_FIRST:
            self.row[self.last] = before[:-1]
        return token

    def _move_in(self, mark: str) -> None:
        """Puts a mark before the closing quote, unless the words there already end in one."""
        words = self._words()
        if words[-1:] in MARKS and not (mark := self._joined(words, mark)):
            return
        place = self.closed
        while self.row[place - 1] is END_IN_QUOTE:
            place -= 1
        if self.last == place - 1:
            self.row[self.last] = self._words() + mark
        else:
            self.row.insert(place, mark)
            self.last = place
            self.closed += 1

    def _beside_quote(self, before: str, token: str) -> str:
        """A mark after a closing quote, in languages that leave it there.

        A weak mark inside comes out to meet it; a full stop after ".", "!" or "?" goes.
        """
        mark, inside = token[0], before[-1:]
        if mark == inside and (mark != "." or not self.into_quotes):
            return token[1:] if mark in _STRONG or self.into_quotes else self._take_out(token)
        if mark == "." and inside in _STRONG:
            return token[1:]
        if inside in _WEAK and not self.into_quotes:
            return self._take_out(token)
        return token

    def _take_out(self, token: str) -> str:
        words = self._words()
        self.row[self.last] = words[:-1]
        pair = words[-1:] + token[0]
        if pair in DROP_SECOND:
            return pair[0] + token[1:]
        return token if pair in DROP_FIRST else pair + token[1:]
