"""An item's identifiers in one spelling each, so that equal ones compare equal."""

from __future__ import annotations

import re
from collections.abc import Callable

from alliance_refs.model import Item

_DOI = re.compile(r"10\.\d{3,9}/\S+")
_ISBN = re.compile(r"97[89]\d{10}|\d{9}[\dX]")
_NUMBER = re.compile(r"\d+")
_ARXIV = re.compile(
    r"arxiv(?:\.org/(?:abs|pdf)/|[:.\s]+)([a-z.-]+/\d{7}|\d{4}\.\d{4,5})", re.IGNORECASE
)
# What stands in a book shares its ISBN, so that tells no part from another.
_PARTS = frozenset(
    """chapter paper-conference entry entry-encyclopedia entry-dictionary article-journal
    article-magazine article-newspaper""".split()
)


def identifiers(item: Item) -> frozenset[str]:
    """What identifies the work, each with its kind: {"doi:10.1000/x", "isbn:9788971414613"}.

    >>> sorted(identifiers(Item("", "book", {"ISBN": "89-7141-461-7", "DOI": "10.1000/X"})))
    ['doi:10.1000/x', 'isbn:9788971414613']
    """
    found: set[str] = set()
    for variable, read in _READERS.items():
        if value := item.get(variable):
            found.update(read(str(value), item.type))
    return frozenset(found)


def _read_doi(value: str, type: str) -> list[str]:
    match = _DOI.search(value)
    return [f"doi:{match[0].rstrip('.,;').lower()}"] if match else []


def _read_isbns(value: str, type: str) -> list[str]:
    if type in _PARTS:
        return []
    bare = re.sub(r"[-–\s](?=[\dXx])", "", value.upper())
    return [f"isbn:{_isbn13(isbn)}" for isbn in _ISBN.findall(bare)]


def _isbn13(isbn: str) -> str:
    """The thirteen digits of an ISBN, with the check digit that they ask for (ISO 2108)."""
    stem = isbn[:12] if len(isbn) == 13 else "978" + isbn[:9]
    total = sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(stem))
    return f"{stem}{-total % 10}"


def _read_number(kind: str) -> Callable[[str, str], list[str]]:
    def read(value: str, type: str) -> list[str]:
        match = _NUMBER.search(value)
        return [f"{kind}:{match[0]}"] if match else []

    return read


def _read_url(value: str, type: str) -> list[str]:
    """Of addresses only those that stand for an identifier."""
    arxiv = _ARXIV.search(value)
    return [f"arxiv:{arxiv[1].lower()}"] if arxiv else _read_doi(value, type)


_READERS: dict[str, Callable[[str, str], list[str]]] = {
    "DOI": _read_doi,
    "ISBN": _read_isbns,
    "PMID": _read_number("pmid"),
    "PMCID": _read_number("pmcid"),
    "URL": _read_url,
    "number": lambda value, type: [hit for hit in _read_url(value, type) if hit[:5] == "arxiv"],
}
