"""The command line as a process: pipes, colour, the time it takes to start."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

PROGRAM = (sys.executable, "-m", "alliance_refs")


def run_process(*words: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, timeout=120, **more)


def on_terminal(*words: object, **environment: str) -> str:
    """What a run writes when both its outputs are a terminal."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [*PROGRAM, *map(str, words)],
        stdout=follower,
        stderr=follower,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "60", **environment},
    )
    os.close(follower)
    parts = []
    try:
        while part := os.read(leader, 65536):
            parts.append(part)
    except OSError:  # how Linux says that the other side is closed
        pass
    os.close(leader)
    process.wait(60)
    return b"".join(parts).decode()


def test_the_module_is_the_command_line():
    ran = run_process("--version")
    assert ran.returncode == 0 and ran.stdout.startswith(b"alliance-refs ")


def test_a_closed_pipe_ends_quietly(memo):
    for words in (("notes", memo), ("styles", "journal", "-n", "2000")):
        process = subprocess.Popen(
            [*PROGRAM, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        assert process.wait(60) == 141
        assert b"Traceback" not in said and b"Broken" not in said and b"Errno" not in said


def test_nothing_is_coloured_or_wrapped_when_piped(memo):
    ran = run_process("notes", memo, env={**os.environ, "TERM": "xterm-256color"})
    assert b"\x1b" not in ran.stdout and b"\x1b" not in ran.stderr
    assert max(map(len, ran.stdout.decode().splitlines())) > 100


def test_a_terminal_gets_colour_and_lines_that_fit(memo):
    out = on_terminal("notes", memo)
    assert "\x1b[1mnote 2\x1b[0m" in out


def test_no_color_is_respected(memo, works):
    out = on_terminal("notes", memo, NO_COLOR="1")
    assert "\x1b" not in out and "harrison-2003" in out
    refused = on_terminal("render", works, "-s", "nope-x", NO_COLOR="1")
    assert "\x1b" not in refused and "alliance-refs: no CSL style" in refused


def test_lines_fit_a_narrow_terminal(memo):
    out = on_terminal("notes", memo, "-q", NO_COLOR="1")
    assert max(len(line.rstrip()) for line in out.replace("\r", "").split("\n")) <= 60


def test_output_is_utf_8_whatever_the_locale(tmp_path):
    text = "그렇다.[^1]\n\n[^1]: Selig Harrison, *코리안 엔드게임* (Seoul: Sam-in, 2003).\n"
    ran = run_process(
        "render", "-", "-s", "apa", input=text.encode(), env={**os.environ, "LC_ALL": "C"}
    )
    assert "코리안 엔드게임" in ran.stdout.decode("utf-8")


def test_a_full_disk_is_told_as_such(memo):
    if not Path("/dev/full").exists():
        return
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*PROGRAM, "notes", str(memo)], stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert b"no space left on device" in ran.stderr and b"Traceback" not in ran.stderr


def test_the_version_loads_no_stage():
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "alliance_refs", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.startswith("alliance-refs ")
    for heavy in ("alliance_refs.csl", "alliance_refs.notes", "lxml", "rich"):
        assert f" {heavy}\n" not in ran.stderr
