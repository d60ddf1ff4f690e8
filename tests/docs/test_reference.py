"""The reference leaves nothing out: names of the front door, commands, codes of diagnostics."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click

import alliance_refs
from alliance_refs.cli import program

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"

# The calls that make a diagnostic; the code is their first argument, or the second.
MAKERS = frozenset("diagnose Diagnostic Flaw _flaw _notice _report note warn".split())
CODE = re.compile(r"[a-z]+(-[a-z]+)*")
# Codes put together from a status ("ambiguous"), or named apart.
MADE = frozenset({"ambiguous-reference", "unresolved-reference", "not-held-by-format"})


def read(page: str) -> str:
    return (REFERENCE / page).read_text("utf-8")


def codes_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and called(node) in MAKERS:
            yield from (
                argument.value
                for argument in node.args[: 2 if called(node) == "_report" else 1]
                if isinstance(argument, ast.Constant)
                and isinstance(argument.value, str)
                and CODE.fullmatch(argument.value)
            )


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_every_code_of_a_diagnostic_is_explained() -> None:
    files = (ROOT / "src").rglob("*.py")
    given = {code for path in files for code in codes_in(path)} | MADE
    explained = set(re.findall(r"^\| `([a-z-]+)` \|", read("diagnostics.md"), re.MULTILINE))
    assert given == explained


def test_every_name_of_the_front_door_is_shown() -> None:
    shown = set(re.findall(r"alliance_refs\.[\w.]*?(\w+)`", read("api.md")))
    assert set(alliance_refs.__all__) <= shown


def test_every_command_has_its_help() -> None:
    for command in program.list_commands(click.Context(program)):
        assert f"$ alliance-refs {command} --help" in read("command-line.md")
