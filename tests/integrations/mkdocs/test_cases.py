"""Pages and what they show: each case is a page, a line of marks, and the lines shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

CASES = sorted((Path(__file__).parent / "cases").glob("*.md"))
BLOCKS = "p|h1|h2|li|pre|tr"


def shown_lines(main: html.HtmlElement) -> list[str]:
    for back in main.xpath('.//a[@class="footnote-backref"]'):
        back.drop_tree()
    notes = {
        item: number for number, item in enumerate(main.xpath('.//div[@class="footnote"]//li'), 1)
    }
    lines = []
    for block in main.iter(*BLOCKS.split("|")):
        if block.xpath("|".join(f"./{tag}" for tag in BLOCKS.split("|"))):
            continue
        cells = [cell.text_content() for cell in block if cell.tag in ("td", "th")]
        text = " ".join(cells) if cells else block.text_content()
        number = notes.get(block.getparent() if block.tag == "p" else block)
        words = re.sub(r"\s+", " ", text).strip()
        lines.append(f"{number} {words}" if number else words)
    return lines


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_shows_what_its_case_says(path: Path, case_site) -> None:
    shown = path.read_text("utf-8").partition("\n=====\n")[2].splitlines()
    assert shown_lines(case_site.page(path.stem)) == shown


def test_cases_warn_of_nothing(case_site) -> None:
    assert case_site.warnings == []
