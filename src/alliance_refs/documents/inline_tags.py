"""Inline elements of HTML and XML: the styles they give, the text they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs, urlsplit

from alliance_refs.documents.tags import ENTITY, Element, Step, Tree, character, unescape
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import MarkKind, Passage

_HTML_STYLES: dict[str, MarkKind] = {
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "italic"),
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    "sup": "superscript",
    "sub": "subscript",
}
_CSS: tuple[tuple[re.Pattern[str], MarkKind], ...] = (
    (re.compile(r"font-style:\s*(?:italic|oblique)"), "italic"),
    (re.compile(r"font-weight:\s*(?:bold|[6-9]00)"), "bold"),
    (re.compile(r"vertical-align:\s*super"), "superscript"),
    (re.compile(r"vertical-align:\s*sub(?!p|er)"), "subscript"),
    (re.compile(r"font-variant(?:-caps)?:\s*small-caps"), "small-caps"),
)
_CLASSES: dict[str, MarkKind] = {
    **dict.fromkeys(("italic", "italics", "emph"), "italic"),
    "bold": "bold",
    **dict.fromkeys(("smallcaps", "small-caps", "smcap", "sc"), "small-caps"),
}


def html_styles(
    element: Element, sheets: Mapping[str, tuple[MarkKind, ...]] | None = None
) -> Iterator[tuple[MarkKind, str]]:
    """The marks that an HTML element puts on its text, each with its target.

    `sheets` says what the classes of the page's own style sheets mean.

    >>> list(html_styles(Element("span", {"style": "font-style:italic"}, 0, None, 0)))
    [('italic', '')]
    """
    classes = sorted(element.words("class")) if element.get("class") else []
    # A whole reference marked up as <cite class="citation"> has its title in italics inside.
    is_reference = element.name == "cite" and "citation" in classes
    if (style := _HTML_STYLES.get(element.name)) and not is_reference:
        yield style, ""
    if element.name == "a" and (target := element.get("href").strip()):
        yield "link", direct_address(target)
    if element.name in ("span", "font", "a"):
        yield from ((kind, "") for kind in css_marks(element.get("style").lower()))
        for word in classes:
            if word in _CLASSES:
                yield _CLASSES[word], ""
            yield from ((kind, "") for kind in (sheets or {}).get(word, ()))


def css_marks(css: str) -> Iterator[MarkKind]:
    """The marks that declarations of a style put on text; `css` is in lower case."""
    return (kind for pattern, kind in _CSS if css and pattern.search(css))


_REDIRECT = re.compile(r"https?://www\.google\.[a-z.]{2,6}/url\?")


def direct_address(address: str) -> str:
    """Where a link of Google Docs leads that goes round by way of Google.

    >>> direct_address("https://www.google.com/url?q=https://example.org/a%3Fb%3D1&sa=D")
    'https://example.org/a?b=1'
    """
    if not _REDIRECT.match(address):
        return address
    direct = parse_qs(urlsplit(unescape(address)).query).get("q", [""])[0]
    return direct if direct.startswith(("http://", "https://")) else address


# Soft hyphens are no part of what a reader sees; a space that must not break is.
_LOOSE = re.compile(rf"(?P<entity>{ENTITY.pattern})|(?P<space>[ \t\r\n\f]{{2,}}|[\t\r\n\f])|\xad")


def write_flow(text: VisibleText, tree: Tree, step: Step, *, as_is: bool = False) -> None:
    """Writes the text of a step, entities read and white space squeezed unless `as_is`."""
    words = tree.text(step)
    at = 0
    if not as_is:
        at = len(words) - len(words.lstrip(" \t\r\n\f"))
        if at:
            text.space(step.start, at)
    for match in _LOOSE.finditer(words, at):
        if as_is and match["space"]:
            continue
        text.write(words[at : match.start()], step.start + at)
        _write_loose(text, match, step)
        at = match.end()
    text.write(words[at:], step.start + at)


def _write_loose(text: VisibleText, match: re.Match[str], step: Step) -> None:
    start, width = step.start + match.start(), match.end() - match.start()
    if match["space"]:
        text.space(start, width)
    elif match["entity"]:
        read = match[0] if step.kind == "raw" else character(match[0])
        text.write("" if read == "\xad" else read, start, width)


_OWN_LABEL = re.compile(r"(?:[↑^]\s*)?[\[(]?(?P<label>[^\s\[\]()]{1,20}?)(?:[\]).:]+\s*|\s+)")
_LEFT_OVER = re.compile(r"[\[(]?[↑^\]).:]+\s+")


def without_label(passage: Passage, label: str) -> Passage:
    """A note or an entry without the number that is printed before it.

    >>> from alliance_refs.model import plain_passage
    >>> without_label(plain_passage("[12] Kim, 3."), "12").text
    'Kim, 3.'
    """
    own = _OWN_LABEL.match(passage.text)
    if not own or not label or own["label"] != label:
        own = _LEFT_OVER.match(passage.text)
    return passage.cut(own.end(), len(passage)).strip() if own else passage
