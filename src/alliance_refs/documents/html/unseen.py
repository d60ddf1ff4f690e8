"""What an HTML page holds and its reader does not see as text: hidden, furniture, ways back.

Page numbers of the printed edition, links to edit a section, marks that lead back to the
text, readings of East Asian letters, tooltips that repeat a note.
"""

from __future__ import annotations

import re

from alliance_refs.documents.tags import Element, Tree, unescape

_UNSEEN = frozenset(
    "head nav script style textarea title template noscript svg select object rt rp".split()
)
_FURNITURE_CLASSES = frozenset(
    """mw-editsection headerlink header-anchor pagenum pageno pagenumber page-number
    footnote_tooltip toc""".split()
)
_FURNITURE_TYPES = frozenset(
    "doc-pagebreak pagebreak doc-pagelist page-list doc-toc toc landmarks tooltip".split()
)
_WHOLE_PAGES = frozenset("html body main article".split())
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none")
_BACK_CLASSES = ("backlink", "backref", "footnote-back", "reversefootnote")
_BACK_LABEL = re.compile(r"(?:back|return|jump)\b", re.IGNORECASE)
_ARROWS = re.compile(r"[\s\ufe0e\ufe0f\[\]^↑↩↪↵⇑⇧⏎▲△⤴⬆↖]{1,8}")
_BACK_WORDS = re.compile(
    r"(?:(?:go |jump |scroll )?back|return|jump up)(?: up)?(?: to (?:the )?"
    r"(?:text|top|content|article|essay|reference|main text|(?:foot|end)?note\b.{0,20}))?\W{0,6}",
    re.IGNORECASE,
)
_LONGEST_BACK = 40


def is_unseen(element: Element) -> bool:
    """Whether nothing inside an element is text of the page."""
    if element.name in _UNSEEN:
        return True
    # A script may show a whole page that waits for it, or a section that is folded.
    if not element.attributes or element.name in _WHOLE_PAGES:
        return False
    if "hidden" in element.attributes and element.get("hidden").lower() != "until-found":
        return True
    return bool(
        element.words("class") & _FURNITURE_CLASSES
        or element.words("epub:type", "role") & _FURNITURE_TYPES
        or _HIDDEN.search(element.get("style").lower())
    )


def leads_back(element: Element) -> bool:
    """Whether an element says that it leads back from a note to its call."""
    words = element.words("class", "epub:type", "role", "rev")
    is_named = any(back in word for word in words for back in _BACK_CLASSES)
    return is_named or (element.name == "a" and bool(_BACK_LABEL.match(element.get("aria-label"))))


def is_way_back(tree: Tree, element: Element) -> bool:
    """Whether a link only leads up the page: an arrow, "Return to text"."""
    if element.name != "a" or "#" not in element.get("href"):
        return False
    if _BACK_LABEL.match(element.get("aria-label")):
        return True
    text = inner_text(tree, element, _LONGEST_BACK).strip("[]() ")
    return bool(_ARROWS.fullmatch(text) or _BACK_WORDS.fullmatch(text))


def inner_text(tree: Tree, element: Element, most: int) -> str:
    """The text of an element, white space squeezed; cut off soon after `most` code points."""
    out: list[str] = []
    size = 0
    for at in range(element.first + 1, element.last):
        step = tree.steps[at]
        if step.kind == "text":
            out.append(unescape(tree.text(step)))
            size += len(out[-1])
            if size > most * 4:
                break
        elif at - element.first > most * 4:
            break
    return " ".join("".join(out).split())
