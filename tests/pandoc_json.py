"""Documents as pandoc has them, in short, for tests of what is made of them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

Json = Any
MARKS = {
    "Superscript": ("^", "^"),
    "Emph": ("*", "*"),
    "Link": ("<", ">"),
    "DoubleQuote": ("“", "”"),
    "SingleQuote": ("‘", "’"),
    "Math": ("$", "$"),
    "Code": ("`", "`"),
}


def shown(one: Json) -> str:
    """A piece of a document in short."""
    if isinstance(one, list):
        return "".join(map(shown, one))
    if not isinstance(one, dict):
        return ""
    kind, content = one["t"], one.get("c")
    if kind in ("Str", "Space", "SoftBreak"):
        return (content or " ").replace("\xa0", " ")
    if kind == "Note":
        return f"^[{' | '.join(map(shown, content))}]"
    if kind == "OrderedList":
        return "\n".join(
            f"{at}. {shown(item)}" for at, item in enumerate(content[1], content[0][0])
        )
    if kind == "Header":
        _, classes, _ = content[1]
        return "#" * content[0] + " ".join(["", shown(content[2]), *(f".{one}" for one in classes)])
    if kind == "Div" and content[0][0] == "refs":
        sides = " ".join([*content[0][1], *("=".join(pair) for pair in content[0][2])])
        return "\n".join([f"::: {sides}", *map(shown, content[1])])
    before, after = MARKS.get(content[0]["t"] if kind == "Quoted" else kind, ("", ""))
    if kind in ("Math", "Code"):
        return before + content[1] + after
    return before + shown(content[1] if kind in ("Cite", "Link", "Quoted") else content) + after


def as_pandoc_reads(path: Path) -> Json:
    """The document of a Markdown file, read by pandoc itself."""
    command = ["pandoc", "-f", "markdown", "-t", "json", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
