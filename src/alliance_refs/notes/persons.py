"""Words of persons' names in running text: small ones before a family name, those that join several.

Fewer than the parser knows, which reads names alone: here "das" and "des" are other words.
"""

from __future__ import annotations

PARTICLES = frozenset(
    "de del della dei degli der den van von la le du di da dos zu af al el ibn bin ten ter te".split()
)
JOINERS = frozenset("and & et und u. u y e".split())

# Behind one of these stands the title of who was named: "cf. my Three Days' Tournament".
POSSESSIVES = frozenset(
    "my his her their our mein meine sein seine ihr ihre mon ma son sa su mi meu minha seu sua".split()
)

# The sources of patterns for one of them.
PARTICLE = f"(?:{'|'.join(sorted(PARTICLES, key=lambda word: (-len(word), word)))})"
JOINER = r"(?:and|&|et|und|u\.|y|e)"


def has_joiner(names: str) -> bool:
    """Whether some names are joined by "and", and not by commas alone.

    >>> has_joiner("Li and Roth"), has_joiner("Wehler, Gesellschaftsgeschichte")
    (True, False)
    """
    return not JOINERS.isdisjoint(names.split())
