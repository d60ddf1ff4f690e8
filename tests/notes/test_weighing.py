"""What speaks for the works that a citation may mean, and how it is weighed."""

from __future__ import annotations

import numpy as np
import pytest

from alliance_refs.documents import read_document
from alliance_refs.model import Citation, Item, Name
from alliance_refs.notes import analyse
from alliance_refs.notes.resolving.memory import MOST
from alliance_refs.notes.resolving.mentions import mention, sigla
from alliance_refs.notes.resolving.weighing.features import Asked
from alliance_refs.notes.resolving.weighing.shipped import shipped_weigher
from alliance_refs.notes.resolving.weighing.weigher import Options, Weigher, options, rows_of
from alliance_refs.notes.resolving.works import Tie, Works
from alliance_refs.spans import Source, Span


def cited(text: str, **fields: object) -> Citation:
    return Citation(text, Span(0, len(text)), "full", Item("", "book", fields))


def known(*citations: Citation) -> Works:
    works = Works()
    for citation in citations:
        works.memory.unit += 1
        works.memory.hear(works.add(citation.item), mention(citation))
    return works


KANT = cited("Kant, Kritik der reinen Vernunft", author=(Name(family="Kant"),))
KIM = cited("Kim, War and Peace (Seoul, 2003)", author=(Name(family="Kim"),))


def asked(text: str, tie: Tie | None = None) -> Asked:
    citation = cited(text)
    tie = tie or Tie((), "full", "first citation")
    return Asked(citation, mention(citation), tie, (), (), frozenset(), True)


@pytest.mark.parametrize(
    ("text", "letters"),
    [("KrV, 80", "krv"), ("E.O. 14028", "eo"), ("B&J, no. 4", "bj"), ("Smith, War", "")],
)
def test_sigla_are_words_of_first_letters(text: str, letters: str) -> None:
    assert sigla(text) == ((letters,) if letters else ())


def test_a_siglum_leads_to_the_words_that_it_stands_for() -> None:
    works = known(KANT, KIM)
    found = options(asked("KrV, 80"), works)
    row = dict(zip((None, *found.numbers), found.rows, strict=True))
    assert row[0]["siglum stands for it"] == 1.0
    assert row[1]["siglum stands for it"] == 0.0


def test_rare_words_tell_more_than_words_of_every_work() -> None:
    memory = known(
        *(cited(f"Kim, War number {name}") for name in ("alpha", "beta", "gamma"))
    ).memory
    assert memory.weight("unheard") > memory.weight("alpha") > memory.weight("war")


def test_only_so_many_works_are_weighed() -> None:
    works = known(*(cited(f"Kim, War in the year {year}") for year in range(1700, 1900)))
    found = options(asked("Kim, War in the year 1800"), works)
    assert len(found.numbers) <= MOST
    assert 100 in found.numbers


def test_no_work_known_leaves_the_tie_of_the_rules() -> None:
    tie = Tie((), "full", "first citation")
    assert shipped_weigher().choose(asked("Kim, War", tie), Works()) is tie


def test_chances_add_up_to_one_and_weights_go_through_a_file() -> None:
    works = known(KANT, KIM)
    found = options(asked("Kim, War, 12"), works)
    weigher = shipped_weigher()
    again = Weigher.from_bytes(weigher.to_bytes())
    assert float(weigher.chances(found).sum()) == pytest.approx(1.0, abs=1e-5)
    np.testing.assert_allclose(weigher.chances(found), again.chances(found), atol=1e-6)


def test_features_that_the_weights_do_not_know_are_left_out() -> None:
    assert rows_of([{"known": 2.0, "new": 5.0}], {"known": 0}).tolist() == [[2.0]]
    weigher = Weigher(
        ["known"],
        {name: np.ones((1, 1)) for name in ("first", "second")}
        | {"first-bias": np.zeros(1, dtype=np.float32)},
    )
    assert weigher.chances(Options((0,), ({"new": 1.0}, {"new": 1.0}))).shape[0] == 2


class Recorder:
    """A judge that agrees with the rules and remembers what it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def choose(self, asked: Asked, works: Works) -> Tie:
        self.texts.append(asked.citation.text)
        return asked.tie

    def look_later(self, *_: object) -> None:
        return None


def test_what_is_certain_is_not_weighed() -> None:
    notes = "\n".join(
        (
            "[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003), 4.",
            "[^2]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003), 9.",
            "[^3]: Harrison, supra note 1, at 12.",
            "[^4]: *End Game*, 15.",
        )
    )
    source = Source(f"A.[^1] B.[^2] C.[^3] D.[^4]\n\n{notes}\n", "x.md")
    judge = Recorder()
    analyse(read_document(source, "markdown"), judge=judge)
    assert judge.texts == [
        "Selig Harrison, Korean End Game (Seoul: Sam-in, 2003), 4",
        "End Game, 15",
    ]
