"""Nested mappings as values by place, and back: {"publisher": {"name": x}} is publisher/name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from alliance_refs.formats.mapping.rows import Raw


def flatten(
    data: Mapping[str, Any], whole: Collection[str] = (), under: str = ""
) -> dict[str, list[Raw]]:
    """What a mapping says, by place: texts, and at the `whole` places values as they are.

    >>> flatten({"a": {"b": "1", "c": ["2", "3"]}, "n": [{"f": "x"}]}, whole={"n"})
    {'a/b': ['1'], 'a/c': ['2', '3'], 'n': [{'f': 'x'}]}
    """
    said: dict[str, list[Raw]] = {}
    for key, value in data.items():
        place = f"{under}{key}"
        if isinstance(value, Mapping) and place not in whole:
            said |= flatten(value, whole, place + "/")
        else:
            values = value if isinstance(value, list) else [value]
            said[place] = values if place in whole else list(map(str, values))
    return {place: values for place, values in said.items() if values}


def nest(said: Mapping[str, Sequence[Raw]], lists: Collection[str] = ()) -> dict[str, Any]:
    """The mapping that `flatten` made places of; one value stands alone but at `lists`.

    >>> nest({"a/b": ["1"], "k": ["2"], "a/c": ["3", "4"]}, lists={"k"})
    {'a': {'b': '1', 'c': ['3', '4']}, 'k': ['2']}
    """
    top: dict[str, Any] = {}
    for place, values in said.items():
        *above, last = place.split("/")
        inner = top
        for step in above:
            # A word and a mapping may want one place; the word then goes by "value".
            if not isinstance(inner.setdefault(step, {}), dict):
                inner[step] = {"value": inner[step]}
            inner = inner[step]
        value = list(values) if place in lists or len(values) != 1 else values[0]
        if isinstance(inner.get(last), dict):
            inner[last].setdefault("value", value)
        else:
            inner[last] = value
    return top
