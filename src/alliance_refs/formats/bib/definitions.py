r"""Commands that a .bib file defines in its @preamble, and their use in its fields.

In: the text of preambles, and raw LaTeX. Out: the LaTeX with these commands replaced. Only
what is plain to read is taken: \newcommand, \providecommand, \renewcommand and \def with
arguments in braces. What `text.latex` knows keeps its own meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from alliance_refs.text.latex import is_known
from alliance_refs.text.latex_nodes import matching_braces

_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|def)\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[([1-9])\]|((?:#\d)*))\s*\{"
)
_PARAMETER = re.compile(r"#([1-9])")
# A definition may use others, but not without end, and what it adds to a field is bounded.
_DEEPEST = 3
_MOST_ADDED = 20_000


class Definition(NamedTuple):
    """The number of a command's arguments, and what it stands for, with "#1" for the first."""

    needs: int
    body: str


def read_definitions(preambles: Iterable[str]) -> dict[str, Definition]:
    r"""The commands that preambles define, by name; the last definition counts.

    >>> read_definitions([r'@preamble{"\newcommand{\either}[2]{#2}" # "\def\cp{$x$}"}'])
    {'either': Definition(needs=2, body='#2'), 'cp': Definition(needs=0, body='$x$')}
    """
    found: dict[str, Definition] = {}
    for text in preambles:
        pairs = matching_braces(text)
        for match in _DEFINITION.finditer(text):
            end = pairs.get(match.end() - 1, -1)
            needs = int(match[2] or 0) or len(match[3] or "") // 2
            if 0 <= end < match.end() + _MOST_ADDED and not is_known(match[1]):
                found[match[1]] = Definition(needs, text[match.end() : end])
    return found


def expanded(text: str, definitions: Mapping[str, Definition]) -> str:
    r"""LaTeX with the defined commands replaced by what they stand for.

    >>> expanded(r"\either{1950a}{1950} \other", {"either": Definition(2, "#2")})
    '1950 \\other'
    """
    for _ in range(_DEEPEST):
        before, text = text, _expanded_once(text, definitions)
        if text == before:
            break
    return text


def _expanded_once(text: str, definitions: Mapping[str, Definition]) -> str:
    names = "|".join(map(re.escape, definitions))
    pairs = matching_braces(text)
    out: list[str] = []
    at = added = 0
    for match in re.finditer(rf"\\({names})(?![A-Za-z])\s*", text):
        if match.start() < at or added > _MOST_ADDED:
            continue
        definition, end = definitions[match[1]], match.end()
        arguments: list[str] = []
        while len(arguments) < definition.needs and end in pairs:
            arguments.append(text[end + 1 : pairs[end]])
            end = pairs[end] + 1
        if len(arguments) == definition.needs:
            printed = _filled(definition.body, arguments)
            out += (text[at : match.start()], printed)
            at = end
            added += len(printed)
    return "".join([*out, text[at:]])


def _filled(body: str, arguments: list[str]) -> str:
    def argument(match: re.Match[str]) -> str:
        number = int(match[1])
        return arguments[number - 1] if number <= len(arguments) else ""

    # The braces keep the end of a command's name from the letter behind it.
    return _PARAMETER.sub(argument, body) if arguments or not body[-1:].isalpha() else body + "{}"
