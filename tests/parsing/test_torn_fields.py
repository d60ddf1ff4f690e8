"""Fields that a tagger tore, joined or exchanged, put right by what stands beside them."""

from __future__ import annotations

import pytest

from alliance_refs.parsing.labels import Label
from readings import item_of

Read = tuple[tuple[str, Label], ...]


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
    "a title and a periodical in two scripts": (
        "Toki no nagare 時の流れ, in Kodai Kenkyū 古代研究 12, Ōsaka 大阪",
        (
            ("Toki no nagare 時の流れ", "title"),
            ("Kodai Kenkyū 古代研究", "container"),
            ("12", "volume"),
            ("Ōsaka 大阪", "place"),
        ),
        {
            "title": "Toki no nagare",
            "original-title": "時の流れ",
            "container-title": "Kodai Kenkyū",
            "publisher-place": "Ōsaka",
        },
    ),
    "a periodical's own script beside it": (
        "“Toki no nagare,” Kodai Kenkyū 古代研究 12",
        (
            ("Toki no nagare", "title"),
            ("Kodai Kenkyū", "container"),
            ("古代研究", "original-title"),
            ("12", "volume"),
        ),
        {"container-title": "Kodai Kenkyū", "original-title": "None"},
    ),
    "a name's own script beside it": (
        "Ogi Naoki 荻直樹 (éd.), Toki no nagare",
        (
            ("Ogi Naoki", "editor"),
            ("荻直樹", "original-title"),
            ("Toki no nagare", "title"),
        ),
        {"editor": "Ogi", "original-title": "None"},
    ),
    "a Korean title that begins with Latin letters": (
        "구갑우, 「THAAD 배치와 한중관계의 변화」",
        (("구갑우", "author"), ("THAAD 배치와 한중관계의 변화", "title")),
        {"title": "THAAD 배치와 한중관계의 변화", "original-title": "None"},
    ),
    "who translated, and wrote an introduction besides": (
        "Two Novels. Translated and with an introduction by Mark Drisler. Durham: Duke, 2005",
        (
            ("Two Novels", "title"),
            ("Mark Drisler", "translator"),
            ("Durham", "place"),
            ("Duke", "publisher"),
            ("2005", "date"),
        ),
        {"translator": "Drisler", "publisher": "Duke"},
    ),
    "an edition and who made it": (
        "The Universities, new edn by F. Powell, Oxford, 1936",
        (
            ("The Universities", "title"),
            ("new edn", "edition"),
            ("Oxford", "place"),
            ("1936", "date"),
        ),
        {"edition": "new edn"},
    ),
    "a row of the series of a society": (
        "The Letters, Camden Society, 3rd ser., 29 (London, 1919)",
        (
            ("The Letters", "title"),
            ("Camden Society, 3rd ser.", "series"),
            ("29", "series-number"),
            ("London", "place"),
            ("1919", "date"),
        ),
        {"collection-title": "Camden Society, 3rd ser", "collection-number": "29"},
    ),
    "the number of an issue before a month": (
        "African Review Vol.XVI No.3 December 1973: 405-16",
        (
            ("African Review", "container"),
            ("XVI", "volume"),
            ("3", "issue"),
            ("December 1973", "date"),
            ("405-16", "pages"),
        ),
        {"volume": "XVI", "issue": "3", "issued": "1973-12"},
    ),
    "a moment of a recording": (
        "The Engine Stand, Arms Wonk podcast, 26 September 2016, at 14:20",
        (
            ("The Engine Stand", "title"),
            ("Arms Wonk podcast", "container"),
            ("26 September 2016", "date"),
            ("14:20", "locator"),
        ),
        {"page": "None", "issued": "2016-09-26"},
    ),
    "pages cited of a book, and those that follow": (
        "Housing the Stranger (Cambridge, 2003), 107ff., 118",
        (
            ("Housing the Stranger", "title"),
            ("Cambridge", "place"),
            ("2003", "date"),
            ("107ff., 118", "locator"),
        ),
        {"page": "None", "issued": "2003"},
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
    "a signal before the first name": (
        "E.g., Lucie E. Weiss, Notes on a Hearing",
        (("E.g., Lucie E. Weiss", "author"), ("Notes on a Hearing", "title")),
        {"author": "Weiss", "title": "Notes on a Hearing"},
    ),
    "a second name before a colon": (
        "Gisela Bach, Barbara Dudek: Arbeit",
        (("Gisela Bach", "author"), ("Barbara Dudek: Arbeit", "title")),
        {"author": "Bach, Dudek", "title": "Arbeit"},
    ),
    "an institution before a colon": (
        "Sachverständigenrat für Umwelt (SRU): Den Boden sichern, Berlin",
        (
            ("Sachverständigenrat für Umwelt (SRU): Den Boden sichern", "title"),
            ("Berlin", "place"),
        ),
        {"title": "Den Boden sichern"},
    ),
    "words for an editor begun in the title": (
        "Genealogie, a cura di Vittorio Zanetti",
        (("Genealogie, a", "title"), ("cura di Vittorio Zanetti", "editor")),
        {"title": "Genealogie", "editor": "Zanetti"},
    ),
    "the years behind an era": (
        "Empire and Successors, A.D. 425-600. Boston",
        (("Empire and Successors, A.D.", "title"), ("425-600", "pages"), ("Boston", "place")),
        {"title": "Empire and Successors, A.D. 425-600"},
    ),
    "the year of a yearbook": (
        "OECD (2013): Indicators 2012. Paris",
        (
            ("OECD", "author"),
            ("2013", "date"),
            ("Indicators", "title"),
            ("2012", "date"),
            ("Paris", "place"),
        ),
        {"title": "Indicators 2012", "issued": "2013"},
    ),
    "an edition behind a full stop": (
        "Werke. Kritische Ausgabe, hg. v. Jan Kolb, Berlin",
        (
            ("Werke", "title"),
            ("Kritische Ausgabe", "container"),
            ("Jan Kolb", "editor"),
            ("Berlin", "place"),
        ),
        {"title": "Werke. Kritische Ausgabe"},
    ),
    "a short form with pages": (
        "Dewey, Experience, 3, 5 and 7",
        (
            ("Dewey", "author"),
            ("Experience", "container"),
            ("3", "volume"),
            ("5 and 7", "pages"),
        ),
        {"author": "Dewey", "title": "Experience"},
    ),
    "a volume before its journal": (
        "Pluralism (1986), 24, J. of Pluralism, 1",
        (
            ("Pluralism", "title"),
            ("1986", "date"),
            ("24", "volume"),
            ("J. of Pluralism", "container"),
            ("1", "volume"),
        ),
        {"volume": "24", "page": "1"},
    ),
    "an issue by its own word": (
        "Wandel. Soziale Welt, Sonderheft 12, 1998",
        (
            ("Wandel", "title"),
            ("Soziale Welt", "container"),
            ("12", "volume"),
            ("1998", "date"),
        ),
        {"container-title": "Soziale Welt", "issue": "12"},
    ),
    "a Roman number behind a periodical": (
        "Grace, HThR XLII 3 (1949)",
        (("Grace", "title"), ("HThR XLII", "container"), ("3", "volume"), ("1949", "date")),
        {"container-title": "HThR", "volume": "XLII", "issue": "3"},
    ),
    "a volume of a book in parts": (
        "Storia, vol. IV/1, Torino 1983",
        (
            ("Storia", "title"),
            ("IV", "volume"),
            ("1", "issue"),
            ("Torino", "place"),
            ("1983", "date"),
        ),
        {"volume": "IV/1"},
    ),
    "the first of two series": (
        "Leben in Laufen. Geschichte von unten (Hefte zur Geschichte, 12). Göttingen",
        (
            ("Leben in Laufen", "title"),
            ("Geschichte von unten", "series"),
            ("Hefte zur Geschichte", "series"),
            ("12", "series-number"),
            ("Göttingen", "place"),
        ),
        {
            "title": "Leben in Laufen. Geschichte von unten",
            "collection-title": "Hefte zur Geschichte",
            "collection-number": "12",
        },
    ),
    "initials that look like a role": (
        "TRS Marlow, Constitutional Order (OUP 2001)",
        (
            ("TRS Marlow", "translator"),
            ("Constitutional Order", "title"),
            ("OUP", "publisher"),
            ("2001", "date"),
        ),
        {"author": "Marlow", "translator": "None", "publisher": "OUP"},
    ),
    "a special issue before its periodical": (
        "Räume (Sonderheft 41 der Zeitschrift für Räume). Opladen",
        (
            ("Räume", "title"),
            ("Sonderheft 41 der Zeitschrift für Räume", "series"),
            ("Opladen", "place"),
        ),
        {"collection-title": "Zeitschrift für Räume", "collection-number": "Sonderheft 41"},
    ),
    "a Roman issue behind its year": (
        "El sistema, ADX, 1991-III, pp. 1019-1091",
        (
            ("El sistema", "title"),
            ("ADX", "container"),
            ("1991-III", "date"),
            ("1019-1091", "pages"),
        ),
        {"issued": "1991", "issue": "III"},
    ),
    "a numbered issue behind its year": (
        "Redelijkheid, WPX 2000/6406, p. 409-415",
        (
            ("Redelijkheid", "title"),
            ("WPX", "container"),
            ("2000/6406", "date"),
            ("409-415", "pages"),
        ),
        {"issued": "2000", "issue": "6406"},
    ),
    "two years of a volume": (
        "Wandel, Archiv 1998/1999, p. 409-415",
        (
            ("Wandel", "title"),
            ("Archiv", "container"),
            ("1998/1999", "date"),
            ("409-415", "pages"),
        ),
        {"issued": "1998/1999"},
    ),
    "a thesis of a French university": (
        "La règle, thèse Grenoble II, 1996",
        (("La règle", "title"), ("thèse Grenoble II", "genre"), ("1996", "date")),
        {"genre": "thèse", "publisher": "Grenoble II"},
    ),
    "a thesis that is no series": (
        "Die Hofkunst. München 1993 (= Diss. habil. München 1980)",
        (
            ("Die Hofkunst", "title"),
            ("München", "place"),
            ("1993", "date"),
            ("Diss. habil.", "genre"),
        ),
        {"genre": "Diss. habil.", "collection-title": "None"},
    ),
    "who wrote the chapter, behind a stroke": (
        "Wettstein, A.: Das Wissen. In: Gudrun Kappel/dies. (Hg.): Achsen",
        (
            ("Wettstein, A.", "author"),
            ("Das Wissen", "title"),
            ("Gudrun Kappel/dies", "editor"),
            ("Achsen", "container"),
        ),
        {"author": "Wettstein", "editor": "Kappel, Wettstein"},
    ),
    "what a volume is called": (
        "Musikalische Werke, Bd. III: Motetten, Leipzig: Breitkopf",
        (
            ("Musikalische Werke", "title"),
            ("III", "volume"),
            ("Motetten", "publisher"),
            ("Leipzig", "place"),
            ("Breitkopf", "publisher"),
        ),
        {"title": "Musikalische Werke", "volume-title": "Motetten", "publisher": "Breitkopf"},
    ),
    "the year of a title before a command paper": (
        "Criminal Statistics, 1978, Cmnd. 7670, HMSO 1979",
        (
            ("Criminal Statistics", "title"),
            ("1978", "date"),
            ("Cmnd.", "series"),
            ("7670", "series-number"),
            ("HMSO", "publisher"),
            ("1979", "date"),
        ),
        {"title": "Criminal Statistics, 1978", "issued": "1979", "publisher": "HMSO"},
    ),
    "two years of which one is read as an issue": (
        "Vom Sinn, in: Archiv 89 (1958/59), S. 1-23",
        (
            ("Vom Sinn", "title"),
            ("Archiv", "container"),
            ("89", "volume"),
            ("1958", "date"),
            ("59", "issue"),
            ("1-23", "pages"),
        ),
        {"issued": "1958/1959", "volume": "89"},
    ),
    "the number of a note glued to a name": (
        "9JEAN BODEN, THE SIX BOOKS (1606)",
        (("9", "volume"), ("JEAN BODEN", "author"), ("THE SIX BOOKS", "title"), ("1606", "date")),
        {"author": "BODEN", "volume": "None"},
    ),
    "the number of a note before a library": (
        "90 Paris, BnF, ms. lat. 8851",
        (("90", "volume"), ("Paris", "place"), ("BnF, ms. lat. 8851", "archive")),
        {"volume": "None", "archive": "BnF, ms. lat. 8851"},
    ),
    "the volume of a treatise": (
        "5 JOHN WIGHAM, EVIDENCE (1940)",
        (("5", "volume"), ("JOHN WIGHAM", "author"), ("EVIDENCE", "title"), ("1940", "date")),
        {"volume": "5"},
    ),
    "a series at the end of a title": (
        "Celestial Divination: The Omens. AfO Beih. 22. Horn: Berger",
        (
            ("Celestial Divination: The Omens. AfO Beih", "title"),
            ("22", "series-number"),
            ("Horn", "place"),
            ("Berger", "publisher"),
        ),
        {
            "title": "Celestial Divination: The Omens",
            "collection-title": "AfO Beih",
            "collection-number": "22",
            "publisher": "Berger",
        },
    ),
    "a series with a part": (
        "The Synagogue (The Excavations. Final Report VIII, Part I), New Haven",
        (
            ("The Synagogue (The Excavations. Final Report VIII, Part I)", "title"),
            ("New Haven", "place"),
        ),
        {
            "title": "The Synagogue",
            "collection-title": "The Excavations. Final Report",
            "collection-number": "VIII, Part I",
        },
    ),
    "an institute by the name of its town": (
        "The Sector, mimeo, Madras Institute of Studies",
        (
            ("The Sector", "title"),
            ("mimeo", "genre"),
            ("Madras", "place"),
            ("Institute of Studies", "publisher"),
        ),
        {"publisher": "Madras Institute of Studies", "publisher-place": "None"},
    ),
    "an issue counted with a letter": (
        "Lebensformen; Aus Politik und Zeitgeschichte B 17: 11-22",
        (
            ("Lebensformen", "title"),
            ("Aus Politik und Zeitgeschichte B", "container"),
            ("17", "volume"),
            ("11-22", "pages"),
        ),
        {"container-title": "Aus Politik und Zeitgeschichte", "issue": "B 17", "volume": "None"},
    ),
    "a letter that belongs to a journal": (
        "Spin, Physics Review B 17: 11-22",
        (
            ("Spin", "title"),
            ("Physics Review B", "container"),
            ("17", "volume"),
            ("11-22", "pages"),
        ),
        {"container-title": "Physics Review B", "volume": "17"},
    ),
    "an issue and its year": (
        "Identitäten, in: Stimmen 5/2009, S. 11-18",
        (
            ("Identitäten", "title"),
            ("Stimmen", "container"),
            ("5", "volume"),
            ("2009", "date"),
            ("11-18", "pages"),
        ),
        {"issue": "5", "issued": "2009", "volume": "None"},
    ),
    "issues read as the pages": (
        "Dependence, World Growth, 3 (1975), 11-12, pp. 799-810",
        (
            ("Dependence", "title"),
            ("World Growth", "container"),
            ("3", "volume"),
            ("1975", "date"),
            ("11-12", "pages"),
            ("799-810", "locator"),
        ),
        {"issue": "11-12", "page": "799-810"},
    ),
    "the issue behind a volume in brackets": (
        "Society visible, Acta Socialia 1982 (25), 2:103-115",
        (
            ("Society visible", "title"),
            ("Acta Socialia", "container"),
            ("1982", "date"),
            ("25", "volume"),
            ("2", "volume"),
            ("103-115", "pages"),
        ),
        {"volume": "25", "issue": "2"},
    ),
    "a note referred to": (
        "Naderi (n 45) 12-14",
        (("Naderi", "author"), ("45", "issue"), ("12-14", "locator")),
        {"author": "Naderi", "issue": "None"},
    ),
    "a report that looks like a place": (
        "Haines v. New York, 231 N.Y. 229",
        (
            ("Haines v. New York", "title"),
            ("231", "volume"),
            ("N.Y.", "place"),
            ("229", "pages"),
        ),
        {"container-title": "N.Y.", "publisher-place": "None"},
    ),
    "given names read with the title": (
        "PÉREZ MORA, Vicente: Las crisis, Madrid",
        (
            ("PÉREZ MORA", "author"),
            ("Vicente: Las crisis", "title"),
            ("Madrid", "place"),
        ),
        {"author": "PÉREZ MORA", "title": "Las crisis"},
    ),
    "the page of a newspaper": (
        "Rats, N.Y. Times, Feb. 28, 1988, § 3, at 1",
        (
            ("Rats", "title"),
            ("N.Y. Times", "container"),
            ("Feb. 28, 1988", "date"),
            ("3", "locator"),
            ("1", "locator"),
        ),
        {"page": "1", "issued": "1988-02-28"},
    ),
    "the first page and those cited of a yearly journal": (
        "Clauses, 2001 SALX 720 721-723",
        (
            ("Clauses", "title"),
            ("2001", "date"),
            ("SALX", "container"),
            ("720", "volume"),
            ("721-723", "pages"),
        ),
        {"page": "720", "volume": "None"},
    ),
    "the volume and the pages of a journal": (
        "Bagging, 1996 Machines 24 123-140",
        (
            ("Bagging", "title"),
            ("1996", "date"),
            ("Machines", "container"),
            ("24", "volume"),
            ("123-140", "pages"),
        ),
        {"page": "123-140", "volume": "24"},
    ),
    "the first page of a chapter and those cited": (
        "Tradition, in W. Twain (ed), Theory (Oxford: Blackwell, 1986) 26, 29-31",
        (
            ("Tradition", "title"),
            ("W. Twain", "editor"),
            ("Theory", "container"),
            ("Oxford", "place"),
            ("Blackwell", "publisher"),
            ("1986", "date"),
            ("26, 29-31", "pages"),
        ),
        {"page": "26", "publisher": "Blackwell"},
    ),
    "a count of volumes": (
        "De plaats. Leuven: Symons. 2 dln.",
        (
            ("De plaats", "title"),
            ("Leuven", "place"),
            ("Symons", "publisher"),
            ("2 dln", "pages"),
        ),
        {"number-of-volumes": "2", "page": "None", "publisher": "Symons"},
    ),
    "an edition of a season": (
        "Descartes, The Philosophers (Summer 2018 Edition)",
        (
            ("Descartes", "title"),
            ("The Philosophers", "container"),
            ("Summer 2018", "date"),
            ("Edition", "edition"),
        ),
        {"edition": "Summer 2018", "issued": "2018"},
    ),
    "a special issue whose word stands outside": (
        "Räume. Sonderband 2 der Neuen Welt. Göttingen",
        (
            ("Räume", "title"),
            ("2 der Neuen Welt", "series"),
            ("Göttingen", "place"),
        ),
        {"collection-title": "Neuen Welt", "collection-number": "Sonderband 2"},
    ),
    "a university by its letters": (
        "Parteien, Nr. 15, FU Berlin",
        (("Parteien", "title"), ("FU", "publisher"), ("Berlin", "place")),
        {"publisher": "FU Berlin", "publisher-place": "None"},
    ),
    "letters that are no era": (
        "Philips v Hilling LBC [2001] 2 AC 619",
        (
            ("Philips v Hilling LBC", "title"),
            ("2001", "date"),
            ("2", "volume"),
            ("AC", "container"),
            ("619", "pages"),
        ),
        {"title": "Philips v Hilling LBC", "issued": "2001"},
    ),
    "the year of a standard": (
        "ISO 690:2010, Guidelines for references",
        (("ISO 690:2010", "number"), ("Guidelines for references", "title")),
        {"number": "ISO 690:2010", "issued": "2010"},
    ),
    "an institution read as the publisher": (
        "Sejong City Government. 2004. Report. Seoul: SCG",
        (
            ("Sejong City Government", "publisher"),
            ("2004", "date"),
            ("Report", "title"),
            ("Seoul", "place"),
            ("SCG", "publisher"),
        ),
        {"author": "", "publisher": "SCG"},
    ),
    "a short title with volume and page": (
        "Jameson, Principles, 2:300",
        (
            ("Jameson", "author"),
            ("Principles", "container"),
            ("2", "volume"),
            ("300", "pages"),
        ),
        {"title": "Principles", "volume": "2", "container-title": "None", "page": "None"},
    ),
    "the number of a series of papers, by its word": (
        "Powers, Library Briefing Paper, Number 8637",
        (
            ("Powers", "title"),
            ("Library Briefing Paper", "series"),
            ("8637", "series-number"),
        ),
        {"number": "8637", "collection-title": "Library Briefing Paper"},
    ),
    "a quotation at the head of a title": (
        "Esser, '\"Critical Views\" in Studies: Why?' (1989)",
        (
            ("Esser", "author"),
            ('Critical Views" in Studies: Why?', "title"),
            ("1989", "date"),
        ),
        {"title": '"Critical Views" in Studies: Why?'},
    ),
    "two pages behind their word": (
        "Gesta, in Rerum, XVII, Bologna 1942, p. 181, 208–218",
        (
            ("Gesta", "title"),
            ("Rerum", "container"),
            ("XVII", "volume"),
            ("Bologna", "place"),
            ("1942", "date"),
            ("181, 208–218", "pages"),
        ),
        {"page": "181, 208-218", "volume": "XVII"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_was_torn_is_whole(name: str) -> None:
    text, read, wanted = CASES[name]
    item = item_of(text, *read)
    got = {variable: item.get(variable) for variable in wanted}
    got = {
        key: ", ".join(name.family for name in value) if isinstance(value, tuple) else str(value)
        for key, value in got.items()
    }
    assert got == wanted
    assert {"publisher", "issue", "original-date"} & set(item) <= set(wanted)
