"""The works a document cites, as they are met: items with look-ups by name, title and mark.

Look-ups go by folded names and titles, so time grows with the number of citations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from alliance_refs.model import CitationForm, Item
from alliance_refs.notes.resolving.matching import Traits, likeness, traits
from alliance_refs.notes.resolving.memory import Memory
from alliance_refs.notes.resolving.wording import telling_words
from alliance_refs.notes.words import in_pairs
from alliance_refs.text.folding import fold


@dataclass(frozen=True, slots=True)
class Tie:
    """What a citation was found to mean: works by number, or a reason why none.

    `works` holds one number when it is resolved, several when it is ambiguous, none for a
    work not met before (`FIRST`) until it is taken in. `says` is the description to take in.
    `doubt` says why another work may be meant than the one that was taken.
    """

    works: tuple[int, ...]
    form: CitationForm
    rule: str
    confidence: float = 1.0
    reason: str = ""
    says: Item | None = None
    doubt: str = ""

    @property
    def is_final(self) -> bool:
        """Whether it stands without being weighed: the rule that made it is never wrong, or
        goes by what no words of the citation tell."""
        is_told = self.confidence >= SURE or self.rule in (NAMED, QUOTED)
        return len(self.works) == 1 and not self.reason and is_told


FIRST = "first citation"
NAMED = "ibid: the name before it"
QUOTED = "op. cit. after a work that quotes others"
# A tie of a rule that is never wrong stands without being weighed.
SURE = 0.98


@dataclass(slots=True)
class Works:
    """The works met so far, with look-ups by name and by title."""

    items: list[Item] = field(default_factory=list)
    first: list[Item] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)
    by_family: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_title: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_whole: dict[tuple[str, ...], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_note: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    by_alias: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    by_spelling: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_reporter: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    families: frozenset[str] = frozenset()
    described: Mapping[str, set[int]] = field(default_factory=dict)
    letters: dict[int, str] = field(default_factory=dict)
    quoting: set[int] = field(default_factory=set)
    completed: set[int] = field(default_factory=set)
    memory: Memory = field(default_factory=Memory)
    last_entry: tuple[int, ...] = ()
    previous: tuple[int, ...] = ()
    previous_names: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    previous_reason: str = "nothing is cited before it"

    def add(self, item: Item) -> int:
        """Takes in a new work; gives its number."""
        number = len(self.items)
        self.items.append(item)
        self.first.append(item)
        self.traits.append(traits(item))
        self._index(number)
        return number

    def enrich(self, number: int, item: Item) -> None:
        """Gives a work the fields that this citation says and earlier ones did not."""
        known = self.items[number]
        more = {name: value for name, value in item.items() if name not in known}
        if not more:
            return
        evidence = {name: item.evidence[name] for name in more if name in item.evidence}
        self.items[number] = Item(
            known.key, known.type, {**known, **more}, {**known.evidence, **evidence}
        )
        self.traits[number] = traits(self.items[number])
        if "author" in more or "editor" in more:
            self._index_names(number)

    def worded(self, text: str) -> list[int]:
        """The works whose citations have all telling words of a short form."""
        return self.memory.holding(telling_words(text))

    def complete(self, number: int, item: Item) -> None:
        """Lets a full citation stand for a work that was only named in short before."""
        self.items[number] = self.first[number] = item
        self.traits[number] = traits(item)
        self.completed.add(number)
        self._index(number)

    def _index(self, number: int) -> None:
        found = self.traits[number]
        self._index_names(number)
        if found.volume and found.container:
            self.by_reporter[found.volume, " ".join(found.container)].append(number)
        if found.title:
            self.by_whole[found.title].append(number)
        for word in dict.fromkeys(found.title[:_INDEXED] or found.container[:1]):
            self.by_title[word].append(number)
        if found.alias:
            self.by_alias[found.alias[0]].append((" ".join(found.alias), number))

    def named(self, text: str) -> int | None:
        """The work that goes by the name which `text` opens with, as a note has given it."""
        words = f"{fold(in_pairs(text))} "
        for alias, number in self.by_alias.get(words.split(" ", 1)[0], ()):
            if words.startswith(f"{alias} "):
                return number
        return None

    def _index_names(self, number: int) -> None:
        found = self.traits[number]
        for family in dict.fromkeys((*found.families, *found.helpers)):
            if family not in self.by_family and len(family) >= SHORTEST_MISSPELLED:
                for spelling in _one_letter_less(family):
                    self.by_spelling[spelling].add(family)
            self.by_family[family].append(number)

    def spelled_like(self, wanted: Traits) -> Traits | None:
        """The same words with the one known name that a letter tells from theirs, if there is."""
        if not wanted.families or wanted.families[0] in self.by_family:
            return None
        family = wanted.families[0]
        if len(family) < SHORTEST_MISSPELLED:
            return None
        near = {
            known for part in _one_letter_less(family) for known in self.by_spelling.get(part, ())
        }
        like = [
            known for known in near if abs(len(known) - len(family)) <= 1 and known[0] == family[0]
        ]
        return replace(wanted, families=(like[0], *wanted.families[1:])) if len(like) == 1 else None

    def candidates(self, wanted: Traits) -> list[int]:
        """Works that share the first name or the rarest word of the title, newest first."""
        if wanted.families and wanted.families[0] in self.by_family:
            by_name = self.by_family[wanted.families[0]]
            if len(by_name) <= _MANY or not wanted.title:
                return _newest_first(by_name)
        words = wanted.title[:_INDEXED] or wanted.container[:1]
        lists = [found for word in words if (found := self.by_title.get(word))]
        same = self.by_whole.get(wanted.title, ()) if wanted.title else ()
        rarest = min(lists, key=len)[-_MOST:] if lists else ()
        return _newest_first((*rarest, *same))


# In shorter names one letter makes another name.
SHORTEST_MISSPELLED = 5


def _one_letter_less(name: str) -> set[str]:
    """The name itself, and with each letter left out."""
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}


# Of works that share a word of the title so many are compared, besides those of the same title.
_MOST = 100
# A title is known by so many words.
_INDEXED = 8


def _newest_first(numbers: Sequence[int]) -> list[int]:
    """Each number once, the last added before the others."""
    return list(dict.fromkeys(reversed(numbers)))


# With this many works by one author the title narrows the search first.
_MANY = 40


def met(works: Works, ties: Sequence[Sequence[Tie]]) -> tuple[list[Item], list[list[Tie]]]:
    """The items that some tie means, in order, and the ties with their new numbers."""
    meant = sorted({number for tied in ties for tie in tied for number in tie.works})
    place = {number: at for at, number in enumerate(meant)}
    moved = [
        [replace(tie, works=tuple(place[number] for number in tie.works)) for tie in tied]
        for tied in ties
    ]
    return [works.items[number] for number in meant], moved


def fitting_works(works: Works, wanted: Traits) -> list[int]:
    """Works that the words of a back-reference fit: by title if it gives one, else by name."""
    numbers = works.candidates(wanted)
    titled = [
        number
        for number in numbers
        if likeness(wanted, works.traits[number]) in ("same", "shortened")
    ]
    if titled or wanted.title:
        return titled
    return [number for number in numbers if likeness(wanted, works.traits[number]) == "author"]


def choose(fitting: Sequence[int], form: CitationForm, rule: str) -> Tie:
    """A tie to the one work that fits; open when none or several do."""
    if len(fitting) == 1:
        return Tie((fitting[0],), form, rule, 0.95)
    if not fitting:
        return Tie((), form, rule, 0.0, "no work cited before fits")
    return Tie(tuple(fitting), form, rule, 0.0, f"{len(fitting)} works cited before fit")


def choose_by_page(works: Works, tie: Tie, locator: str) -> Tie:
    """An open tie settled by the page cited, where it lies in the range of one work alone.

    A work whose pages are known and do not hold the page is ruled out; a work whose pages
    are not known may be meant.
    """
    page = _FIRST_NUMBER.match(locator)
    if len(tie.works) < 2 or not page:
        return tie
    left = [n for n in tie.works if _holds_page(works.items[n].get("page", ""), int(page[0]))]
    if len(left) != 1:
        return tie
    return Tie((left[0],), tie.form, f"{tie.rule}; the page lies in no other work", 0.8)


def choose_by_figures(works: Works, tie: Tie, text: str, locator: str) -> Tie:
    """An open tie settled by the figures of a name ("General Comment No. 31") that one work has."""
    figures = _figures(text) - _figures(locator)
    if len(tie.works) < 2 or not figures:
        return tie
    fitting = [number for number in tie.works if figures <= works.memory.known[number].words]
    if len(fitting) != 1:
        return tie
    return Tie((fitting[0],), tie.form, f"{tie.rule}; the one with these figures", 0.9)


def _figures(text: str) -> set[str]:
    return set(_FIRST_NUMBER.findall(text))


_FIRST_NUMBER = re.compile(r"\d+")
_RANGE = re.compile(r"^\D{0,4}(\d+)\s*[-–—]+\s*(\d+)$")


def _holds_page(pages: str, page: int) -> bool:
    found = _RANGE.match(str(pages))
    if not found:
        return True
    first, last = found[1], found[2]
    end = int(first[: len(first) - len(last)] + last) if len(last) < len(first) else int(last)
    return int(first) <= page <= end


def says_imprint(item: Item) -> bool:
    """Whether a description has what no short form has: where it was published."""
    return any(map(item.get, _IMPRINT))


def stands_alone(item: Item) -> bool:
    """Whether a description says where the work was published, or where it is on the web."""
    return says_imprint(item) or any(map(item.get, ("URL", "DOI")))


_IMPRINT = ("publisher", "publisher-place", "container-title")
