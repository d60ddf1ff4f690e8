"""What LaTeX's tokens print, commands by name left out: each taker writes and goes on."""

from __future__ import annotations

import re
import unicodedata

from alliance_refs.documents.latex.reading import Frame, Reading
from alliance_refs.documents.latex.scan import COMMENT
from alliance_refs.text.latex import latex_text
from alliance_refs.text.latex_symbols import ACCENTS, LIGATURES, SYMBOLS


def take_comment(reading: Reading, token: re.Match[str]) -> int:
    """A comment goes with its line end; an empty line after it still ends the paragraph."""
    match = COMMENT.match(reading.source.text, token.start())
    at = match.end() if match else token.end()
    if reading.source.text.startswith("\n", at):
        reading.flush(token.start())
    return at


def take_brace(reading: Reading, token: re.Match[str]) -> int:
    """A group that closes is a frame; other braces print nothing."""
    closing = reading.braces.closing(token.start()) if token[0] == "{" else None
    if closing is not None:
        reading.frames.append(Frame(closing))
    return token.end()


def take_math(reading: Reading, token: re.Match[str]) -> int:
    """Formulas read as text where they can be; a raised figure may call a note."""
    text = reading.source.text
    end = text.find(token[0], token.end())
    if end < 0 or "\n\n" in text[token.end() : end]:
        reading.text.write(token[0], token.start())
        return token.end()
    after = end + len(token[0])
    _write_math(reading, token.start(), after, text[token.end() : end])
    return after


_RAISED = re.compile(r"\s*+\{?\s*+\}?\s*+\^\s*+\{?\s*+(\d{1,4}(?:\s*+,\s*+\d{1,4})*+)\s*+\}?\s*+")


def _write_math(reading: Reading, start: int, end: int, inner: str) -> None:
    raised = _RAISED.fullmatch(inner)
    if raised:
        reading.text.open("superscript")
        reading.text.write(raised[1], start, end - start)
        reading.text.close("superscript")
    else:
        reading.text.write(latex_text(f"${inner}$"), start, end - start)


def take_paragraph(reading: Reading, token: re.Match[str]) -> int:
    """An empty line ends a paragraph."""
    reading.flush(token.start())
    return token.end()


def take_space(reading: Reading, token: re.Match[str]) -> int:
    """White space is one space."""
    reading.text.space(token.start(), token.end() - token.start())
    return token.end()


def take_ligature(reading: Reading, token: re.Match[str]) -> int:
    """Dashes and quotes that are typed as several characters."""
    reading.text.write(LIGATURES[token[0]], token.start(), len(token[0]))
    return token.end()


# What babel's German makes of a quotation mark and the sign after it; of others nothing.
_SHORTHANDS = dict(zip("`'<>=~aouAOUs", "„“«»--äöüÄÖÜß", strict=True))


def take_shorthand(reading: Reading, token: re.Match[str]) -> int:
    """Shorthands of German, in a source that loads it; else they are what they are."""
    shown = _SHORTHANDS.get(token[0][1:], "") if reading.is_german else '"'
    end = token.end() if reading.is_german else token.start() + 1
    reading.text.write(shown, token.start(), end - token.start())
    return end


def take_cell(reading: Reading, token: re.Match[str]) -> int:
    """Cells of a table stand apart."""
    reading.text.space(token.start(), 1)
    return token.end()


def take_sign(reading: Reading, token: re.Match[str]) -> int:
    """Commands of one sign: accents, escaped characters, formulas, line ends."""
    sign = token["sign"]
    if sign in ACCENTS:
        return take_accent(reading, token)
    if sign in "([":
        closing = "\\)" if sign == "(" else "\\]"
        end = reading.source.text.find(closing, token.end(), token.end() + 5000)
        if end >= 0:
            inner = reading.source.text[token.end() : end]
            _write_math(reading, token.start(), end + 2, inner)
            return end + 2
    if sign == "\\":
        after = reading.braces.option(token.end())[1]
        reading.text.space(token.start(), after - token.start(), "\n")
        return after
    if sign == "," and _parts_quotes(reading, token):
        return token.end()
    reading.text.write(SYMBOLS.get(sign, sign), token.start(), 2)
    return token.end()


def _parts_quotes(reading: Reading, token: re.Match[str]) -> bool:
    r"""Whether a thin space only keeps quotation marks apart: `'\,''`."""
    text, at = reading.source.text, token.start()
    return text[max(at - 1, 0) : at] in ("'", "`") and text[token.end() : token.end() + 1] in "'`"


_LETTER = re.compile(r"\s*(\{[^{}\n]{0,20}\}|\{?\\[A-Za-z]+\s*(?:\{\})?\}?|[^\s\\{}])")


_DOTLESS = {"ı": "i", "ȷ": "j"}


def take_accent(reading: Reading, token: re.Match[str]) -> int:
    """An accent with its letter, as one letter."""
    letter = _LETTER.match(reading.source.text, token.end())
    end = letter.end() if letter else token.end()
    # A letter that lost its dot for an accent has it back under that accent: "\"\i" is "ï".
    shown = latex_text(reading.source.text[token.start() : end])
    if shown[:1] in _DOTLESS and len(shown) > 1:
        shown = unicodedata.normalize("NFC", _DOTLESS[shown[0]] + shown[1:])
    reading.text.write(shown, token.start(), end - token.start())
    return end
