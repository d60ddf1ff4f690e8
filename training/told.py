"""How documents are read whose citations are labelled: python -m training.told [DOCUMENT ...].

In: labelled documents (those of `training/measured/documents` when none are named). Out: how many
citations are found, and how many that point back mean the right work; a line each, and one for all.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from alliance_refs.model import Citation
from alliance_refs.notes.analyse import analyse
from training.documented import LabelledCitation, LabelledDocument, paired, read_documented

MEASURED = sorted((Path(__file__).parent / "measured" / "documents").iterdir())
# Pointers and works only named are no citations; finding them is neither right nor wrong.
_NO_CITATION = frozenset(("mention", "cross-ref"))
_BACK = frozenset(("short", "ibid", "op-cit", "supra", "idem"))


def told(labelled: LabelledDocument) -> Counter[str]:
    """The counts of one document: citations "labelled", "given", "found"; "back", "back right"."""
    apparatus = analyse(labelled.document)
    units = (*apparatus.notes, *apparatus.blocks)
    return counted(labelled.citations, [citation for unit in units for citation in unit.citations])


def counted(labelled: Iterable[LabelledCitation], given: Iterable[Citation]) -> Counter[str]:
    """The counts for citations labelled and citations given."""
    by_span = {citation.span: citation for citation in given}
    wanted = [one for one in labelled if one.form not in _NO_CITATION]
    pairs = {label: by_span[span] for span, label in paired(labelled, by_span)}
    found = {label: citation for label, citation in pairs.items() if label in wanted}
    right = _right(found)
    back = [label for label in wanted if label.form in _BACK and label.key]
    return Counter(
        {
            "labelled": len(wanted),
            "given": len(by_span) - (len(pairs) - len(found)),
            "found": len(found),
            "back": len(back),
            "back right": sum(label in right for label in back),
        }
    )


def _right(found: Mapping[LabelledCitation, Citation]) -> set[LabelledCitation]:
    """The citations whose key is that of their work's description, and of no work before it."""
    described: dict[str, str | None] = {}
    meant: dict[str | None, str] = {}
    for label in sorted(found, key=lambda label: (label.form != "full", label)):
        described.setdefault(label.key, found[label].key)
        meant.setdefault(found[label].key, label.key)
    return {
        label
        for label, citation in found.items()
        if citation.key
        and described[label.key] == citation.key
        and meant[citation.key] == label.key
    }


def line(name: str, counts: Counter[str]) -> str:
    """The counts in words."""
    score = 200 * counts["found"] / max(counts["labelled"] + counts["given"], 1)
    return (
        f"{name:44s} found {counts['found']:4d} of {counts['labelled']:4d} (F1 {score:5.1f})"
        f"  back-references right {counts['back right']:4d} of {counts['back']:4d}"
    )


def main(paths: Iterable[Path]) -> None:
    """Prints a line a document."""
    total: Counter[str] = Counter()
    for path in paths:
        counts = told(read_documented(path))
        total += counts
        print(line(path.name, counts))
    print(line("all", total))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or MEASURED)
