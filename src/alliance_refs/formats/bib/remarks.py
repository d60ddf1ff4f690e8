"""Fields that take part in variables together with others: publishers, eprints, notes.

In: an entry whose titles and dates are read. Out: the variables added to `values`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from alliance_refs.formats.bib.entries import Entry
from alliance_refs.formats.bib.forms import CONVERTERS, LIST_AND, Reading
from alliance_refs.formats.bib.text import plain_latex
from alliance_refs.formats.bib.types import ARTICLES
from alliance_refs.formats.bib.verbatim import read_verbatim
from alliance_refs.formats.mapping.visits import PLACE, Visit, read_visit
from alliance_refs.text.addresses import RESOLVERS

# Read here and not by the table; they are no strangers to be carried along.
SPECIAL_FIELDS = frozenset(
    """year month day institution organization publisher howpublished part addendum entrysubtype
    language""".split()
)

_EPRINTS = {
    "arxiv": "https://arxiv.org/abs/",
    "jstor": "https://www.jstor.org/stable/",
    "pubmed": RESOLVERS["PMID"],
    "googlebooks": "https://books.google.com?id=",
    "hdl": "https://hdl.handle.net/",
}
_URL = re.compile(r"https?://\S+")
# An address among words; the stop behind one is none of it.
_ADDRESS = re.compile(r"\\(?:url|nolinkurl)\s*\{[^{}]*\}|https?://[^\s{},;]*[^\s{},;.)\]]")
_TARGET = re.compile(r"\\href\s*\{([^{}]*)\}")
# "Society for Industrial and Applied Mathematics": what begins so runs on behind the "and".
_OF = frozenset({"of", "for", "für"})
_PUBLISHERS = ("institution", "organization", "howpublished", "publisher")
_BEST_PUBLISHER = ("publisher", "institution", "organization", "howpublished")


def read_special(
    entry: Entry, reading: Reading, options: Mapping[str, str], values: dict[str, Any]
) -> None:
    """Adds publisher, volume and part, addresses, notes and language to `values`."""
    fields = entry.fields
    if reading.profile.words_for_keys:
        _read_note(fields, values)
    _read_publisher(fields, reading, values)
    _read_roles(fields, reading, values)
    if fields.get("part") and reading.profile.words_for_keys:
        volume = values.get("volume")
        part = plain_latex(fields["part"])
        values["volume"] = f"{volume}.{part}" if volume else part
    _read_addresses(entry, reading, options, values)
    if fields.get("addendum"):
        values["note"] = ". ".join(
            filter(None, (values.get("note"), plain_latex(fields["addendum"])))
        )
    if _has_two_issues(entry) and reading.profile.words_for_keys:
        values["issue"] = f"{values['issue']}, {plain_latex(fields['issue'])}"
    if fields.get("language") and "language" not in values:
        values["language"] = CONVERTERS["language"].read(fields["language"], reading)
    if fields.get("bookpagination") == "section" and "page" in values:
        values["section"] = values.pop("page")


def _has_two_issues(entry: Entry) -> bool:
    """Whether an article has a number and the name of an issue too ("4, Winter")."""
    number, issue = entry.fields.get("number"), entry.fields.get("issue")
    return bool(number and issue and number != issue) and entry.type in ARTICLES


def _visit(raw: str) -> tuple[str, Visit | None]:
    """The address that a field says, "" for none, and the visit, if it says no more than that."""
    # A link that is set on words is no address, and may be a publisher.
    whole = plain_latex(raw) if "\\href" in raw else read_verbatim(raw)
    if _URL.fullmatch(whole):
        return whole, Visit()
    found = _ADDRESS.search(raw)
    words = raw[: found.start()] + PLACE + raw[found.end() :] if found else raw
    return read_verbatim(found[0]) if found else "", read_visit(plain_latex(words))


def _read_note(fields: Mapping[str, str], values: dict[str, Any]) -> None:
    """A note that says where and when a page was seen, and no more, becomes variables.

    An empty `url` or `urldate` says that there is none.
    """
    url, visit = _visit(fields["note"]) if fields.get("note") else ("", None)
    if visit is None or "" in (fields.get("url"), fields.get("urldate")):
        return
    said = {"URL": url, "accessed": visit.day}
    said = {variable: value for variable, value in said.items() if value}
    if all(values.get(variable, value) == value for variable, value in said.items()):
        values.update(said)
        values.pop("note", None)


def _read_publisher(fields: Mapping[str, str], reading: Reading, values: dict[str, Any]) -> None:
    said = {name: fields[name] for name in _PUBLISHERS if fields.get(name)}
    url, visit = _visit(said.get("howpublished", ""))
    if url and visit:
        del said["howpublished"]
        values.setdefault("URL", url)
        if visit.day:
            values.setdefault("accessed", visit.day)
    if not said:
        values.pop("publisher", None)
        return
    if not reading.profile.words_for_keys:
        best = next(name for name in _BEST_PUBLISHER if name in said)
        said = {best: said[best]}
    forms = dict.fromkeys(said, "house")
    if _are_publishers(said.get("publisher", ""), fields.get("location", "")):
        forms["publisher"] = "list"
    read = (CONVERTERS[forms[name]].read(raw, reading) for name, raw in said.items())
    values["publisher"] = "; ".join(filter(None, read))


def _read_roles(fields: Mapping[str, str], reading: Reading, values: dict[str, Any]) -> None:
    """Editors who are something else, as `editortype` and its fellows say."""
    for field, variable in _roles(fields) if reading.profile.words_for_keys else ():
        if field == "editor":
            values.pop("editor", None)
        names = CONVERTERS["names"].read(fields[field], reading) or ()
        values[variable] = (*values.get(variable, ()), *names)


def _roles(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    return [
        (field, _ROLES[role])
        for field in ("editor", "editora", "editorb", "editorc")
        if fields.get(field) and (role := fields.get(field + "type", "").strip().lower()) in _ROLES
    ]


_ROLES = {
    **{role: role for role in "director compiler organizer producer narrator performer".split()},
    "organiser": "organizer",
    "scriptwriter": "script-writer",
}


def _are_publishers(raw: str, places: str) -> bool:
    """Whether an "and" parts two publishers, as BibLaTeX has it; else it is in a name.

    "Simon and Schuster" is one. Two have names of several words, and each says what it is
    ("Press", "Institute") or there are two places.
    """
    parts = [part.split() for part in LIST_AND.split(raw.strip())]
    if len(parts) < 2 or any(len(part) < 2 for part in parts):
        return False
    if all(any(word.strip(",.").lower() in _HOUSES for word in part) for part in parts):
        return True
    return len(LIST_AND.split(places)) > 1 and all(map(_OF.isdisjoint, parts))


# Words of the names of those who publish.
_HOUSES = frozenset(
    """press verlag books publishers publishing publications editions éditions edizioni editorial
    editora editrice university université universität institute institut institution society union
    association foundation academy""".split()
)


def _read_addresses(
    entry: Entry, reading: Reading, options: Mapping[str, str], values: dict[str, Any]
) -> None:
    """The URL, from an eprint when none is given; what `options` hide is left out."""
    kind, eprint = _eprint(entry.fields)
    if "URL" not in values and eprint and kind in _EPRINTS:
        values["URL"] = eprint if _URL.fullmatch(eprint) else _EPRINTS[kind] + eprint
    targets = (_TARGET.search(entry.fields.get(name, "")) for name in _LINKED)
    for target in filter(None, targets):
        if entry.fields.get("url") != "":
            values.setdefault("URL", read_verbatim(target[1]))
    if kind == "pubmed" and eprint.isdecimal():
        values.setdefault("PMID", eprint)
    if options.get("url") == "false" and entry.type != "online":
        values.pop("URL", None)
    if options.get("doi") == "false":
        values.pop("DOI", None)


# Where people put links, the best first.
_LINKED = ("title", "howpublished", "note")


def _eprint(fields: Mapping[str, str]) -> tuple[str, str]:
    """The archive and the number in it; numbers of the arXiv are known by their look."""
    kind = fields.get("eprinttype", "").strip().lower()
    eprint = read_verbatim(fields.get("eprint", ""))
    arxiv = _ARXIV.fullmatch(eprint) if kind in ("", "arxiv") else None
    return ("arxiv", arxiv[1]) if arxiv else (kind, eprint)


_ARXIV = re.compile(
    r"(?:arxiv:\s*)?(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)(?:\s*\[[\w.-]+\])?",
    re.IGNORECASE,
)


def unsaid_remarks(
    entry: Entry, options: Mapping[str, str], values: Mapping[str, Any], usual: str
) -> dict[str, str]:
    """The fields, raw, that were joined into one variable or hidden; "" for one to leave out.

    `usual` is the field under which the publisher would be written.
    """
    fields = entry.fields
    unsaid: dict[str, str] = {}
    for more, main in _JOINED:
        if fields.get(more) and (more != "issue" or _has_two_issues(entry)):
            unsaid |= {more: fields[more], main: fields.get(main, "")}
    unsaid |= {
        name: fields[name]
        for name in ("url", "doi")
        if options.get(name) == "false" and name in fields
    }
    if fields.get("note") and "note" not in values:
        unsaid["note"] = fields["note"]
    if fields.get("shorttitle") and not {"title-short", "container-title-short"} & values.keys():
        unsaid["shorttitle"] = fields["shorttitle"]
    unsaid |= {field: fields[field] for field, variable in _roles(fields) if variable in values}
    published = {name: fields[name] for name in _PUBLISHERS if fields.get(name)}
    if published.keys() - {usual} or _are_publishers(
        published.get("publisher", ""), fields.get("location", "")
    ):
        unsaid |= {usual: "", **published}
    return unsaid


# Fields that are joined to another one's variable.
_JOINED = (("part", "volume"), ("addendum", "note"), ("issue", "number"))
