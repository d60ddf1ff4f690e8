"""Templates of references by kind, in the pattern language of `training.synthetic.pattern`.

A file holds groups of templates. A group begins with a line such as

    [en names=direct quotes=single weight=2]

its language, how names are written, which quotation marks `‹` and `›` stand for, and how
often its templates are taken. Every other line is one template; `#` begins a comment.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Template:
    """One template with what its group says."""

    kind: str
    language: str
    names: tuple[str, ...]
    quotes: str
    weight: float
    source: str


@cache
def templates_of(kind: str) -> tuple[Template, ...]:
    """The templates of one file. Raises `ValueError` for a line outside a group."""
    found: list[Template] = []
    group: dict[str, str] = {}
    for line in (FOLDER / f"{kind}.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]") and "{" not in line:
            group = _group(line[1:-1])
        elif not group:
            raise ValueError(f"{kind}: a template outside a group: {line}")
        else:
            found.append(_template(kind, group, line))
    return tuple(found)


def kinds() -> tuple[str, ...]:
    """The names of all files."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))


def _group(said: str) -> dict[str, str]:
    language, *options = said.split()
    return {"language": language, **dict(option.split("=") for option in options)}


def _template(kind: str, group: dict[str, str], line: str) -> Template:
    return Template(
        kind,
        group["language"],
        tuple(group.get("names", "direct,inverted,first").split(",")),
        group.get("quotes", "any"),
        float(group.get("weight", 1)),
        line.strip(),
    )
