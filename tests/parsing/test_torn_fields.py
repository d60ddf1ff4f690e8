"""Fields that a tagger tore, joined or exchanged, put right by what stands beside them."""

from __future__ import annotations

import pytest

from alliance_refs.model import Item, plain_passage
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.repairs import repaired
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

Read = tuple[tuple[str, Label], ...]


def item_of(text: str, read: Read) -> Item:
    """The item of a text whose words were labelled so, in the order of the text."""
    fields, at = [], 0
    for words, label in read:
        start = text.index(words, at)
        at = start + len(words)
        fields.append(Field(label, Span(start, at), 1.0, "test"))
    return build_item(plain_passage(text), repaired(text, fields))[0]


CASES: dict[str, tuple[str, Read, dict[str, str]]] = {
    "a book torn before its publisher": (
        "in: Ministers and Parliamentary Government, Cambridge, 15-34",
        (
            ("Ministers and Parliamentary", "container"),
            ("Government", "publisher"),
            ("Cambridge", "place"),
            ("15-34", "pages"),
        ),
        {
            "container-title": "Ministers and Parliamentary Government",
            "publisher-place": "Cambridge",
        },
    ),
    "where and when a congress met": (
        "in: Congress Volume Basel 2001, Leiden 2003, 103-128",
        (
            ("Congress Volume", "container"),
            ("Basel", "place"),
            ("2001", "date"),
            ("Leiden", "place"),
            ("2003", "date"),
            ("103-128", "pages"),
        ),
        {
            "container-title": "Congress Volume Basel 2001",
            "publisher-place": "Leiden",
            "issued": "2003",
        },
    ),
    "a periodical and its subtitle": (
        "ZEITGANG. Zeitschrift für Biographie 5, 1-19",
        (
            ("ZEITGANG", "container"),
            ("Zeitschrift für Biographie", "container"),
            ("5", "volume"),
            ("1-19", "pages"),
        ),
        {"container-title": "ZEITGANG. Zeitschrift für Biographie", "volume": "5"},
    ),
    "a year that begins a title": (
        "Bureau. 1984. 1980 Census of Households. Washington",
        (("1984. 1980", "date"), ("Census of Households", "title"), ("Washington", "place")),
        {"issued": "1984", "title": "1980 Census of Households"},
    ),
    "years in brackets that a book is about": (
        "Los nuevos en Hispania (507-711). Madrid",
        (("Los nuevos en Hispania", "title"), ("507-711", "pages"), ("Madrid", "place")),
        {"title": "Los nuevos en Hispania (507-711)", "publisher-place": "Madrid"},
    ),
    "a title read with the name before it": (
        "Leisinger, Steuerung und System, Tübingen 1998",
        (("Leisinger, Steuerung und System", "author"), ("Tübingen", "place"), ("1998", "date")),
        {"author": "Leisinger", "title": "Steuerung und System"},
    ),
    "a city and a publisher exchanged": (
        "La dama, Milenio, Madrid, 2008",
        (("La dama", "title"), ("Milenio", "place"), ("Madrid", "publisher"), ("2008", "date")),
        {"publisher": "Milenio", "publisher-place": "Madrid"},
    ),
    "a lone place before the year": (
        "Die Lieder, Tutzing 1974",
        (("Die Lieder", "title"), ("Tutzing", "publisher"), ("1974", "date")),
        {"publisher-place": "Tutzing"},
    ),
    "a publisher in the bracket of a law book": (
        "Family Law (3rd edn, Hart 2012)",
        (("Family Law", "title"), ("3rd edn", "edition"), ("Hart", "publisher"), ("2012", "date")),
        {"publisher": "Hart"},
    ),
    "a press behind its town": (
        "Saints and Cities, Princeton U.P. 1991",
        (
            ("Saints and Cities", "title"),
            ("Princeton", "place"),
            ("U.P.", "publisher"),
            ("1991", "date"),
        ),
        {"publisher": "Princeton U.P."},
    ),
    "a department before its series": (
        "Perspectives (Department for Business, Research Series No 101)",
        (
            ("Perspectives", "title"),
            ("Department for Business, Research Series", "series"),
            ("101", "series-number"),
        ),
        {"publisher": "Department for Business", "collection-title": "Research Series"},
    ),
    "a paper behind a subtitle": (
        "Ungleichheit. Stand der Forschung. Arbeitspapier 171. Berlin",
        (
            ("Ungleichheit", "title"),
            ("Stand der Forschung. Arbeitspapier", "series"),
            ("171", "number"),
            ("Berlin", "place"),
        ),
        {"title": "Ungleichheit. Stand der Forschung", "collection-title": "Arbeitspapier"},
    ),
    "letters of a series before its number": (
        "Vorlesungen, Hamburg 1994 (PhB 461)",
        (
            ("Vorlesungen", "title"),
            ("Hamburg", "place"),
            ("1994", "date"),
            ("461", "series-number"),
        ),
        {"collection-title": "PhB", "collection-number": "461"},
    ),
    "a day read as a volume": (
        "Verspäteter Ernst. DIE ZEIT v. 18. September 2008",
        (
            ("Verspäteter Ernst", "title"),
            ("DIE ZEIT", "container"),
            ("18", "volume"),
            ("September 2008", "date"),
        ),
        {"issued": "2008-09-18"},
    ),
    "a first page behind the year": (
        "On Uses, 37 M.L.R. (1974), 1, 12",
        (
            ("On Uses", "title"),
            ("37", "volume"),
            ("M.L.R.", "container"),
            ("1974", "date"),
            ("1", "volume"),
            ("12", "pages"),
        ),
        {"volume": "37", "page": "1"},
    ),
    "Roman volumes before a journal": (
        "Rights (1990) XXV-XXVII Ir. Jur. 95",
        (
            ("Rights", "title"),
            ("1990", "date"),
            ("XXV-XXVII", "pages"),
            ("Ir. Jur.", "container"),
            ("95", "pages"),
        ),
        {"volume": "XXV-XXVII", "page": "95"},
    ),
    "an issue at the end": (
        "Concept. South Korea and World Politics, 19: 1",
        (
            ("Concept", "title"),
            ("South Korea and World Politics", "container"),
            ("19", "volume"),
            ("1", "pages"),
        ),
        {"volume": "19", "issue": "1"},
    ),
    "the years that a volume is about": (
        "Letters, vol. 1, 1929–1940 (Cambridge, 2009)",
        (
            ("Letters", "title"),
            ("1", "volume"),
            ("1929", "original-date"),
            ("1940", "original-date"),
            ("Cambridge", "place"),
            ("2009", "date"),
        ),
        {"volume": "1", "issued": "2009"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_was_torn_is_whole(name: str) -> None:
    text, read, wanted = CASES[name]
    item = item_of(text, read)
    got = {variable: item.get(variable) for variable in wanted}
    got = {
        key: value[0].family if isinstance(value, tuple) else str(value)
        for key, value in got.items()
    }
    assert got == wanted
    assert {"publisher", "issue", "original-date"} & set(item) <= set(wanted)
