"""Commands of a notebook, run by the real IPython."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alliance_refs.errors import UnknownFormat, UnknownStyle, UnreadableInput
from alliance_refs.integrations.jupyter import Notebook
from alliance_refs.model import Date, Item, Name

BIB = """@book{kim-2001,
  author = {Kim, Sung},
  title = {Diplomacy & Peace},
  date = {2001},
}

@book{lee-2003,
  author = {Lee, Ann},
  title = {Plans},
  date = {2003},
}
"""


@pytest.fixture
def works(tmp_path: Path) -> Path:
    path = tmp_path / "works.bib"
    path.write_text(BIB)
    return path


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    pytest.importorskip("IPython", reason="needs IPython")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)  # another environment's, maybe
    from IPython.core.interactiveshell import InteractiveShell

    found = InteractiveShell()
    found.history_manager.enabled = False
    found.run_line_magic("load_ext", "alliance_refs.integrations.jupyter")
    yield found
    found.history_manager.end_session()
    InteractiveShell.clear_instance()


def test_cites_and_lists_in_a_real_shell(shell: Any, works: Path) -> None:
    shell.run_line_magic("references", f"{works} --style apa")
    cited = shell.run_line_magic("cite", "see @kim-2001, p. 3")
    assert str(cited) == "(see Kim, 2001, p. 3)"
    data, _ = shell.display_formatter.format(cited)
    assert data["text/html"] == "(see Kim, 2001, p. 3)"
    assert shell.run_line_magic("bibliography", "").text() == "Kim, S. (2001). Diplomacy & peace.\n"


def test_an_item_shows_itself_as_an_entry(shell: Any) -> None:
    item = Item(
        "kim", "book", {"title": "Peace", "author": (Name(family="Kim"),), "issued": Date.of(2001)}
    )
    data, _ = shell.display_formatter.format(item)
    assert "Kim. (2001). <i>Peace</i>." in data["text/html"]


def test_works_and_lists_show_themselves_where_there_is_no_html(shell: Any, works: Path) -> None:
    library = shell.run_line_magic("references", f"{works} --style ieee")
    data, _ = shell.display_formatter.format(library)
    assert data["text/markdown"].startswith("\\[1\\] S. Kim, *Diplomacy & peace*. 2001.")
    assert "[1]" in data["text/html"]
    data, _ = shell.display_formatter.format(library["lee-2003"])
    assert data["text/markdown"] == "\\[1\\] A. Lee, *Plans*. 2003.\n"
    data, _ = shell.display_formatter.format(shell.run_cell_magic("bibliography", "", BIB))
    assert data["text/markdown"].startswith("\\[1\\] S. Kim")
    assert data["text/plain"].startswith("[1] S. Kim")


def test_errors_are_told_in_a_line(shell: Any) -> None:
    from IPython.core.error import UsageError

    for name, line, words in (
        ("references", "gone.bib", "gone.bib: cannot be read"),
        ("references", "'gone.bib", "no closing quotation"),
        ("cite", "see [", "no citation"),
    ):
        with pytest.raises(UsageError, match=words):
            shell.run_line_magic(name, line)


def test_entries_typed_in_a_cell_are_listed_and_can_be_cited(shell: Any) -> None:
    shown = shell.run_cell_magic("bibliography", "--style ieee", BIB)
    assert shown.text().startswith("[1]")
    assert str(shell.run_line_magic("cite", "@lee-2003")) == "(Lee, 2003)"


def test_the_extension_can_be_taken_away(shell: Any) -> None:
    shell.run_line_magic("unload_ext", "alliance_refs.integrations.jupyter")
    assert "cite" not in shell.magics_manager.magics["line"]


def test_numbers_and_positions_follow_the_order_of_citing(works: Path) -> None:
    notebook = Notebook()
    notebook.references(f"{works} --style ieee")
    assert [str(notebook.cite(f"@{key}")) for key in ("lee-2003", "kim-2001", "lee-2003")] == [
        "[1]",
        "[2]",
        "[1]",
    ]
    notes = Notebook()
    notes.references(f"{works} --style=chicago-notes-bibliography-17th-edition")
    assert str(notes.cite("@kim-2001, 3")) == "Sung Kim, Diplomacy & Peace (2001), 3."
    assert str(notes.cite("@kim-2001, 4")) == "Kim, 4."


def test_a_missing_key_is_told_with_near_ones(works: Path) -> None:
    notebook = Notebook()
    notebook.references(str(works))
    cited = notebook.cite("@kim-2002 <b>")
    assert "did you mean kim-2001?" in str(cited)
    assert "<b>" not in cited._repr_html_().replace("<b></b>", "")


def test_what_cannot_be_used_is_refused() -> None:
    notebook = Notebook()
    for line, error in (
        ("gone.bib", UnreadableInput),
        ("--style apaa", UnknownStyle),
        ("--x 1", UnreadableInput),
    ):
        with pytest.raises(error):
            notebook.references(line)
    with pytest.raises(UnreadableInput, match="no citation"):
        notebook.cite("see [")
    with pytest.raises(UnknownFormat):
        notebook.bibliography("", "just words")
    assert notebook.bibliography("").text() == ""
