"""Names of months and seasons: first English, then in the other languages of bibliographies.

In each row behind the English name German, French, Italian, Spanish and Portuguese, then other
languages, in lower case and without a full stop.
"""

from __future__ import annotations

from alliance_refs.text.folding import caseless


def _rows(names: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row.split()) for row in names.split("|"))


MONTHS = _rows(
    """
    january jan januar jänner jän janvier janv gennaio gen enero ene janeiro januari styczeń
    stycznia leden ledna január januára tammikuu tammikuuta ocak января январь янв січень
    січня ianuarie gener siječanj siječnja ιανουάριος ιανουαρίου|
    february feb febr februar février fevrier févr fév febbraio febb febrero fevereiro fev
    februari luty lutego únor února február februára helmikuu helmikuuta şubat февраля февраль
    фев лютого februarie febrer veljača veljače φεβρουάριος φεβρουαρίου|
    march mar märz mär mrz mars marzo março maart mrt marts marzec marca březen března március
    marec maaliskuu maaliskuuta mart марта март березень березня martie març ožujak ožujka
    μάρτιος μαρτίου|
    april apr avril avr aprile abril abr kwiecień kwietnia duben dubna április apríl apríla
    huhtikuu huhtikuuta nisan апреля апрель апр квітень квітня aprilie travanj travnja
    απρίλιος απριλίου|
    may mai maggio mag mayo maio mei maj maja květen května május mája toukokuu toukokuuta
    mayıs мая май травень травня maig svibanj svibnja μάιος μαΐου|
    june jun juni juin giugno giu junio junho czerwiec czerwca červen června június jún júna
    kesäkuu kesäkuuta haziran июня июнь червень червня iunie juny lipanj lipnja ιούνιος
    ιουνίου|
    july jul juli juillet juil luglio lug julio julho lipiec lipca červenec července július
    júl júla heinäkuu heinäkuuta temmuz июля июль липень липня iulie juliol srpanj srpnja
    ιούλιος ιουλίου|
    august aug août aout agosto ago augustus augusti sierpień sierpnia srpen srpna augusztus
    augusta elokuu elokuuta ağustos августа август авг серпень серпня agost kolovoz kolovoza
    αύγουστος αυγούστου|
    september sept sep septembre settembre sett set septiembre setiembre setembro wrzesień
    września září szeptember szept septembra syyskuu syyskuuta eylül сентября сентябрь сент
    вересень вересня septembrie setembre rujan rujna σεπτέμβριος σεπτεμβρίου|
    october oct oktober okt octobre ottobre ott octubre outubro październik października říjen
    října október októbra lokakuu lokakuuta ekim октября октябрь окт жовтень жовтня octombrie
    οκτώβριος οκτωβρίου|
    november nov novembre noviembre novembro listopad listopada listopadu novembra marraskuu
    marraskuuta kasım ноября ноябрь нояб листопад листопада noiembrie studeni studenoga
    νοέμβριος νοεμβρίου|
    december dec dezember dez décembre decembre déc dicembre dic diciembre dezembro grudzień
    grudnia prosinec prosince decembra joulukuu joulukuuta aralık декабря декабрь дек грудень
    грудня decembrie desembre prosinac prosinca desember δεκέμβριος δεκεμβρίου
    """
)

# Spring, summer, autumn, winter: the months 21 to 24 of EDTF (ISO 8601-2, level 1).
SEASONS = _rows(
    """
    spring frühjahr frühling printemps primavera lente forår wiosna wiosny jaro kevät tavasz
    bahar ilkbahar весна vår primăvara|
    summer sommer été estate verano verão zomer sommar lato léto kesä nyár лето estiu vara|
    autumn fall herbst automne autunno otoño outono herfst höst efterår høst jesień podzim
    syksy ősz sonbahar güz осень tardor toamna|
    winter hiver inverno invierno vinter zima talvi tél kış зима hivern iarna
    """
)

# Where nothing but a date can stand; "out" (outubro) and "win" are other words in running text.
_IN_DATES = {"out": 10, "spr": 21, "sum": 22, "fal": 23, "win": 24}

MONTH_NUMBERS: dict[str, int] = {
    name: number
    for rows, first in ((MONTHS, 1), (SEASONS, 21))
    for number, names in enumerate(rows, first)
    for name in names
}
DATE_WORDS: dict[str, int] = MONTH_NUMBERS | _IN_DATES

# As English prints them. CSL 1.0.2 counts seasons as months 13 to 16 in data too.
ENGLISH: dict[int, str] = {
    number: names[0].capitalize()
    for rows, first in ((MONTHS, 1), (SEASONS, 13), (SEASONS, 21))
    for number, names in enumerate(rows, first)
}


def month_number(word: str) -> int | None:
    """The number of a month or season (1 to 12, 21 to 24), whatever its capitals.

    >>> month_number("Auguſt"), month_number("ΙΟΎΛΙΟΣ"), month_number("KASIM"), month_number("x")
    (8, 7, 11, None)
    """
    return _CASELESS.get(caseless(word).rstrip("."))


_CASELESS = {caseless(name): number for name, number in MONTH_NUMBERS.items()}
