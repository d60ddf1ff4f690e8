"""Cite grouping and collapsing (CSL 1.0.2, Cite Grouping; Cite Collapsing).

In: the outputs of a cluster's cites, in order. Out: nodes ready to stand side by side:
cites of the same names brought together, names and years said once, runs of numbers and
suffixes as ranges, and the delimiters that belong between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from alliance_refs.csl.output.nodes import Node, Output, find, rewrite, text_of
from alliance_refs.csl.style import ast

RANGE_MARK = "–"
_DEFAULT_GROUP_DELIMITER = ", "


@dataclass(slots=True)
class Part:
    """One cite of a cluster while it is grouped.

    `names` and `year` are the words that cites of a group share; `number` is the citation
    number, 0 when none shows; `suffix` the year suffix, `prefix` the cite's own; `ends` says
    that a locator or the cite's own suffix parts it from the next.
    """

    output: Output
    names: str = ""
    year: str = ""
    number: int = 0
    suffix: str = ""
    prefix: str = ""
    ends: bool = False


def part_of(output: Output, whole: Output, *, prefix: str = "", suffix: str = "") -> Part:
    """The part that a cite's output makes; its own affixes are not yet in the output.

    `whole` is the output with its author, which counts where the cite does not show it.
    """
    date = find(output, "date")
    number, letters = find(output, "citation-number"), find(output, "year-suffix")
    plain = _without(date, letters) if date and letters else date
    year = find(plain, "year") if plain else None
    digits = "".join(map(text_of, number.children)) if number else ""
    number_alone = number is not None and not suffix and _without(output, number) is None
    return Part(
        output,
        _shared_words(whole),
        text_of(year) if year else "",
        int(digits) if number_alone and digits.isdigit() else 0,
        text_of(letters) if letters else "",
        prefix,
        bool(suffix) or find(output, "locator") is not None,
    )


def _shared_words(output: Output) -> str:
    """The names of a cite, or all its words but the date."""
    if names := find(output, "names"):
        return text_of(names)
    apart = find(output, "date"), find(output, "year-suffix")
    return text_of(rewrite(output, lambda node: None if node in apart else node) or "")


def _without(output: Output, part: Output | None) -> Node | None:
    return rewrite(output, lambda node: None if node is part else node)


def groups_cites(citation: ast.Citation) -> bool:
    """Whether the style groups or collapses cites."""
    return bool(citation.collapse) or citation.cite_group_delimiter is not None


def join_parts(
    parts: Sequence[Part], citation: ast.Citation, *, is_note: bool = False
) -> list[Node]:
    """The parts as nodes with delimiters between them, grouped and collapsed.

    In notes the cites keep their order, and the layout's delimiter stands in groups too.
    """
    if citation.collapse == "citation-number":
        return _join_numbers(parts, citation)
    if groups_cites(citation):
        groups = _neighbours(parts) if is_note else _grouped(parts)
        return _join_groups(groups, citation, is_note)
    return _delimited([part.output for part in parts], citation.layout.look.delimiter)


def _grouped(parts: Sequence[Part]) -> list[list[Part]]:
    """Cites of the same names together, at the place of the first."""
    groups: dict[str, list[Part]] = {}
    for part in parts:
        groups.setdefault(part.names, []).append(part)
    return list(groups.values())


def _neighbours(parts: Sequence[Part]) -> list[list[Part]]:
    """Cites of the same names that stand together already."""
    groups: list[list[Part]] = []
    for part in parts:
        if groups and groups[-1][-1].names == part.names:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _join_groups(
    groups: Sequence[Sequence[Part]], citation: ast.Citation, is_note: bool
) -> list[Node]:
    nodes: list[Node] = []
    before: Sequence[Part] = ()
    for group in groups:
        if before:
            nodes.append(_between_groups(before, citation))
        nodes += _collapse(group, citation, is_note)
        before = group
    return nodes


def _between_groups(before: Sequence[Part], citation: ast.Citation) -> str:
    """What follows a group; with suffixes collapsed, cites that were not use the layout's."""
    delimiter = citation.layout.look.delimiter
    after = citation.after_collapse_delimiter
    if after is None:
        return delimiter
    collapsed = len(before) > 1 or before[-1].ends
    return after if collapsed or citation.collapse != "year-suffix" else delimiter


