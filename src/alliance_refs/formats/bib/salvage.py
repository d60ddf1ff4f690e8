"""Blocks of a .bib file that are not plain well-formed entries, read as far as they go.

In: the whole text and where a block begins. Out: one `Block` that says what was odd.
Met in the wild: parentheses for braces, no key or one with spaces, missing commas, quotes
inside quotes, braces never or twice closed, comments without braces, macros and "#".
An entry that never closes ends where the next line begins an entry, so that one bad
entry costs no other.
"""

from __future__ import annotations

import re

from alliance_refs.formats.bib.parts import Block, BlockKind, Flaw, Piece, RawField

NAME = r"[^\s=,{}()\"#%'@]++"
BLANKS = re.compile(r"(?:\s++|%[^\n]*+(?:\n|\Z))*+")
_HEAD = re.compile(r"@\s*+(\w++)\s*+([{(]?)")
_KEY = re.compile(r"\s*+([^\s,={}\"#]*+(?:[ \t]++[^\s,={}\"#]++)*+)\s*+")
_FIELD = re.compile(rf"({NAME})\s*+=\s*+")
_WORD = re.compile(r"[^\s,{}()\"#=]++")
_JUNK = re.compile(r"[^,{}()\n]++,?+\n?+|.", re.DOTALL)
_BRACE = re.compile(r"[{}]")
_IN_QUOTES = re.compile(r"[{}\"]")
_AFTER_QUOTE = re.compile(rf"\s*+(?:[,#}})]|\Z|{NAME}\s*+=)")
_FIELD_LINE = re.compile(rf"\n[ \t]*+,?+[ \t]*+{NAME}[ \t]*+=[ \t]*+[{{\"\w]")
MORE_FIELDS = re.compile(rf"\s*+,?+\s*+{NAME}\s*+=\s*+[{{\"]")
# Where an entry can be taken to begin even if the one before it never closed.
_ENTRY_LINE = re.compile(r"^[ \t]*+@\s*+[A-Za-z]\w*+\s*+[{(]", re.MULTILINE)
# Comments that never close may be looked through this many times the size of the file.
_COMMENT_EFFORT = 4


