"""Notes typed by hand, written in another style; the rest of the page stays."""

from __future__ import annotations

from pathlib import Path

import pytest

import alliance_refs as refs
from alliance_refs.errors import UnknownFormat
from alliance_refs.integrations.typed_notes import restyle_notes

from .conftest import Builder

STYLE = "chicago-notes-bibliography"


def restyled(note: str) -> str:
    text = f"So.[^1] Thus.[^2]\n\n[^1]: R. Hass, *Lost* (1995), 4.\n\n[^2]: {note}\n"
    return restyle_notes(text, "markdown", STYLE).text.rpartition("[^2]: ")[2].rstrip()


def test_commentary_and_signals_stay() -> None:
    assert restyled("See ibid., 9. It is not said twice.") == (
        "See Hass, *Lost*, 9. It is not said twice."
    )


def test_a_bare_ibid_means_the_same_page() -> None:
    assert restyled("Ibid.") == "Hass, *Lost*, 4."
    assert restyled("Ibid., passim.") == "Hass, *Lost*, passim."
    assert restyled("Hass, op. cit.") == "Hass, *Lost*."


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("Ibid., p. 34 n. 5.", "34 n. 5."),
        ("Ibid., § 2(b) and app. A.", "sec. 2(b) and app. A."),
        ("Ibid., vol. 2, p. 14.", "2:14."),
        ("Ibid., Dok. 204.", "Dok. 204."),
    ],
)
def test_places_of_more_than_a_page(typed: str, written: str) -> None:
    assert restyled(typed) == f"Hass, *Lost*, {written}"


def test_emphasis_at_the_edge_of_a_citation_stays_whole() -> None:
    assert restyled("*Joongang Daily*, May 27, 2003.") == "*Joongang Daily*, May 27, 2003."


def test_a_full_stop_inside_quotation_marks_stands_once() -> None:
    typed = 'G. Koo, "The Reality," *Forum* (2004). [^2] is long.'
    assert "..”" not in restyled(typed)


def test_what_is_not_certain_stays_as_typed_and_is_told() -> None:
    text = "So.[^1]\n\n[^1]: Nobody, op. cit., 3.\n"
    done = restyle_notes(text, "markdown", STYLE, name="old.md")
    assert done.text == text
    assert [str(flaw.where) for flaw in done.kept] == ["old.md:3:7"]


def test_the_short_titles_are_those_that_were_typed() -> None:
    long = "Lois C. Dubin, *The Port Jews of Trieste: Culture and Politics* (Stanford: Stanford University Press, 1999), 12."
    text = f"So.[^1] Thus.[^2] Or.[^3]\n\n[^1]: {long}\n\n[^2]: Dubin, *Port Jews*, 14.\n\n[^3]: Dubin, op. cit., 15.\n"
    done = restyle_notes(text, "markdown", STYLE).text
    assert "[^2]: Dubin, *Port Jews*, 14." in done
    assert "[^3]: Dubin, *Port Jews*, 15." in done
    untyped = restyle_notes(text.replace("*Port Jews*", "op. cit."), "markdown", STYLE).text
    assert "[^3]: Dubin, *The Port Jews of Trieste*, 15." in untyped


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("Hass, *Lost*, 60 disagrees.", "no field holds its words 'disagrees'"),
        ("Pinkney, *Decisive Years*, 14.", "it is not said when it came out"),
        (
            "L. Bromham et al., *Spice and Fever* (London: Verso, 2021), 8.",
            "not all of its authors are named",
        ),
    ],
)
def test_what_a_style_would_lose_or_invent_stays_as_typed(typed: str, reason: str) -> None:
    text = f"So.[^1] Thus.[^2]\n\n[^1]: R. Hass, *Lost* (1995), 4.\n\n[^2]: {typed}\n"
    done = restyle_notes(text, "markdown", STYLE)
    assert done.text.endswith(f"[^2]: {typed}\n")
    assert [flaw.message.rpartition("typed: ")[2] for flaw in done.kept] == [reason]


