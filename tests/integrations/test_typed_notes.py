"""Notes typed by hand, written in another style; the rest of the page stays."""

from __future__ import annotations

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
