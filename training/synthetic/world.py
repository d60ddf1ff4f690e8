"""`World`: where values for synthetic references come from.

In: outside records, the project's own word lists, a random source. Out: titles, names,
journals, publishers, ... of one language, so that what stands together fits together.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Sequence

from training.synthetic.outside import Record
from training.synthetic.pattern import write_plain
from training.synthetic.words import CULTURES, Words, names_of, words_of

# Who writes in a language: the culture of the language itself mostly.
_FOREIGN = 0.22

# Languages that write the names of their own people in a script of their own.
_OWN_SCRIPT = ("ko", "zh", "ja")

_LETTERS = re.compile(r"[^\W\d_]")
# A given name written out, and a family name; nothing that only looks like names.
_PERSON = re.compile(
    r"[A-ZÀ-Ž][\w'’-]{2,}(?: [A-Z]\.)* (?:(?:de|van|von|di|da) )?[A-ZÀ-Ž][\w'’-]{2,}"
)


class World:
    """A source of values; what it gives depends on its seed alone."""

    def __init__(self, records: Sequence[Record], rng: random.Random) -> None:
        self.rng = rng
        self.by_language: dict[str, list[Record]] = defaultdict(list)
        self._titles: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        self._journals: dict[str, list[str]] = defaultdict(list)
        self._houses: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for record in records:
            self._take(record)

    def _take(self, record: Record) -> None:
        language = record["language"]
        self.by_language[language].append(record)
        origin = record["origin"]
        self._titles[language, _kind(record), origin].append(record["title"])
        container = record.get("container-title", "")
        if record["type"] == "article-journal" and len(_LETTERS.findall(container)) > 3:
            self._journals[language].append(container)
        elif record["type"] == "chapter" and len(container) > 12:
            self._titles[language, "book", origin].append(container)
        if "publisher" in record and "publisher-place" in record:
            self._houses[language].append((record["publisher-place"], record["publisher"]))
        for name in record.get("author", ()):
            if _PERSON.fullmatch(f"{name.get('given', '')} {name.get('family', '')}"):
                self._names[language].append((name["given"], name["family"]))

    def words(self, language: str) -> Words:
        """The word lists of a language."""
        return words_of(language)

    def pick(self, language: str, name: str) -> str:
        """A word of a list."""
        return self.rng.choice(self.words(language)[name])

    def title(self, language: str, kind: str = "article", made: float = 0.46) -> str:
        """A title, found or made; `kind` is "book" or "article", `made` the share of the made."""
        # The metadata tell of languages only: other subjects come first.
        shares = (made, 0.63 * (1 - made), 0.37 * (1 - made))
        origin = self.rng.choices(("", "labelled", "metadata"), shares)[0]
        titles = self._titles.get((language, kind, origin))
        return self.rng.choice(titles).rstrip(" .") if titles else self.made_title(language)

    def made_title(self, language: str) -> str:
        """A title made from a pattern."""
        words = self.words(language)

        def subject(name: str) -> str:
            if name == "Family":
                return self.person(language)[1]
            word = self.rng.choice(words["subjects"])
            return word[0].upper() + word[1:] if name[0] == "S" else word

        return write_plain(self.rng.choice(words["titles"]), subject, self.rng)

    def journal(self, language: str, domain: str = "", *, short: bool = False) -> str:
        """A journal; `domain` "law" asks for a law journal, `short` for an abbreviation."""
        found = self._journals.get(language)
        if not domain and not short and found and self.rng.random() < 0.4:
            return self.rng.choice(found)
        words = self.words(language)
        name = f"{domain}_journals"
        entry = self.rng.choice(words[name if name in words else "journals"])
        full, _, abbreviation = entry.partition("|")
        return (abbreviation if short else full) or full

    def house(self, language: str) -> tuple[str, str]:
        """A place and a publisher there."""
        found = self._houses.get(language)
        if found and self.rng.random() < 0.3:
            return self.rng.choice(found)
        return self.rng.choice(self.words(language).publishers)

    def person(self, language: str) -> tuple[str, str]:
        """A given and a family name."""
        rng = self.rng
        found = self._names.get(language)
        if found and rng.random() < 0.25:
            return rng.choice(found)[0], rng.choice(found)[1]
        culture = language if language in CULTURES or language in _OWN_SCRIPT else "en"
        if rng.random() < (_FOREIGN if language not in ("zh", "ja") else 0):
            culture = rng.choice(CULTURES)
        givens, families = names_of(culture)
        given = rng.choice(givens)
        if culture == "ko" and rng.random() < 0.4:
            givens, families = names_of("korean")
            return rng.choice(givens), rng.choice(families)
        family = rng.choice(families)
        if culture == "en" and rng.random() < 0.4:
            given += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
        if culture == "en" and rng.random() < 0.012:
            family += rng.choice((" Jr.", ", Jr.", " Jr", " III"))
        return given, family

    def year(self) -> int:
        """A year of publication: mostly of the last decades."""
        rng = self.rng
        if rng.random() < 0.07:
            return rng.randint(*rng.choice(((1690, 1949), (1870, 1949), (1900, 1949))))
        year = round(rng.gauss(1996, 16))
        return year if 1950 <= year <= 2025 else rng.randint(1975, 2025)


def _kind(record: Record) -> str:
    return "book" if record["type"] in ("book", "thesis") else "article"