class Salvage:
    """Reads odd blocks of one text; remembers what keeps the work linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next_entry = -1
        self._effort = _COMMENT_EFFORT * len(text)

    def read(self, start: int) -> Block:
        """The block that begins with the "@" at `start`."""
        head = _HEAD.match(self.text, start)
        kind = head[1].lower() if head else ""
        if head is None or kind == "comment":
            return self._read_comment(start, head.end() if head and head[2] else 0)
        limit = self._entry_after(start + 1)
        block = _Reading(self.text, start, head, limit).read()
        if block is None:
            block = _Reading(self.text, start, head, limit, cautious=True).read()
        return block or _failed(start, limit)

    def _read_comment(self, start: int, inside: int) -> Block:
        end = self._comment_end(inside) if inside else -1
        if end < 0:
            end = self.text.find("\n", start)
        return Block("comment", start, len(self.text) if end < 0 else end)

    def _comment_end(self, inside: int) -> int:
        """Where the braces of a comment close, -1 when they do not."""
        if self._effort <= 0:
            return -1
        closing = _closing_brace(self.text, inside - 1, len(self.text))
        self._effort -= (closing if closing >= 0 else len(self.text)) - inside
        return closing + 1 if closing >= 0 else -1

    def _entry_after(self, at: int) -> int:
        if self._next_entry < at:
            match = _ENTRY_LINE.search(self.text, at)
            self._next_entry = match.start() if match else len(self.text)
        return self._next_entry


def _failed(start: int, limit: int) -> Block:
    flaw = Flaw("unreadable-entry", "no key and no field can be made out", start)
    return Block("failed", start, limit, flaws=(flaw,))


class _Reading:
    """One attempt at one block; `cautious` also ends values where a line begins a field."""

    def __init__(
        self, text: str, start: int, head: re.Match[str], limit: int, *, cautious: bool = False
    ) -> None:
        self.text = text
        self.start = start
        self.type = head[1].lower()
        self.closer = ")" if head[2] == "(" else "}"
        self.at = head.end()
        self.limit = limit
        self.cautious = cautious
        self.fields: list[RawField] = []
        self.flaws: list[Flaw] = []

    def read(self) -> Block | None:
        """The block; None when it does not close and a cautious reading may do better."""
        if self.type == "preamble":
            return self._read_preamble()
        key = "" if self.type == "string" else self._read_key()
        closed = self._read_fields()
        while closed and MORE_FIELDS.match(self.text, self.at, self.limit):
            self._flaw("stray-brace", "the entry closes before its last field")
            closed = self._read_fields()
        if not closed:
            if not self.cautious:
                return None
            self._flaw("unclosed-entry", f"the entry never closes with {self.closer!r}", self.start)
            self.at = self.limit
        if not key and not self.fields:
            return None
        kind: BlockKind = "string" if self.type == "string" else "entry"
        fields, flaws = tuple(self.fields), tuple(self.flaws)
        return Block(kind, self.start, self.at, self.type, key, fields, flaws)

    def _read_preamble(self) -> Block | None:
        end = _closing(self.text, self.at - 1, self.limit, self.closer)
        if end < 0:
            return None
        return Block("preamble", self.start, end + 1, self.type)

    def _flaw(self, code: str, message: str, at: int | None = None) -> None:
        self.flaws.append(Flaw(code, message, self.at if at is None else at))

    def _read_key(self) -> str:
        match = _KEY.match(self.text, self.at, self.limit)
        assert match is not None
        key, after = match[1], self.text[match.end() : match.end() + 1]
        if after == "=":
            key, _, name = key.rpartition(" ")
            key = key.rstrip()
            self.at = match.end(1) - len(name)
        else:
            self.at = match.end()
        if after != "," and after != self.closer:
            self._flaw("missing-comma", "no comma after the key")
        self.at += after == ","
        if self.closer == ")" or key.endswith(self.closer):
            key = key.removesuffix(self.closer)
        if not key:
            self._flaw("empty-key", f"this @{self.type} has no key", self.start)
        elif " " in key or "\t" in key:
            self._flaw("spaced-key", f"the key {key!r} has a space in it", match.start(1))
        return key

    def _read_fields(self) -> bool:
        """Reads fields up to the closing delimiter; whether it was found."""
        while True:
            self._skip(BLANKS)
            if self.at >= self.limit:
                return False
            if self.text[self.at] == self.closer:
                self.at += 1
                return True
            match = _FIELD.match(self.text, self.at, self.limit)
            if match:
                self.at = match.end()
                self._read_value(match[1].lower())
            else:
                self._skip_junk()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        match = pattern.match(self.text, self.at, self.limit)
        self.at = match.end() if match else self.at

    def _skip_junk(self) -> None:
        if self.text[self.at] != ",":
            self._flaw("stray-text", "no field can be made of these words")
        self._skip(_JUNK)

    def _read_value(self, name: str) -> None:
        begins = self.at
        pieces = [self._read_operand()]
        self._skip(BLANKS)
        while self.at < self.limit and self.text[self.at] == "#":
            self.at += 1
            self._skip(BLANKS)
            pieces.append(self._read_operand())
            self._skip(BLANKS)
        if self.at < self.limit and self.text[self.at] not in (",", self.closer):
            self._flaw("missing-comma", f"no comma after the field {name!r}")
        self.at += self.text.startswith(",", self.at)
        is_plain = len(pieces) == 1 and not pieces[0].is_macro
        text = pieces[0].text if is_plain else ""
        self.fields.append(RawField(name, text, begins, () if is_plain else tuple(pieces)))

    def _read_operand(self) -> Piece:
        first = self.text[self.at : self.at + 1]
        if first == "{":
            return self._read_braced()
        if first == '"':
            return self._read_quoted()
        match = _WORD.match(self.text, self.at, self.limit)
        if match is None:
            self._flaw("empty-value", "a field without a value")
            return Piece("")
        self.at = match.end()
        return Piece(match[0], is_macro=not match[0].isdigit())

    def _read_braced(self) -> Piece:
        limit = self._value_limit()
        end = _closing_brace(self.text, self.at, limit)
        if end >= 0:
            return self._taken(self.at + 1, end, end + 1)
        return self._cut(limit)

    def _read_quoted(self) -> Piece:
        depth = 0
        limit = self._value_limit()
        for match in _IN_QUOTES.finditer(self.text, self.at + 1, limit):
            if match[0] != '"':
                depth += 1 if match[0] == "{" else -1
            elif depth <= 0 and _AFTER_QUOTE.match(self.text, match.end(), self.limit):
                return self._taken(self.at + 1, match.start(), match.end())
        return self._cut(limit)

    def _taken(self, start: int, end: int, after: int) -> Piece:
        self.at = after
        return Piece(self.text[start:end])

    def _value_limit(self) -> int:
        if not self.cautious:
            return self.limit
        match = _FIELD_LINE.search(self.text, self.at, self.limit)
        return match.start() if match else self.limit

    def _cut(self, limit: int) -> Piece:
        """The value of a field that never closes, ended where the next field begins."""
        self._flaw("unclosed-value", "the value never closes")
        words = self.text[self.at + 1 : limit].rstrip()
        self.at = limit
        return Piece(words.rstrip(',}" \t\n') if limit == self.limit else words.rstrip(","))


def _closing(text: str, at: int, limit: int, closer: str) -> int:
    """Where the group opened at `at` closes; a parenthesis closes outside all braces."""
    if closer == "}":
        return _closing_brace(text, at, limit)
    depth = 0
    for match in re.compile(r"[{})]").finditer(text, at + 1, limit):
        if match[0] == ")" and depth <= 0:
            return match.start()
        depth += {"{": 1, "}": -1}.get(match[0], 0)
    return -1


def _closing_brace(text: str, at: int, limit: int) -> int:
    depth = 0
    for match in _BRACE.finditer(text, at, limit):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return -1
