"""What an editor would query in the works of a document, and what is as it should be."""

from __future__ import annotations

import pytest

import alliance_refs as refs

FLAG = "Alex Chase-Levenson, *The Yellow Flag: Quarantine and the British World* (Cambridge: Cambridge University Press, {year})"
CARTEL = "{given} {family}, *Das Kalisyndikat und sein Ende* (Göttingen: Vandenhoeck, 1974), 12"
LIST = (
    "Dubin, Lois. *Port Jews of Trieste*. Stanford: Stanford University Press, 1999.",
    "Evans, Richard. *Death in Hamburg*. Oxford: Clarendon Press, 1987.",
    "Panzac, Daniel. *Plague and Lazarets*. Paris: Edisud, 1986.",
)
CITED = (
    "Lois Dubin, *Port Jews of Trieste* (Stanford: Stanford University Press, 1999), 4",
    "Richard Evans, *Death in Hamburg* (Oxford: Clarendon Press, 1987), 5",
    "Daniel Panzac, *Plague and Lazarets* (Paris: Edisud, 1986), 6",
)


def queries(notes: tuple[str, ...], entries: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    marks = "".join(f" So it was.[^{at}]" for at, _ in enumerate(notes, 1))
    bodies = "".join(f"[^{at}]: {note}.\n\n" for at, note in enumerate(notes, 1))
    listed = "## Bibliography\n\n" + "\n\n".join(entries) if entries else ""
    found = refs.check(refs.read_text(f"{marks}\n\n{bodies}{listed}\n"))
    return [(one.code, one.message) for one in found]


def test_a_work_with_two_years_is_queried_once() -> None:
    notes = (FLAG.format(year=2020), FLAG.format(year=2021))
    assert queries(notes) == [
        (
            "works-alike",
            "chase-levenson-2021 is chase-levenson-2020 but for the year: 2021 and 2020",
        )
    ]


@pytest.mark.parametrize(
    "second",
    [
        FLAG.format(year="2nd ed., 2021"),
        FLAG.format(year=2020),
        "Alex Chase-Levenson, *The Yellow Flag: Cholera and the Levant* (Cambridge: Cambridge University Press, 2021)",
    ],
)
def test_editions_repeats_and_other_subtitles_are_not_queried(second: str) -> None:
    codes = [code for code, _ in queries((FLAG.format(year=2020), second))]
    assert "works-alike" not in codes


@pytest.mark.parametrize(
    ("given", "family", "code"),
    [
        ("Walther", "Herrmann", "name-spelled-twice"),
        ("Walter", "Hermann", "works-alike"),
        ("W.", "Herrmann", ""),
        ("Walter J.", "Herrmann", ""),
    ],
)
def test_a_name_in_two_spellings_is_queried(given: str, family: str, code: str) -> None:
    notes = (
        CARTEL.format(given="Walter", family="Herrmann"),
        CARTEL.format(given=given, family=family),
        CARTEL.format(given=given, family=family),
    )
    assert [found for found, _ in queries(notes)] == [code] * bool(code)


def test_a_short_title_that_is_never_introduced_is_queried() -> None:
    assert queries((*CITED, "Pinkney, *Decisive Years*, 14")) == [
        (
            "never-in-full",
            '"Pinkney, Decisive Years, 14" is cited in short here, and nowhere in full',
        )
    ]


def test_a_list_that_does_not_agree_with_the_text_is_queried() -> None:
    kaser = "Kaser, Karl. *Household in the Balkans*. Vienna: LIT, 2012."
    bowring = "John Bowring, *Observations on Plague* (Edinburgh: Tait, 1838), 22"
    assert queries(CITED, LIST) == []
    assert queries((*CITED, bowring), (*LIST, kaser)) == [
        ("entry-not-cited", "nothing cites kaser-2012"),
        ("work-not-listed", "the list of references has no entry for bowring-1838"),
    ]


def test_a_reading_list_beside_the_notes_is_no_list_of_what_is_cited() -> None:
    more = tuple(f"Kaser, Karl. *Households, Part {n}*. Vienna: LIT, 20{n}." for n in range(10, 18))
    assert queries(CITED, (*LIST, *more)) == []


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "Ann Orr, *The Wealth of Towns*",
            "Ann Orr, *The Weatlh of Towns*",
            "a word of its title: weatlh and wealth",
        ),
        (
            "Jörg Müller, *Zollpolitik im Norden*",
            "Jörg Mueller, *Zollpolitik im Norden*",
            "the name: Mueller and Müller",
        ),
        ("Ann Orr, *Annual Report 2001*", "Ann Orr, *Annual Report 2002*", ""),
        ("Ann Orr, *The Fiscal State, Part I*", "Ann Orr, *The Fiscal State, Part II*", ""),
        ("Ann Orr, *A Tale of Rice: The South*", "Ann Orr, *A Tale of Rice: The North*", ""),
        ("Ann Orr, *A Tale of the Sea*", "Ann Orr, *The Price of Rice*", ""),
    ],
)
def test_a_misprint_in_a_title_or_name_is_queried(one: str, other: str, said: str) -> None:
    found = queries((f"{one} (London: Verso, 1999), 4", f"{other} (London: Verso, 1999), 9"))
    told = [message for code, message in found if code == "works-alike"]
    assert [message.partition(" but for ")[2] for message in told] == ([said] if said else [])
