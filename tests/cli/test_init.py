"""A start for a project: it builds, and nothing that was there is touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

BUILDS = {
    "mkdocs": (["mkdocs", "build", "--strict", "--quiet"], "site/index.html"),
    "sphinx": (["sphinx", "-W", "-q", ".", "_build/html"], "_build/html/index.html"),
}


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("program", BUILDS)
def test_the_start_builds_without_a_warning(tmp_path: Path, program: str) -> None:
    pytest.importorskip(program, reason=f"needs {program}")
    assert run(tmp_path, "alliance_refs", "init", program).returncode == 0
    command, page = BUILDS[program]
    built = run(tmp_path, *command)
    assert built.returncode == 0, built.stderr
    shown = html.parse(str(tmp_path / page)).getroot().text_content()
    assert "(see Harrison, 2002, pp. 3–5)" in shown
    assert "Korean Endgame. Princeton University Press" in shown.replace("endgame", "Endgame")


@pytest.mark.parametrize(("program", "config"), [("mkdocs", "mkdocs.yml"), ("sphinx", "conf.py")])
def test_what_is_there_stays(tmp_path: Path, program: str, config: str) -> None:
    (tmp_path / config).write_text("# mine\n")
    done = run(tmp_path, "alliance_refs", "init", program, ".")
    assert (tmp_path / config).read_text() == "# mine\n"
    assert (tmp_path / "references.bib").exists()
    assert f"{config}: was there" in done.stderr
    assert "references.bib" in done.stdout


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "docs").write_text("a file")
    done = run(tmp_path, "alliance_refs", "init", "mkdocs", "docs")
    assert done.returncode == 2
    assert "cannot be made" in done.stderr


def test_an_unknown_program(tmp_path: Path) -> None:
    assert run(tmp_path, "alliance_refs", "init", "latex").returncode == 2
