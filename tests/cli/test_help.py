from __future__ import annotations

import re

import pytest
from click.shell_completion import ShellComplete

import alliance_refs
from alliance_refs.cli import program

COMMANDS = (
    "notes",
    "export",
    "render",
    "restyle",
    "check",
    "parse",
    "convert",
    "merge",
    "tidy",
    "styles",
    "pandoc-filter",
)


def test_the_version_is_that_of_the_package(run):
    assert run("--version").out == f"alliance-refs {alliance_refs.__version__}\n"


def test_help_lists_every_command_with_what_it_does(run):
    out = run("--help").out
    for name in COMMANDS:
        assert re.search(rf"^  {name} +[A-Z][^…]+\.$", out, re.MULTILINE), name


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_ends_with_examples_that_it_accepts(run, name):
    ran = run(name, "--help")
    assert ran.status == 0
    examples = re.findall(rf"alliance-refs ({name} .*)", ran.out.split("Examples:")[1])
    assert len(examples) >= 2
    options = {
        text for parameter in program.get_command(None, name).params for text in parameter.opts
    }
    for example in examples:
        assert set(re.findall(r"(?<= )--?[a-z][\w-]*", example.split("|")[0])) <= options


def test_help_fits_a_narrow_terminal(run):
    for name in COMMANDS:
        assert max(map(len, run(name, "--help").out.splitlines())) <= 100


def test_the_shell_completes_names_of_files_where_a_file_is_meant():
    shell = ShellComplete(program, {}, program.name, "_COMPLETE")
    for words in ("notes", "check a.md", "convert", "convert a.bib", "tidy", "parse --model"):
        assert [found.type for found in shell.get_completions(words.split(), "dr")] == ["file"]
    styles = shell.get_completions(["render", "a.md", "--style"], "chicago-notes-b")
    assert "chicago-notes-bibliography" in [found.value for found in styles]
    own = shell.get_completions(["render", "a.md", "--style"], "./hou")
    assert [found.type for found in own] == ["file"]
