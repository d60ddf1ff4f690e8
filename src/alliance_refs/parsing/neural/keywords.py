"""The words that matter in citations, in classes: months, roles, labels of numbers, places.

In: the parser's word lists. Out: the class of each single word. A trained model carries the
table it was trained with, so lists may grow without its input changing under it.
"""

from __future__ import annotations

from collections.abc import Mapping

from alliance_refs.parsing.lexicon import listed
from alliance_refs.parsing.neural.features import fold

# Where a word is in several lists, the first that holds it counts.
_LISTS = (
    "labels.volume",
    "labels.issue",
    "labels.part",
    "labels.pages",
    "dates.months",
    "dates.seasons",
    "dates.undated",
    "dates.forthcoming",
    "dates.accessed",
    "roles.editor.after",
    "roles.editor.before",
    "roles.translator.after",
    "roles.translator.before",
    "names.particles",
    "names.conjunctions",
    "names.suffixes",
    "names.titles",
    "names.others",
    "editions.nouns",
    "editions.ordinals",
    "works.containers",
    "works.publishers",
    "works.periodicals",
    "works.journals",
    "works.newspapers",
    "works.meetings",
    "works.theses",
    "works.reports",
    "works.archives",
    "names.institutions",
    "names.family_first",
    "names.given",
    "names.either",
    "places.cities",
    "places.regions",
    "signals.signals",
    "law.parties",
    "works.genres",
)


def keyword_classes() -> Mapping[str, int]:
    """The class (1, 2, ...) of each word of one token in the parser's lists.

    >>> classes = keyword_classes()
    >>> classes["january"] == classes["januar"] != classes["venice"]
    True
    """
    classes: dict[str, int] = {}
    for number, path in enumerate(_LISTS, 1):
        for word in _words(path):
            classes.setdefault(fold(word).rstrip("."), number)
    return classes


def _words(path: str) -> list[str]:
    return [word for word in listed(path) if " " not in word]