def _collapse(group: Sequence[Part], citation: ast.Citation, is_note: bool) -> list[Node]:
    within = citation.cite_group_delimiter
    if not within:
        within = citation.layout.look.delimiter if is_note else _DEFAULT_GROUP_DELIMITER
    if len(group) == 1 or not citation.collapse:
        return _delimited([part.output for part in group], within)
    first, *rest = group
    shortened = [first, *(part for part in map(_without_names, rest) if part)]
    if citation.collapse == "year" or not citation.disambiguate_add_year_suffix:
        runs = [[part] for part in shortened]
    else:
        runs = _runs_of_years(shortened)
    nodes: list[Node] = []
    for index, run in enumerate(runs):
        if index:
            nodes.append(_within_group(runs[index - 1][-1], citation, within))
        nodes.append(_run_of_years(run, citation))
    return nodes


def _within_group(before: Part, citation: ast.Citation, within: str) -> str:
    """What stands between cites of a group; a locator ends a collapsed stretch."""
    after = citation.after_collapse_delimiter
    return after if before.ends and after is not None else within


def _without_names(part: Part) -> Part | None:
    """The cite without its names; None when these say all, the whole cite when its own
    affixes would be left alone."""
    names = find(part.output, "names")
    left = _without(part.output, names)
    if not isinstance(left, Output):
        return None if names else part
    if len(_inner_cites(left)) < len(_inner_cites(part.output)):
        return part
    return replace(part, output=left)


def _inner_cites(output: Output) -> list[Node]:
    """What a cite's own affixes enclose."""
    return [node for node in output.children if isinstance(node, Output) and node.tag == "cite"]


def _run_of_years(run: Sequence[Part], citation: ast.Citation) -> Node:
    """Cites that differ by their suffix alone: the first, with the suffixes of all."""
    delimiter = citation.year_suffix_delimiter
    if delimiter is None:
        delimiter = citation.cite_group_delimiter
    if delimiter is None:
        delimiter = citation.layout.look.delimiter
    first, letters = run[0].output, find(run[0].output, "year-suffix")
    if len(run) == 1 or letters is None:
        return first
    suffixes = [letters, *(_suffix_alone(part) for part in run[1:])]
    if citation.collapse == "year-suffix-ranged":
        joined = Output(_ranged(suffixes, [part.suffix for part in run], delimiter))
    else:
        joined = Output(_delimited(suffixes, delimiter))
    return rewrite(first, lambda node: joined if node is letters else node) or first


def _runs_of_years(parts: Sequence[Part]) -> list[list[Part]]:
    runs: list[list[Part]] = []
    for part in parts:
        last = runs[-1][-1] if runs else None
        same = last is not None and part.suffix and last.suffix and part.year == last.year
        if same and last is not None and not part.prefix and not part.ends and not last.ends:
            runs[-1].append(part)
        else:
            runs.append([part])
    return runs


def _suffix_alone(part: Part) -> Output:
    return find(part.output, "year-suffix") or part.output


def _ranged(outputs: Sequence[Output], suffixes: Sequence[str], delimiter: str) -> list[Node]:
    nodes: list[Node] = []
    for start, end in _runs([_letters_to_number(suffix) for suffix in suffixes]):
        if nodes:
            nodes.append(delimiter)
        nodes += _run(outputs[start:end], delimiter)
    return nodes


def _letters_to_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _join_numbers(parts: Sequence[Part], citation: ast.Citation) -> list[Node]:
    delimiter = citation.layout.look.delimiter
    after = citation.after_collapse_delimiter
    nodes: list[Node] = []
    between = ""
    starts = [0 if part.prefix else part.number for part in parts]
    for start, end in _runs([part.number for part in parts], starts):
        if between:
            nodes.append(between)
        nodes += _run([part.output for part in parts[start:end]], delimiter)
        between = after if after is not None and end - start > 2 else delimiter
    return nodes


def _runs(numbers: Sequence[int], joining: Sequence[int] = ()) -> list[tuple[int, int]]:
    """Where runs of rising numbers start and end; 0 runs with nothing.

    `joining` holds the numbers again, 0 for those that may begin a run but not join one.

    >>> _runs([1, 2, 3, 5, 0, 0])
    [(0, 3), (3, 4), (4, 5), (5, 6)]
    """
    joining = joining or numbers
    starts = [
        index
        for index, number in enumerate(joining)
        if not index or not number or number != numbers[index - 1] + 1
    ]
    return list(zip(starts, [*starts[1:], len(numbers)], strict=True))


def _run(outputs: Sequence[Node], delimiter: str) -> list[Node]:
    """A run as a range when it has three members or more."""
    if len(outputs) > 2:
        return [outputs[0], RANGE_MARK, outputs[-1]]
    return _delimited(outputs, delimiter)


def _delimited(nodes: Sequence[Node], delimiter: str) -> list[Node]:
    joined: list[Node] = []
    for node in nodes:
        if joined and delimiter:
            joined.append(delimiter)
        joined.append(node)
    return joined
