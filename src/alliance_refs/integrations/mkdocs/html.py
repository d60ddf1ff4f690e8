"""The HTML of citations and lists: links, hover text, ways back.

In: runs, keys, addresses. Out: HTML whose every character of the data is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from html import escape

from alliance_refs.integrations.pieces import Runs
from alliance_refs.model import Bibliography, Node, Styled
from alliance_refs.writers import write_bibliography
from alliance_refs.writers.html import HTML
from alliance_refs.writers.plain import clean
from alliance_refs.writers.runs import Run

_ID = re.compile(r' id="ref-[^"]*"')
# A note ends with a stop of the style's; where the author's note goes on, that stop is one
# too many, and one inside a quotation gives its place to the author's stop or comma.
_STOP_TWICE = re.compile(
    r"\.(?P<quote>[”’»]?)(?P<tags>(?:</(?:a|i|span)>)*</span><!--note-->)"
    r'(?!(?:\s|&#160;)*(?:</p>|<a class="footnote-backref"))(?P<mark>[.,]?)'
)
_RAISED = re.compile(
    r'(?<![ \n])[ \n]++(<span class="refs-citation" id="[^"]*">(?:<a [^>]*>)?<sup>)'
)


def anchor(key: str, *, whole: bool = False) -> str:
    """The id of a work's entry; `whole` for a second list on the same page."""
    name = f"ref-{clean(key)}".replace(" ", "-")
    return f"site-{name}" if whole else name


def runs(words: Runs) -> str:
    """Words in their dress; links inside are dropped, as the whole may be one."""
    return "".join(map(_run, words))


def _run(run: Run) -> str:
    node: Node = run.text
    for style in reversed(run.styles):
        node = Styled(style, (node,))
    return HTML.write((node,))


def link(words: str, address: str, hover: str) -> str:
    """Words that lead to an entry and show it; without an address they only show it."""
    title = f' title="{escape(hover)}"' if hover else ""
    if address:
        return f'<a href="{escape(address)}"{title}>{words}</a>'
    return f"<span{title}>{words}</span>" if title else words


def citation(name: str, inner: str, *, in_note: bool = False) -> str:
    """One citation, with the id that ways back lead to; `in_note` inside an author's note."""
    kind = "note" if in_note else "cite"
    return f'<span class="refs-citation" id="{name}">{inner}</span><!--{kind}-->'


def backlinks(addresses: Sequence[str]) -> str:
    """The ways back from an entry to the places that cite it.

    >>> backlinks(["#cite-1"])
    ' <span class="refs-back"><a href="#cite-1" title="Cited here">↩</a></span>'
    """
    if not addresses:
        return ""
    many = len(addresses) > 1
    shown = (
        f'<a href="{escape(address)}" title="Cited here">↩{count if many else ""}</a>'
        for count, address in enumerate(addresses, 1)
    )
    return f' <span class="refs-back">{" ".join(shown)}</span>'


def bibliography(
    found: Bibliography, anchor_of: Callable[[str], str], back: Mapping[str, str]
) -> str:
    """A list as HTML, each entry with its id and its ways back."""
    opening, *lines, closing = write_bibliography(found, "html", links=True).splitlines()
    shown = [
        _entry(line, anchor_of(entry.key), back.get(entry.key, ""))
        for line, entry in zip(lines, found.entries, strict=True)
    ]
    return "\n".join((f'<div class="refs-bibliography">\n{opening}', *shown, closing, "</div>"))


def _entry(line: str, name: str, back: str) -> str:
    line = _ID.sub(lambda match: f' id="{escape(name)}"', line, count=1)
    # What stands beside a label is a block of its own; the ways back belong to its words.
    ends = "</div></div>" if line.endswith("</div></div>") else "</div>"
    return line.removesuffix(ends) + back + ends


def tidy(page: str) -> str:
    """The page without doubled stops and without spaces before raised numbers."""
    page = _STOP_TWICE.sub(_one_stop, page)
    return _RAISED.sub(r"\1", page).replace("<!--cite-->", "").replace("<!--note-->", "")


def _one_stop(match: re.Match[str]) -> str:
    quote, tags, mark = match.group("quote", "tags", "mark")
    return f"{mark}{quote}{tags}" if quote else f"{tags}{mark}"