def both(*notes: str, style: str = STYLE) -> list[str]:
    marks = " ".join(f"So.[^{at}]" for at in range(1, len(notes) + 1))
    text = "\n\n".join((marks, *(f"[^{at}]: {note}" for at, note in enumerate(notes, 1))))
    done = restyle_notes(text, "markdown", style).text
    return [line.partition(": ")[2] for line in done.split("\n\n")[1:]]


def test_each_citation_names_its_own_volume() -> None:
    assert both(
        "Karl Weiler, *Geschichte der Zölle* (Leipzig: Duncker, 1881), I, 5.",
        "Weiler, *Geschichte der Zölle*, II, 17.",
        "Ibid., vol. II, p. 20.",
    ) == [
        "Karl Weiler, *Geschichte der Zölle* (Duncker, 1881), I, 5.",
        "Weiler, *Geschichte der Zölle*, II, 17.",
        "Weiler, *Geschichte der Zölle*, II, 20.",
    ]
    assert both(
        "Anderson, *Origin of Commerce* (London, 1764), i. 201.", "Ibid. i. 463.", style="oscola"
    ) == ["Anderson, *Origin of Commerce*, vol i (1764) 201.", "ibid 463."]


def test_a_signal_is_no_beginning_of_a_name() -> None:
    assert both(
        "Anderson, *Origin of Commerce* (London, 1764), 20.",
        "The reader may consult Ehrenberg, *Hamburg und England* (Jena, 1896); and the older"
        " relation in Anderson, 402.",
    )[1].endswith("in Anderson, *Origin of Commerce*, 402.")


def test_a_name_given_in_short_stays_with_its_title() -> None:
    assert both(
        "U.S. General Accounting Office, *Trade: Implications of Peace* (Washington: GAO, 1996), 4.",
        "Agreed Framework, section IV.3; GAO, *Implications*, pp. 9-11.",
        style="oscola",
    )[1].endswith("; U.S. General Accounting Office (n 1) 9–11.")


def test_a_particle_stays_with_its_name() -> None:
    assert both(
        "C. d'Orsi, *Le logge di Napoli*, Giannini, Napoli 1897, p. 40.",
        "B. Conti, *Elogio*, Raimondi, Napoli 1788, p. 71; d'Orsi, *Le logge*, cit., p. 44.",
    )[1].endswith("; d’Orsi, *Le logge*, 44.")


def test_an_author_meant_by_a_pronoun_is_not_named() -> None:
    typed = "R. Hass, *Lost* (1995), 4. See also his *Found Again in Time* (London: Verso, 1999)."
    assert both(typed)[0].endswith("See also his *Found Again in Time* (Verso, 1999).")


def test_the_bracket_that_names_a_work_for_later_stays() -> None:
    typed = "R. Hass, *Lost Empires of the North* (London: Verso, 1995), 4 [hereinafter *Empires*]."
    assert both(typed, "*Empires*, 9.") == [
        "R. Hass, *Lost Empires of the North* (Verso, 1995), 4 [hereinafter *Empires*].",
        "Hass, *Empires*, 9.",
    ]


