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
    "a title that begins with In": (
        "Settling In: Trends, 2012",
        (("Settling", "title"), ("Trends", "container"), ("2012", "date")),
        {"title": "Settling In: Trends"},
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
    "a date and the year that begins a title": (
        "Bureau. [1984] 1980 Census. Washington",
        (
            ("1984", "date"),
            ("1980", "date"),
            ("Census", "title"),
            ("Washington", "place"),
        ),
        {"issued": "1984", "title": "1980 Census"},
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
    "a site by its address": (
        "Finding Nobody. Kieranhaley.org, 2014",
        (("Finding Nobody", "title"), ("Kieranhaley", "container"), ("2014", "date")),
        {"container-title": "Kieranhaley.org"},
    ),
    "a department of a university": (
        "Bargaining. Graduate School of Business, Northfield University, 1994",
        (
            ("Bargaining", "title"),
            ("Graduate School of Business", "container"),
            ("Northfield University", "publisher"),
            ("1994", "date"),
        ),
        {"publisher": "Graduate School of Business, Northfield University"},
    ),
    "a university read with its thesis": (
        "Der Betrieb, Habil. Univ. Hamburg 1971",
        (
            ("Der Betrieb", "title"),
            ("Habil. Univ", "genre"),
            ("Hamburg", "place"),
            ("1971", "date"),
        ),
        {"genre": "Habil.", "publisher": "Univ. Hamburg"},
    ),
    "a book that others edited": (
        "K. Dreher, in: ders. (Hg.), Kommentar, Tübingen 2009",
        (
            ("K. Dreher", "author"),
            ("ders.", "author"),
            ("Kommentar", "title"),
            ("Tübingen", "place"),
            ("2009", "date"),
        ),
        {"author": "Dreher", "container-title": "Kommentar", "editor": "Dreher"},
    ),
    "a paper of a parliament": (
        "Bericht der Kommission, BT-Drs. 14/8900",
        (("Bericht der Kommission", "author"), ("BT-Drs. 14/8900", "number")),
        {"title": "Bericht der Kommission"},
    ),
    "a periodical alone": (
        "Zeitschrift für Geschichte, Vol. 37",
        (("Zeitschrift für Geschichte", "title"), ("37", "volume")),
        {"container-title": "Zeitschrift für Geschichte", "volume": "37"},
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
    "the pages behind, in French": (
        "La règle, Droits 5, p. 88 et s.",
        (("La règle", "title"), ("Droits", "container"), ("5", "volume"), ("88 et", "pages")),
        {"page": "88 et s"},
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
    "a name behind its address in a title": (
        "One classroom: The case of Mrs. Haverly. Policy Review, 12, 3-9",
        (
            ("One classroom: The case of Mrs", "title"),
            ("Haverly", "publisher"),
            ("Policy Review", "container"),
            ("12", "volume"),
            ("3-9", "pages"),
        ),
        {"title": "One classroom: The case of Mrs. Haverly", "container-title": "Policy Review"},
    ),
    "a title with a comma before the volume": (
        "The Right to Roam, Explained, 34 Coastal L.J. 189",
        (
            ("The Right to Roam", "title"),
            ("Explained", "container"),
            ("34", "volume"),
            ("Coastal L.J.", "container"),
            ("189", "pages"),
        ),
        {"title": "The Right to Roam, Explained", "container-title": "Coastal L.J."},
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
    "the name of a series of papers": (
        "Disclosure (Mary Dolin Law & Econ. Working Paper No. 516, 2010)",
        (
            ("Disclosure", "title"),
            ("Mary Dolin Law & Econ", "publisher"),
            ("Working Paper", "genre"),
            ("516", "series-number"),
            ("2010", "date"),
        ),
        {"collection-title": "Mary Dolin Law & Econ. Working Paper", "number": "516"},
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
    "a subtitle read as the publisher": (
        "Bir Kent Kondu: Ulaş. İstanbul: İletişim",
        (
            ("Bir Kent Kondu", "title"),
            ("Ulaş", "publisher"),
            ("İstanbul", "place"),
            ("İletişim", "publisher"),
        ),
        {"title": "Bir Kent Kondu: Ulaş", "publisher": "İletişim"},
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
    "a year with a space in it": (
        "Gewichte. Leiden: Brill, 19 55.",
        (
            ("Gewichte", "title"),
            ("Leiden", "place"),
            ("Brill", "publisher"),
            ("19 55", "pages"),
        ),
        {"issued": "1955", "publisher": "Brill", "page": "None"},
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
    "a degree at the end of a title": (
        "The Secretary Hand. B.Litt. thesis, Oxford",
        (("The Secretary Hand. B.Litt", "title"), ("thesis", "genre"), ("Oxford", "publisher")),
        {"title": "The Secretary Hand", "genre": "B.Litt. thesis", "publisher": "Oxford"},
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
    "a day of the week": (
        "Falling enrolment. The Guard (Lagos), Thursday, July 13 1995",
        (
            ("Falling enrolment", "title"),
            ("The Guard", "container"),
            ("Lagos", "place"),
            ("Thursday", "publisher"),
            ("July 13 1995", "date"),
        ),
        {"issued": "1995-07-13", "publisher": "None"},
    ),
    "a law publisher before the year": (
        "Temporary Measures (Intersentia 2003)",
        (("Temporary Measures", "title"), ("Intersentia", "place"), ("2003", "date")),
        {"publisher": "Intersentia", "publisher-place": "None"},
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
    "a volume and its year": (
        "Gender, in: Society, Vol. 1/1987, pp. 11-18",
        (
            ("Gender", "title"),
            ("Society", "container"),
            ("1", "volume"),
            ("1987", "date"),
            ("11-18", "pages"),
        ),
        {"volume": "1", "issued": "1987"},
    ),
    "a volume in brackets behind the year": (
        "Irritants, Modern Law Journal 1998 (61), pp. 11-32",
        (
            ("Irritants", "title"),
            ("Modern Law Journal", "container"),
            ("1998", "date"),
            ("61", "issue"),
            ("11-32", "pages"),
        ),
        {"volume": "61", "issued": "1998"},
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
    "the first page behind the journal": (
        "Numerical Law, 13 Cardinal J. 521 (2005), 529-30",
        (
            ("Numerical Law", "title"),
            ("13", "volume"),
            ("Cardinal J.", "container"),
            ("521", "volume"),
            ("2005", "date"),
            ("529-30", "pages"),
        ),
        {"volume": "13", "page": "521"},
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
    "whose book is reviewed": (
        "Walter Ulmer, rev. of Kantor, The Two Bodies, in Past 66",
        (
            ("Walter Ulmer", "author"),
            ("rev. of Kantor", "author"),
            ("The Two Bodies", "title"),
            ("Past", "container"),
            ("66", "volume"),
        ),
        {"author": "Ulmer", "title": "rev. of Kantor, The Two Bodies"},
    ),
    "a review in square brackets": (
        "Geiss, Rainer: [Besprechung von:] Stefan Hradek, Sozialstruktur, in: Revue 11",
        (
            ("Geiss, Rainer", "author"),
            ("Stefan Hradek", "author"),
            ("Sozialstruktur", "title"),
            ("Revue", "container"),
            ("11", "volume"),
        ),
        {"author": "Geiss", "title": "[Besprechung von:] Stefan Hradek, Sozialstruktur"},
    ),
    "what a review is about, in brackets": (
        "Karl Lewin, Book Review, 52 Harbor L. Rev. 700 (1939) (reviewing O. Praus, Contracts (1937)).",
        (
            ("Karl Lewin", "author"),
            ("Book Review", "title"),
            ("52", "volume"),
            ("Harbor L. Rev.", "container"),
            ("700", "pages"),
            ("1939", "date"),
            ("reviewing O. Praus", "author"),
            ("Contracts", "title"),
            ("1937", "date"),
        ),
        {
            "author": "Lewin",
            "issued": "1939",
            "title": "Book Review",
            "note": "reviewing O. Praus, Contracts (1937)",
        },
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
    "an imprint read as a container": (
        "Geschiedenis van de film, Weesp: Het Wereldraam 1986",
        (
            ("Geschiedenis van de film", "title"),
            ("Weesp: Het Wereldraam", "container"),
            ("1986", "date"),
        ),
        {"publisher-place": "Weesp", "publisher": "Het Wereldraam", "container-title": "None"},
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
    "the number of a paper": (
        "Salarios. Documento de trabajo núm. 24. Lima",
        (
            ("Salarios", "title"),
            ("Documento de trabajo", "genre"),
            ("24", "issue"),
            ("Lima", "place"),
        ),
        {"number": "24", "issue": "None"},
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
    "what an editor did": (
        "The Histories. Revised and edited by D. S. Levin. Oxford",
        (
            ("The Histories", "title"),
            ("Revised and edited", "edition"),
            ("D. S. Levin", "editor"),
            ("Oxford", "place"),
        ),
        {"edition": "None", "editor": "Levin"},
    ),
    "the letters of a body behind the date": (
        "Margins. In Proceedings of the Workshop, pages 14-22, Prague, 2009. ACX.",
        (
            ("Margins", "title"),
            ("Proceedings of the Workshop", "container"),
            ("14-22", "pages"),
            ("Prague", "place"),
            ("2009", "date"),
        ),
        {"publisher": "ACX", "issued": "2009"},
    ),
    "the city and the day of a meeting": (
        "Wandel. Vortrag auf der Tagung der Sektion, Altdorf, 9. Oktober 2008",
        (
            ("Wandel", "title"),
            ("Vortrag auf der Tagung der Sektion, Altdorf, 9. Oktober 2008", "note"),
        ),
        {
            "event-title": "Tagung der Sektion",
            "event-place": "Altdorf",
            "issued": "2008-10-09",
        },
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
    "a known publisher before the year": (
        "La règle (Dalloz 2003)",
        (("La règle", "title"), ("Dalloz", "place"), ("2003", "date")),
        {"publisher": "Dalloz", "publisher-place": "None"},
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
