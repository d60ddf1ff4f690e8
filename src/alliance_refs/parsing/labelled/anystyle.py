"""Labelled references from AnyStyle's XML: `<sequence>` elements whose children are fields.

AnyStyle keeps the marks around a field inside it ("(2001).", "In:"); here they belong to
no field, so edges are trimmed of marks, of words that label numbers and of roles.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from alliance_refs.errors import Diagnostic, UnreadableInput, diagnose
from alliance_refs.parsing.labelled.reference import Labelled, Stretch
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.lexicon import alternatives, listed
from alliance_refs.spans import Source

_CALLED = {
    "journal": "container",
    "container-title": "container",
    "collection-title": "series",
    "location": "place",
    "citation-number": "entry-number",
    "producer": "director",
    "medium": "genre",
}
_INITIAL = re.compile(r"(?:^|[\s.\-])\w\.$")
_MARKS = " \t\n,;:.()[]{}\"'«»“”„‘’‚|/\\–—-"


def read_anystyle(source: Source) -> tuple[list[Labelled], list[Diagnostic]]:
    """The references of an AnyStyle data set, in order, and which children were left out.

    Raises `UnreadableInput` when the text is not XML. Entities and the network are off.

    >>> xml = "<dataset><sequence><author>Kim, S.</author><date>(2001).</date></sequence></dataset>"
    >>> found, _ = read_anystyle(Source(xml, "mine.xml"))
    >>> found[0].text, found[0].stretches[1]
    ('Kim, S. (2001).', Stretch(start=9, end=13, label='date'))
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(source.text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"{source.name} is not XML: {error}") from error
    found: list[Labelled] = []
    unknown: set[str] = set()
    for sequence in root.iter("sequence"):
        found.append(_labelled(sequence, source.name, unknown))
    message = "no field here is called {}; its words count as no field"
    flaws = [
        diagnose("unknown-label", message.format(name), source, severity="info")
        for name in sorted(unknown)
    ]
    return found, flaws


def _labelled(sequence: etree._Element, name: str, unknown: set[str]) -> Labelled:
    text = ""
    stretches: list[Stretch] = []
    for child in sequence.iterchildren(tag=etree.Element):
        words = re.sub(r"\s+", " ", "".join(map(str, child.itertext()))).strip()
        if not words:
            continue
        text += " " if text else ""
        label = _CALLED.get(str(child.tag), str(child.tag))
        if label in LABELS and label != "other":
            start, end = trimmed(label, words)
            if end > start:
                stretches.append(Stretch(len(text) + start, len(text) + end, label))
        elif label != "other":
            unknown.add(label)
        text += words
    return Labelled(text, tuple(stretches), name)


def trimmed(label: str, words: str) -> tuple[int, int]:
    """Where the field itself begins and ends in the words that are marked as it.

    >>> trimmed("pages", "pp. 12-14.")
    (4, 9)
    """
    start, end = 0, len(words)
    while True:
        before = (start, end)
        while start < end and words[start] in _MARKS:
            start += 1
        while end > start and words[end - 1] in _MARKS and not _keeps(label, words[start:end]):
            end -= 1
        if lead := _lead(label).match(words, start, end):
            start = lead.end()
        if (tail := _tail(label).search(words, start, end)) and tail.start() > start:
            end = tail.start()
        if (start, end) == before:
            return start, end


def _keeps(label: str, words: str) -> bool:
    """Whether the last mark belongs to the field: an initial's stop, the end of a bracket."""
    if label in ("author", "editor", "translator") and _INITIAL.search(words):
        return True
    return words[-1] == ")" and words.count("(") >= words.count(")")


_LEADS = {
    "editor": ("roles.editor.before", "works.containers"),
    "translator": ("roles.translator.before",),
    "container": ("works.containers",),
    "pages": ("labels.pages",),
    "volume": ("labels.volume",),
    "issue": ("labels.issue",),
}
_TAILS = {"editor": "roles.editor.after", "translator": "roles.translator.after"}
_NOTHING = re.compile(r"(?!)")


@cache
def _lead(label: str) -> re.Pattern[str]:
    words = [word for path in _LEADS.get(label, ()) for word in listed(path)]
    return re.compile(rf"{alternatives(words)}(?=[\s\d:]|(?<=\.))\s*", re.I) if words else _NOTHING


@cache
def _tail(label: str) -> re.Pattern[str]:
    if label not in _TAILS:
        return _NOTHING
    return re.compile(rf"[\s(\[,]+{alternatives(listed(_TAILS[label]))}[\s.)\]]*$", re.I)
