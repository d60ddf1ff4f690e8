"""What speaks for an earlier work, and for none: numbers by name, those that are 0 left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log1p

from alliance_refs.model import Citation, Item
from alliance_refs.notes.resolving.matching import Traits, initials_agree, likeness
from alliance_refs.notes.resolving.memory import Memory
from alliance_refs.notes.resolving.mentions import Mention
from alliance_refs.notes.resolving.works import FIRST, Tie, Works, says_imprint

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """A citation that is to be tied: what it says, what rules tie it to, where it stands.

    `there` are the works of the note that it names, `names` those beside it, `before` the works
    that rules take an Ibid. to mean.
    """

    citation: Citation
    said: Mention
    tie: Tie
    there: Sequence[int]
    before: Sequence[int]
    names: frozenset[str]
    is_noted: bool


def own_features(asked: Asked, memory: Memory) -> Features:
    """What the citation says whatever work it means."""
    citation, item, words = asked.citation, asked.citation.item, asked.said.words
    unknown = [word for word, _ in words if word not in memory.by_word]
    found = {f"says {name}": 1.0 for name in _TELLING if item.get(name)}
    found |= {
        f"form {citation.form}": 1.0,
        f"rule {_rule(asked.tie)}": 1.0,
        f"type {item.type}": 1.0,
        "in a note": float(asked.is_noted),
        "names a note": float(bool(citation.note_reference)),
        "has a locator": float(bool(citation.locator)),
        "has siglum": float(bool(asked.said.sigla)),
        "words": min(len(words), 20) / 10,
        "length": min(len(citation.text), 300) / 100,
        "unknown words": min(len(unknown), 10) / 5,
        "unknown share": len(unknown) / max(len(words), 1),
        "first word unknown": float(bool(words) and words[0][0] not in memory.by_word),
        "begins small": float(citation.text[:1].islower()),
        "works": log1p(len(memory.known)) / 4,
    }
    return found


_TELLING = (
    "author editor title container-title publisher publisher-place issued volume issue page "
    "URL DOI edition genre archive number authority collection-title"
).split()


def _rule(tie: Tie) -> str:
    """The rule that made a tie, without its figures, and whether it left it open.

    The weights know rules by these words: who rewords a rule must train them anew.
    """
    said = "".join(letter for letter in tie.rule if not letter.isdigit())
    return f"{said}, open" if tie.reason else said


def none_features(rows: Sequence[Features], asked: Asked) -> Features:
    """What speaks for a work not met before, beside what the citation says itself."""
    return {
        "none": 1.0,
        "none, rule agrees": float(asked.tie.rule == FIRST),
        "none, rule is open": float(bool(asked.tie.reason)),
        "none, best share": max((row.get("share", 0.0) for row in rows), default=0.0),
        "none, works weighed": min(len(rows), 24) / 24,
    }


def work_features(asked: Asked, number: int, works: Works) -> Features:
    """What speaks for and against one work."""
    found: Features = {}
    for part in (_worded, _opened, _placed):
        found.update(part(asked, number, works.memory))
    known = works.traits[number]
    found.update(_ruled(asked, number))
    found.update(_compared(asked.said.traits, known))
    found.update(_itemised(asked.citation.item, works.items[number]))
    heard = asked.said.heard
    title = set(known.title)
    found["title found"] = len(title & heard) / len(title) if title else 0.0
    own = {word for word, _ in asked.said.words}
    if own:
        container = set(known.container)
        found["words in title"] = len(own & title) / len(own)
        found["words in container"] = len(own & container) / len(own)
        found["words in names"] = len(own & {*known.families, *known.helpers}) / len(own)
    found[f"{asked.citation.item.type} for {works.items[number].type}"] = 1.0
    found["name found"] = float(any(name in heard for name in known.families[:1]))
    found["name beside"] = float(bool(asked.names & {*known.families, *known.helpers}))
    found["described"] = float(says_imprint(works.items[number]))
    found["alias"] = float(bool(known.alias) and set(known.alias) <= heard)
    return found


def _ruled(asked: Asked, number: int) -> Iterator[tuple[str, float]]:
    tie = asked.tie
    if number in tie.works:
        if len(tie.works) == 1:
            yield "rule ties", 1.0
            yield f"tied by {_rule(tie)}", 1.0
            yield "rule's confidence", tie.confidence
        else:
            yield "among the rule's", 1.0
            yield "first of the rule's", float(number == tie.works[0])
            yield "last of the rule's", float(number == tie.works[-1])
    elif len(tie.works) == 1:
        yield "rule ties another", 1.0
    if asked.there:
        yield ("in the note named" if number in asked.there else "not in the note named"), 1.0
        yield "only one there", float(len(asked.there) == 1 and number in asked.there)


def _worded(asked: Asked, number: int, memory: Memory) -> Iterator[tuple[str, float]]:
    """How far the words that name the work are those it was named by before."""
    words = memory.known[number].words
    total = whole = like = 0.0
    missed = 0
    for word, is_cut in asked.said.words:
        weight = memory.weight(word)
        total += weight
        if word in words:
            whole += weight
        elif memory.likens(word, number):
            like += weight * (1.0 if is_cut else 0.7)
        else:
            missed += 1
    weights = {word: memory.weight(word) for word in asked.said.all_words}
    if weights:
        there = sum(weight for word, weight in weights.items() if word in words)
        yield "share of all", there / sum(weights.values())
    sigla = [one for one in asked.said.sigla if memory.stands_for(one, number)]
    yield "share", (whole + like) / total if total else 0.0
    yield "share whole", whole / total if total else 0.0
    yield "weight found", min(whole + like, 10) / 5
    yield "words missed", min(missed, 10) / 5
    yield "all found", float(bool(total) and not missed)
    yield "siglum stands for it", float(bool(sigla))
    if asked.said.words:
        first, last = asked.said.words[0][0], asked.said.words[-1][0]
        yield "first word found", float(first in words)
        yield "last word found", float(last in words)
    if sigla:
        yield "siglum's words missed", min(missed - len(sigla), 5) / 5


def _opened(asked: Asked, number: int, memory: Memory) -> Iterator[tuple[str, float]]:
    """Whether both citations begin alike, and whether the work was named so before."""
    said, known = asked.said, memory.known[number]
    alike = 0
    for one, other in zip(said.opening, known.opening, strict=False):
        if one != other:
            break
        alike += 1
    yield "opens alike", min(alike, 6) / 3
    yield "opens alike throughout", float(bool(alike) and alike == len(said.opening))
    yield "named so before", float(tuple(word for word, _ in said.words) in known.named)
    yield "shares siglum", float(any(one in known.sigla for one in said.sigla))
    if said.words:
        yield "first word opens it", float(said.words[0][0] in known.opening[:3])
        yield "first word begins it", float(said.words[0][0] in known.opening[:1])
    yield "shorter", min(said.length / max(known.length, 1), 3) / 2
    figures = [word for word, _ in said.words if word[:1].isdigit()]
    if figures:
        yield "figures missed", sum(word not in known.words for word in figures) / 3
        yield "figures found", sum(word in known.words for word in figures) / 3


def _placed(asked: Asked, number: int, memory: Memory) -> Iterator[tuple[str, float]]:
    """How far back the work was cited last, and how often."""
    known = memory.known[number]
    units = memory.unit - known.unit
    yield "units back", log1p(units) / 4
    yield "same unit", float(units == 0)
    yield "unit before", float(units == 1)
    yield "cited just before", float(memory.recent[-1:] == [number])
    yield "an ibid would mean it", float(list(asked.before) == [number])
    yield "an ibid may mean it", float(number in asked.before)
    if number in asked.before:
        yield "ibid last", float(asked.before[-1] == number)
        yield "ibid first", float(asked.before[0] == number)
        yield "ibid of several", float(len(asked.before) > 1)
    yield "times cited", log1p(known.times) / 2


def _compared(new: Traits, known: Traits) -> Iterator[tuple[str, float]]:
    yield f"likeness {likeness(new, known)}", 1.0
    if new.names and known.names:
        yield "same first name", float(new.names[0] == known.names[0])
        yield "shares a name", float(bool(set(new.names) & set(known.names)))
        yield "other names", float(not set(new.names) & set(known.names))
        yield "same names", float(new.names == known.names)
        yield "initials differ", float(not initials_agree(new, known))
    elif new.names:
        yield "work has no name", 1.0
    if new.title and known.title:
        yield "same title", float(new.title == known.title)
        yield "title begins alike", float(new.title[:2] == known.title[:2])
        shared = len(set(new.title) & set(known.title))
        yield "titles share", shared / max(len(set(new.title) | set(known.title)), 1)
    for name in ("container", "volume"):
        one, other = getattr(new, name), getattr(known, name)
        if one and other:
            yield (f"same {name}" if one == other else f"other {name}"), 1.0
        elif one:
            yield f"work has no {name}", 1.0
    if new.issued and known.issued:
        yield ("same year" if new.issued[:4] == known.issued[:4] else "other year"), 1.0
        yield "same date", float(new.issued == known.issued)
    elif new.issued:
        yield "work has no date", 1.0


_EXACT = ("URL", "DOI", "page", "issue", "publisher", "publisher-place", "number", "genre")


def _itemised(new: Item, known: Item) -> Iterator[tuple[str, float]]:
    yield "same type", float(new.type == known.type)
    for name in _EXACT:
        one, other = new.get(name), known.get(name)
        if one and other:
            yield (f"same {name}" if str(one) == str(other) else f"other {name}"), 1.0


def compare(rows: Sequence[Features]) -> None:
    """Adds to each work's numbers how it stands among the others."""
    best = sorted((row["share"] for row in rows), reverse=True)
    for row in rows:
        above = best[0] if row["share"] < best[0] or len(best) == 1 else best[1]
        row["share above the next"] = row["share"] - (above if len(best) > 1 else 0.0)
        row["best share"] = float(row["share"] == best[0])
        row["alike by share"] = min(sum(share == row["share"] for share in best) - 1, 5) / 5
    alike = [row for row in rows if row["best share"]]
    nearest = min((row["units back"] for row in alike), default=0.0)
    for row in alike:
        row["nearest of the best"] = float(row["units back"] == nearest)
    named = [row for row in rows if row.get("same first name") or row.get("name found")]
    for row in named:
        row["others of the name"] = min(len(named) - 1, 5) / 5