@pytest.mark.parametrize(
    ("style", "typed", "reason"),
    [
        (STYLE, "18 U.S.C. § 2703", "the style would not say what is cited"),
        (
            STYLE,
            "Memo of conversation, October 3, 1954, 611.8/10-354, RG 59, NARA",
            "its title was not read",
        ),
        (
            "oscola",
            "Churchill to Eisenhower, undated draft [January 1955], PREM 11/867, TNA",
            "the style would leave out 'PREM 11/867'",
        ),
        (
            STYLE,
            'Ada P. Larkin, "The Cost of Coal," testimony before the Senate Committee on Energy,'
            " January 21, 2004",
            "the style would leave out 'Larkin'",
        ),
        (
            STYLE,
            "BNF, Ms. 26, lettre « Ami, reviens ! », 1912",
            "its quotation marks or brackets were torn",
        ),
    ],
)
def test_what_a_style_has_no_words_for_stays_as_typed(style: str, typed: str, reason: str) -> None:
    first = typed if "U.S.C." in typed else "Karl Hall, *Notes of Old* (London: Verso, 1990), 4"
    text = f"So.[^1]\n\n[^1]: {first}.\n\nThus.[^2]\n\n[^2]: {typed}. It was sent.\n"
    done = restyle_notes(text, "markdown", style)
    assert [flaw.message.rpartition("typed: ")[2] for flaw in done.kept] == [reason]
    assert f"{typed}. It was" in done.text


def test_what_is_not_of_the_work_stays_as_typed() -> None:
    for typed in ("Hass, *Lost*, I, 9.", "Hass, *Lost*, 9, fig. 4."):
        assert restyled(typed) == typed
    assert restyled("Hass, *Lost*, Appendix II.") == "Hass, *Lost*, app. II."


def test_short_forms_of_a_work_whose_first_citation_stays_do_so_too() -> None:
    typed = "R. Hass, *Lost* (1995; first in German 1980), 4."
    text = f"So.[^1] Thus.[^2]\n\n[^1]: {typed}\n\n[^2]: Ibid., 9.\n"
    done = restyle_notes(text, "markdown", STYLE)
    assert done.text == text
    assert done.kept[1].message.endswith("so does the first citation of its work")


def test_emphasis_that_holds_the_last_stop_is_taken_whole() -> None:
    assert restyled("See Hass, *Lost*, *op. cit.*") == "See Hass, *Lost*."
    assert restyled("_Ibid._, 9.") == "Hass, *Lost*, 9."


def test_a_style_without_a_place_for_archives_leaves_them_as_typed() -> None:
    typed = "Archivio di Stato di Trieste, Governo, b. 412, “Relazione,” 14 October 1831."
    text = f"So.[^1]\n\n[^1]: {typed}\n"
    assert "Archivio di Stato" in restyle_notes(text, "markdown", "oscola").text


def test_the_pages_of_a_chapter_stay_where_the_style_has_none() -> None:
    assert restyled(
        "R. Cooter, “Anticontagionism,” in *The Problem of Medical Knowledge*, ed. P. Wright"
        " (Edinburgh: Edinburgh University Press, 1982), 87–108."
    ).endswith("(Edinburgh University Press, 1982), 87–108.")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("On *Lost* see ibid., 9 (with a map).", "On *Lost* see ibid 9 (with a map)."),
        ("Ibid., 9; see Hass, op. cit., 7.", "ibid 9; see ibid 7."),
        ("It is long. Ibid., 9.", "It is long. ibid 9."),
    ],
)
def test_a_citation_is_fitted_into_its_sentence(typed: str, written: str) -> None:
    text = f"So.[^1] Thus.[^2]\n\n[^1]: R. Hass, *Lost* (1995), 4.\n\n[^2]: {typed}\n"
    done = restyle_notes(text, "markdown", "oscola").text
    assert done.rpartition("[^2]: ")[2].rstrip() == written


def test_a_name_that_the_sentence_has_is_not_said_again() -> None:
    assert restyled("“Fear” is the word of Hass (*Lost*, 9).") == (
        "“Fear” is the word of Hass (*Lost*, 9)."
    )
    assert restyled("*Lost*, 9.") == "Hass, *Lost*, 9."
    assert restyled("It is so in Hass, p. 9.").startswith("It is so in Hass, *Lost*, 9")


