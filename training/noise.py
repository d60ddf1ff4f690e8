"""Noise: what print, scanners and typists do to references, done to labelled ones.

Each function takes the pieces of a reference and a source of chance, and gives pieces with
the same labels. `add_noise` draws a few of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from training.pieces import Piece
from training.references import ENTRY_NUMBER

Pieces = list[Piece]

_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("", ""))
_QUOTE = re.compile(r"[“”\"«»„]|(?<!\w)[‘'](?=\w)|(?<=\w[.,?!\w])[’'](?!\w)")
_SCANNED = {
    "e": "c", "c": "e", "l": "1", "i": "l", "o": "0", "0": "o", "1": "l", "u": "n", "n": "u",
    "h": "b", "t": "f", "f": "t", "s": "5", "5": "s", "m": "rn", "a": "o", "B": "8", "I": "l",
    "g": "q", "v": "y", "O": "0", "S": "5", "é": "e", "ü": "ii", "8": "3", "6": "5",
}  # fmt: skip
_LIGATURES = {"ffi": "ﬃ", "fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}


def add_noise(pieces: Pieces, random: Random) -> Pieces:
    """The pieces with a few kinds of noise, each drawn by its chance."""
    for chance, noise in _NOISES:
        if random.random() < chance:
            pieces = noise(pieces, random)
    return pieces


def _texts(change: Callable[[str, Random], str]) -> Callable[[Pieces, Random], Pieces]:
    return lambda pieces, random: [
        piece._replace(text=change(piece.text, random)) for piece in pieces
    ]


def capital_names(pieces: Pieces, random: Random) -> Pieces:
    """Authors in capitals, all or their first word."""
    whole = random.random() < 0.6
    return [
        piece._replace(text=_capitals(piece.text, whole)) if piece.label == "author" else piece
        for piece in pieces
    ]


def _capitals(text: str, whole: bool) -> str:
    return text.upper() if whole else re.sub(r"^\w+", lambda found: found[0].upper(), text)


def one_case(pieces: Pieces, random: Random) -> Pieces:
    """Everything, or one field, in one case."""
    upper = random.random() < 0.6
    label = random.choice(("", "title", "container", "publisher"))
    return [
        piece._replace(text=piece.text.upper() if upper else piece.text.lower())
        if not label or piece.label == label
        else piece
        for piece in pieces
    ]


def other_quotes(pieces: Pieces, random: Random) -> Pieces:
    """Other quotation marks, or none."""
    pair = random.choice(_QUOTES)
    opens = True
    out: Pieces = []
    for piece in pieces:
        parts: list[str] = []
        at = 0
        for match in _QUOTE.finditer(piece.text):
            parts += (piece.text[at : match.start()], pair[0 if opens else 1])
            opens, at = not opens, match.end()
        out.append(piece._replace(text="".join((*parts, piece.text[at:]))))
    return out


def lost_marks(pieces: Pieces, random: Random) -> Pieces:
    """Punctuation between fields lost here and there."""
    rate = random.choice((0.1, 0.3, 1.0))
    return [
        piece
        if piece.label
        else piece._replace(
            text=re.sub(r"[.,;:()]", lambda m: "" if random.random() < rate else m[0], piece.text)
        )
        for piece in pieces
    ]


def other_marks(pieces: Pieces, random: Random) -> Pieces:
    """Commas for full stops between fields, and the like."""
    marks = random.choice(((".", ","), (",", "."), (",", ";"), (":", ","), (",", ":"), (".", ";")))
    return [
        piece if piece.label else piece._replace(text=piece.text.replace(*marks))
        for piece in pieces
    ]


def scanned(text: str, random: Random) -> str:
    """Letters misread by a scanner."""
    rate = 0.03
    return "".join(_SCANNED.get(char, char) if random.random() < rate else char for char in text)


def mixed_case(pieces: Pieces, random: Random) -> Pieces:
    """Small capitals read as a mixture of cases: "piGNATTi"."""
    keep = set(random.sample("aeilmnorstuc", 5))
    return [
        piece._replace(
            text="".join(c.lower() if c.lower() in keep else c.upper() for c in piece.text)
        )
        if piece.label in ("author", "editor")
        else piece
        for piece in pieces
    ]


def broken_word(text: str, random: Random) -> str:
    """A long word broken as at a line's end."""
    words = list(re.finditer(r"[^\W\d_]{7,}", text))
    if not words:
        return text
    word = random.choice(words)
    at = random.randrange(word.start() + 3, word.end() - 2)
    return text[:at] + random.choice(("- ", "-", "­ ", "-\n")).replace("\n", " ") + text[at:]


def joined_words(text: str, random: Random) -> str:
    """A space lost."""
    spaces = [match.start() for match in re.finditer(" ", text)]
    if not spaces:
        return text
    at = random.choice(spaces)
    return text[:at] + text[at + 1 :]


def ligatures(text: str, random: Random) -> str:
    """Ligatures as single characters."""
    for letters, sign in _LIGATURES.items():
        text = text.replace(letters, sign)
    return text


def plain_letters(text: str, random: Random) -> str:
    """Accents lost."""
    parts = unicodedata.normalize("NFD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def shifted_spaces(text: str, random: Random) -> str:
    """Spaces before marks in place of behind them, as programs read them from a page."""
    return re.sub(
        r"([.,:;(]) (?=\w)", lambda m: f" {m[1]}" if random.random() < 0.5 else m[0], text
    )


def other_dashes(text: str, random: Random) -> str:
    """Another dash between numbers."""
    return re.sub(r"(?<=\d)\s?[-–—]\s?(?=\d)", random.choice(("-", "–", "—", " - ", "--")), text)


def numbered(pieces: Pieces, random: Random) -> Pieces:
    """A number before the entry, as in numbered lists."""
    if any(piece.label == ENTRY_NUMBER for piece in pieces):
        return pieces
    before, after = random.choice((("[", "] "), ("", ". "), ("", " "), ("(", ") "), ("", ") ")))
    number = Piece(str(random.randint(1, 150)), ENTRY_NUMBER)
    return [Piece(before), number, Piece(after), *pieces]


def open_end(pieces: Pieces, random: Random) -> Pieces:
    """The full stop at the end lost."""
    last = pieces[-1]
    return pieces if last.label else [*pieces[:-1], last._replace(text=last.text.rstrip(" .;"))]


_NOISES: tuple[tuple[float, Callable[[Pieces, Random], Pieces]], ...] = (
    (0.06, capital_names),
    (0.03, one_case),
    (0.15, other_quotes),
    (0.10, lost_marks),
    (0.10, other_marks),
    (0.06, _texts(scanned)),
    (0.04, mixed_case),
    (0.05, _texts(broken_word)),
    (0.03, _texts(joined_words)),
    (0.03, _texts(ligatures)),
    (0.04, _texts(plain_letters)),
    (0.10, _texts(other_dashes)),
    (0.03, _texts(shifted_spaces)),
    (0.05, numbered),
    (0.15, open_end),
)
