"""LaTeX as it is installed, if it is: documents are compiled, and the log is looked at."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

LATEXMK = shutil.which("latexmk")
# What Sphinx's own class file wants beside the base packages.
_STYLES = ("fncychap.sty", "tabulary.sty", "varwidth.sty", "capt-of.sty", "framed.sty")
_TOLD = re.compile(
    r"^! .*|^(?:LaTeX|Package hyperref) Warning: .*?(?:eference|abel|dest).*(?:undef|mult).*", re.M
)
MISSING = "needs LaTeX (Debian: latexmk, texlive-latex-extra)"


def is_installed() -> bool:
    """Whether documents of Sphinx can be compiled."""
    if not (LATEXMK and shutil.which("pdflatex") and shutil.which("kpsewhich")):
        return False
    found = subprocess.run(["kpsewhich", *_STYLES], capture_output=True, text=True, check=False)
    return len(found.stdout.split()) == len(_STYLES)


def compiled(source: Path, engine: str = "-pdf") -> tuple[int, list[str]]:
    """The exit status of latexmk, and the errors and undefined places of its log."""
    command = [str(LATEXMK), engine, "-interaction=nonstopmode", "-halt-on-error", source.name]
    done = subprocess.run(command, cwd=source.parent, capture_output=True, check=False)
    log = source.with_suffix(".log").read_text("utf-8", "replace")
    return done.returncode, [match[0] for match in _TOLD.finditer(log)]
