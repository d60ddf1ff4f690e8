"""A small language for texts with slots, parts that may be missing, and choices.

    {name}           a slot, filled by the caller
    ⟨...⟩            a part that shows half of the time; `⟨80:...⟩` eight times in ten
    ⟦one|two|⟧       one of several, all alike; one may be empty

A part whose slot cannot be filled is left out; a pattern whose own slot cannot is None.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from training.synthetic.spans import Span


@dataclass(frozen=True)
class Slot:
    """A place for a value."""

    name: str


@dataclass(frozen=True)
class Maybe:
    """Nodes that show with a probability."""

    chance: float
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Choice:
    """One of several rows of nodes."""

    rows: tuple[tuple[Node, ...], ...]


Node: TypeAlias = str | Slot | Maybe | Choice
# Fills a slot: its words and the spans in them; None when there is no value.
Fill: TypeAlias = Callable[[str], tuple[str, list[Span]] | None]

_TOKEN = re.compile(r"\{[\w.:-]+\}|⟨(?:\d+:)?|⟩|⟦|⟧|\||[^{⟨⟩⟦⟧|]+|[{|]")


@cache
def read(source: str) -> tuple[Node, ...]:
    """The nodes of a pattern. Raises `ValueError` when brackets do not pair."""
    tokens = _TOKEN.findall(source)
    tokens.reverse()
    nodes = _row(tokens, "")
    if tokens:
        raise ValueError(f"brackets do not pair in {source!r}")
    return nodes


def _row(tokens: list[str], end: str) -> tuple[Node, ...]:
    nodes: list[Node] = []
    while tokens:
        token = tokens.pop()
        if token == end or (token == "|" and end == "⟧"):
            if end == "⟧":
                tokens.append(token)
            return tuple(nodes)
        nodes.append(_node(token, tokens))
    if end:
        raise ValueError(f"no {end} where one is due")
    return tuple(nodes)


def _node(token: str, tokens: list[str]) -> Node:
    if token[0] == "{" and len(token) > 1:
        return Slot(token[1:-1])
    if token[0] == "⟨":
        chance = float(token[1:-1]) / 100 if len(token) > 1 else 0.5
        return Maybe(chance, _row(tokens, "⟩"))
    if token == "⟦":
        rows = [_row(tokens, "⟧")]
        while tokens.pop() == "|":
            rows.append(_row(tokens, "⟧"))
        return Choice(tuple(rows))
    return token


def write(nodes: tuple[Node, ...], fill: Fill, rng: random.Random) -> tuple[str, list[Span]] | None:
    """The text of a pattern and the spans of its slots."""
    text, spans = "", []
    for node in nodes:
        made = _write_node(node, fill, rng)
        if made is None:
            return None
        words, inner = made
        spans += [Span(len(text) + s.start, len(text) + s.end, s.label) for s in inner]
        text += words
    return text, spans


def _write_node(node: Node, fill: Fill, rng: random.Random) -> tuple[str, list[Span]] | None:
    if isinstance(node, str):
        return node, []
    if isinstance(node, Slot):
        return fill(node.name)
    if isinstance(node, Choice):
        return write(rng.choice(node.rows), fill, rng)
    shown = write(node.nodes, fill, rng) if rng.random() < node.chance else None
    return shown or ("", [])


def write_plain(source: str, lists: Callable[[str], str], rng: random.Random) -> str:
    """The words of a pattern whose slots hold plain words."""
    made = write(read(source), lambda name: (lists(name), []), rng)
    assert made is not None
    return made[0]