def test_titles_keep_the_capitals_that_their_author_typed() -> None:
    notes = [
        "Mark Harrison, *The Yellow Flag of Empire* (Oxford: OUP, 2012), 3.",
        "Peter Baldwin, *The State and Its Contagion* (Oxford: OUP, 1999), 3.",
        "Jean Goger, *Routes et rails* (Limoges: PULIM, 2001), 3.",
    ]
    text = "".join(f"So.[^{at}]\n\n[^{at}]: {note}\n\n" for at, note in enumerate(notes, 1))
    assert "*Routes et rails*" in restyle_notes(text, "markdown", STYLE).text


ORG = """So.[fn:1] Thus.[fn:2] And.[fn::See Hass, /Lost/, 9 [sic]; he doubts it.]

[fn:1] R. Hass, /Lost in Paradise/ (New York: Knopf, 1995), 4.

[fn:2] S. Lee, /Pacts/ (Seoul: Sam-in, 2003).
"""
ASCIIDOC = """So.footnote:[R. Hass, _Lost in Paradise_ (New York: Knopf, 1995), 4.]
Thus.footnote:[S. Lee, __Pacts__ (Seoul: Sam-in, 2003), 7.] And.footnote:[See _ibid._, 9; he doubts it.]
Also.footnote:[H. Koo, _On [Old\\] Pacts_ (Seoul: Sam-in, 2004).]
"""


def test_notes_in_org_and_asciidoc_are_restyled_in_their_places() -> None:
    assert restyle_notes(ORG, "org", "oscola").text == (
        """So.[fn:1] Thus.[fn:2] And.[fn::See Hass (n 1) 9 [sic]; he doubts it.]

[fn:1] R Hass, /Lost in Paradise/ (Knopf 1995) 4.

[fn:2] S Lee, /Pacts/ (Sam-in 2003).
"""
    )
    assert restyle_notes(ASCIIDOC, "asciidoc", "oscola").text == (
        """So.footnote:[R Hass, _Lost in Paradise_ (Knopf 1995) 4.]
Thus.footnote:[S Lee, _Pacts_ (Sam-in 2003) 7.] And.footnote:[See ibid 9; he doubts it.]
Also.footnote:[H Koo, _On [Old\\] Pacts_ (Sam-in 2004).]
"""
    )


def test_a_format_that_is_not_written_is_refused() -> None:
    with pytest.raises(UnknownFormat, match="markdown, rst, org, asciidoc, text"):
        restyle_notes("<p>So.</p>", "html", STYLE)


def test_legacy_pages_are_restyled_when_they_are_built(built: Builder) -> None:
    build = built("legacy")
    assert build.text("//section[@id='notes']/p", "old") == [
        "1 Stephen M. Walt, The Origins of Alliances (Cornell University Press, 1987), 17."
        " He is cautious.",
        "2 Walt, The Origins of Alliances, 18.",
        "3 See Walt, The Origins of Alliances, 20; Glenn H. Snyder, “The Security Dilemma in"
        " Alliance Politics,” World Politics 36, no. 4 (1984).",
    ]
    assert build.text("//aside[@id]/p")[0] == (
        "Glenn H Snyder, Alliance Politics (Cornell University Press 1997) 12."
    )
    assert "index.rst:14: WARNING: 'Nobody, op. cit' stays as typed" in build.said
    assert "Ibid., 18." in (build.source / "old.md").read_text()


def test_a_document_that_was_read_is_restyled_and_written(tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_bytes("\ufeffSo.[^1]\r\n\r\n[^1]: R. Hass, *Lost* (1995), 4.\r\n".encode())
    refs.restyle(refs.read(old), "oscola").write(tmp_path / "new.md")
    assert (tmp_path / "new.md").read_bytes() == (
        b"So.[^1]\r\n\r\n[^1]: R Hass, *Lost* (1995) 4.\r\n"
    )
    with pytest.raises(
        UnknownFormat, match="html: notes are restyled in markdown, rst, org, asciidoc, text alone"
    ):
        refs.restyle(refs.read_text("<p>So.</p>", format="html"), "oscola")
