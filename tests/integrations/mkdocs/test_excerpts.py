"""Citations in excerpts that a theme takes from pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_refs import api, csl
from alliance_refs.integrations.mkdocs.excerpts import fill_excerpts

WORKS = api.Library.read(Path(__file__).parent / "works.bib")


def typed(*texts: str) -> str:
    return " ".join(f'<span class="refs-cite" data-refs="{text}"></span>' for text in texts)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("apa", "<article>So (Lee &amp; Park, 2003). Kim (2001) @me</article><article>"),
        ("ieee", "<article>So [1]. Kim [2] @me</article><article>"),
        ("chicago-notes-bibliography", "<article>So. Seong-cheol Kim @me</article><article>"),
    ],
)
def test_excerpts_show_words(style: str, shown: str) -> None:
    excerpt = f"<article>So {typed('[@lee-2003]')}. {typed('@kim-2001', '@me')}</article>"
    page = fill_excerpts(excerpt * 2, WORKS, csl.load_style(style))
    assert page.startswith(shown)
    assert page == page[: len(page) // 2] * 2


def test_a_page_that_shows_an_excerpt_of_another(site, tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(
        "def on_page_content(html, page, **_):\n"
        "    page.excerpt = html\n"
        "def on_page_context(context, page, **_):\n"
        "    page.content += page.excerpt\n"
        "    return context\n"
    )
    main = site({"index.md": "So [@kim-2001].\n"}, {"hooks": ["hook.py"]}).page("index")
    assert [part.text_content() for part in main.xpath(".//p")] == ["So (Kim, 2001)."] * 2
