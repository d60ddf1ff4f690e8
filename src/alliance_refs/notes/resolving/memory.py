"""How the works of a document were named so far, and which of them a citation may mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import log

from alliance_refs.notes.resolving.mentions import Mention

# So many works are weighed for a citation; of the works that one word leads to, the newest.
MOST = 24
_BY_WORD = 6
_LAST = 4
# Of the works that share a word so many, the newest, are looked through.
_HELD = 100
# Words alike in so many first letters may be one word: "Hua", "Husserliana".
STEM, LONG_STEM = 3, 5


@dataclass(slots=True)
class Known:
    """How one work was named so far, and in which units, from 1, last and first."""

    words: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    initials: list[str] = field(default_factory=list)
    opening: tuple[str, ...] = ()
    length: int = 0
    sigla: set[str] = field(default_factory=set)
    named: set[tuple[str, ...]] = field(default_factory=set)
    times: int = 0
    unit: int = 0
    first: int = 0


@dataclass(slots=True)
class Memory:
    """The works by number, with look-ups by the words and the first letters of their names."""

    known: dict[int, Known] = field(default_factory=lambda: defaultdict(Known))
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_stem: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    by_pair: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    recent: list[int] = field(default_factory=list)
    unit: int = 0

    def hear(self, number: int, said: Mention) -> None:
        """Takes in how a citation named a work."""
        work = self.known[number]
        work.times, work.unit = work.times + 1, self.unit
        work.first = work.first or self.unit
        self.recent = [*(n for n in self.recent if n != number), number][-_LAST:]
        work.sigla.update(said.sigla)
        work.named.add(tuple(word for word, _ in said.words))
        for word in said.heard - work.words:
            work.words.add(word)
            work.stems.update((word[:STEM], word[:LONG_STEM]))
            self.by_word[word].append(number)
            _note(self.by_stem[word[:STEM]], number)
        if work.times == 1:
            work.opening, work.length = said.opening, said.length
            work.initials.extend(said.initials)
            for letters in said.initials:
                for at in range(len(letters) - 1):
                    _note(self.by_pair[letters[at : at + 2]], number)

    def holding(self, wanted: Iterable[tuple[str, bool]]) -> list[int]:
        """The works that were named by all these words; one cut short stands for what it begins."""
        asked = tuple(wanted)
        whole = [self.by_word.get(word, []) for word, is_cut in asked if not is_cut]
        rarest = reversed(min(whole, key=len)) if whole else reversed(self.known)
        newest = islice(rarest, _HELD if asked else 0)
        return sorted(n for n in newest if all(self._has(n, *one) for one in asked))

    def _has(self, number: int, word: str, is_cut: bool) -> bool:
        words = self.known[number].words
        return word in words or (is_cut and any(other.startswith(word) for other in words))

    def likens(self, word: str, number: int) -> bool:
        """Whether a word that no citation of a work has begins one of its words, or as one does."""
        known = self.known[number]
        if len(word) > LONG_STEM and word[:LONG_STEM] in known.stems:
            return True
        is_long = len(word) >= STEM and word[:STEM] in known.stems
        return is_long and any(other.startswith(word) for other in known.words)

    def weight(self, word: str) -> float:
        """How much a word tells: the more works have it, the less."""
        return log(2 + len(self.known)) - log(1 + len(self.by_word.get(word, ())))

    def candidates(self, said: Mention, first: Iterable[int], there: Sequence[int]) -> list[int]:
        """The works that a citation may mean: `first` those of the rules and of the note named,
        then such as share its words or abbreviations, then the last cited."""
        found: dict[int, None] = dict.fromkeys((*first, *there[:_BY_WORD]))
        lists = [self.by_word[word] for word in said.all_words if word in self.by_word]
        lists += [self._by_siglum(one) for one in said.sigla]
        lists += [self.by_stem.get(word[:STEM], []) for word, _ in said.words]
        for numbers in sorted(lists, key=len):
            found.update(dict.fromkeys(reversed(numbers[-_BY_WORD:])))
        found = dict.fromkeys([*list(found)[: MOST - _LAST], *reversed(self.recent)])
        return [number for number in found if number in self.known]

    def _by_siglum(self, letters: str) -> list[int]:
        listed = self.by_pair.get(letters[:2], ())
        return [number for number in listed[-MOST:] if self.stands_for(letters, number)]

    def stands_for(self, letters: str, number: int) -> bool:
        """Whether some words of a work's first citation begin with these letters."""
        return any(letters in initials for initials in self.known[number].initials)


def _note(numbers: list[int], number: int) -> None:
    """Adds a number to a list that was not added to it last."""
    if not numbers or numbers[-1] != number:
        numbers.append(number)
