"""What a list of names holds besides names: roles, "et al.", numbers of an entry."""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.parsing.lexicon import alternatives, any_of, has_word, listed, may_hold
from alliance_refs.text.scripts import HAN, KATAKANA

_ROLES = ("editor", "translator", "director")
# A number or marks before the first name: "[3] ", "12. ", "3] ".
_NUMBER = re.compile(
    r"^[\W_]{0,9}(?!0\.)(?:\[?\d+[a-z]?[\].)]+\s*|\d{1,4}(?:\s*[-–]\s*|\s+))?(?=[^\W\d_]|0\.|['‘’ʻ(])"
)


def without_roles(text: str) -> str:
    """A list of names without the words that say what the people did, and "et al.".

    >>> without_roles("hrsg. von Rick Dolph et al."), without_roles("[4] Kim, Y. (eds.)")
    ('Rick Dolph', 'Kim, Y.')
    """
    text = _BENCH.sub(r"\g<name>", text)
    if not text.isascii():
        text = _UNSPACED_OTHERS.sub("", text)
    added = _added().search(text) if may_hold(text, "roles.added") else None
    text = text[: added.start()] if added else text
    if _may_name_others(text):
        text = _others().sub(" ; ", text)
    for _ in range(_ROUNDS):
        last = text
        text = _NUMBER.sub("", _without_head(text), count=1).strip(" ,;:")
        text = _without_tail(text)
        if text == last:
            break
    return _inner().sub(" ; ", text).strip(" ;")


# What a judge or counsel is, behind a name with a title: "Lord Woolf MR".
_BENCH = re.compile(r"^(?P<name>(?:Lord|Lady|Baroness|Sir)\s[^,;]{2,40}?),?\s(?:MR|LJ|CJ|QC|KC)$")
# "and others" in Chinese and Japanese, written onto the last name: "布鲁纳等", "佐藤学ほか".
_UNSPACED_OTHERS = re.compile(rf"(?<=[{HAN}{KATAKANA}])(?:等|ほか|他)(?=\s?[編编著訳译]?$)")
# How many roles may stand before or behind a list, and how many letters one may take.
_ROUNDS = 6
_REACH = 60


def _without_head(text: str) -> str:
    match = None if has_bare_initials(text) else _before().match(text, 0, _REACH)
    return text[match.end() :] if match else text


_INITIALED = re.compile(r"[A-Z]{2,4}\s[A-Z][a-z]")


def has_bare_initials(text: str) -> bool:
    """Whether names begin with initials without full stops, which are no role.

    >>> has_bare_initials("TRS Allan"), has_bare_initials("trs. Allan")
    (True, False)
    """
    return _INITIALED.match(text) is not None


def _without_tail(text: str) -> str:
    start = max(len(text) - _REACH, 0)
    match = _after().search(text, start)
    return text[: match.start()] if match else text


@cache
def _added() -> re.Pattern[str]:
    """Where those begin who wrote only an introduction: "Robert Fagles. Introd. Bernard Knox"."""
    return re.compile(
        rf"(?<=[\w.)])[\s,.;]+(?:(?:and|et|e|y|und)\s)?{any_of('roles.added')}\s", re.IGNORECASE
    )


def _may_name_others(text: str) -> bool:
    """Whether a list has the last word of an entry for people whom it does not name."""
    return not _last_words().isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold().replace("ı", "i"))


_WORD = re.compile(r"\w+")


@cache
def _last_words() -> frozenset[str]:
    paths = ("names.others", "names.others_small", "people.rest")
    return frozenset(_words(entry)[-1] for path in paths for entry in listed(path))


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?=[,;\s])|(?<!\w))[,;]?\s*(?:(?<!\w)(?:(?:and|und|a|et|y|e|&)\s)?(?<!\w){any_of('names.others')}"
        rf"|(?<!\w)(?-i:{any_of('names.others_small')})"
        rf"|(?<!\w)(?:and|und|a|et|y|e|ed|&)\s{any_of('people.rest')})(?!\w)\.?",
        re.IGNORECASE,
    )


def names_others(text: str) -> bool:
    """Whether a list says that more people had a part in the work than it names.

    >>> names_others("Meyer, H. u. a."), names_others("Fanthorpe, U. A.")
    (True, False)
    """
    if not text.isascii() and _UNSPACED_OTHERS.search(text):
        return True
    return has_word(text, "names.others") or bool(_others_small().search(text))


@cache
def _others_small() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('names.others_small')}(?!\w)")


@cache
def _before() -> re.Pattern[str]:
    short = alternatives([*_listed("bare"), *listed("people.bare")])
    signals = [word for word in listed("signals.signals") if word.isascii() or len(word) > 3]
    roles = [*_listed("before"), *listed("roles.both")]
    words = alternatives([*roles, *listed("people.before"), *signals])
    phrases = alternatives([role for role in roles if " " in role])
    lead = rf"(?:{any_of('roles.lead')}\s(?:(?-i:[a-zà-ÿ]+)\s){{0,3}}(?={phrases}))?"
    exact = any_of("people.exact")
    return re.compile(
        rf"^\W*(?:(?:and|et|und|u\.|e|y)\s(?={words}|{short}(?!\w)))?{lead}(?:(?:(?:by|(?-i:v\.)|par|in:?|dans|en)\s+|(?-i:von\s+(?=[^\W\d_a-zß-ÿ][^\s,]*\s+[^\W\d_a-zß-ÿ])))|(?<!\w)(?:{words}(?:[.:]|(?=\s)|$)"
        rf"|{short}(?:[.:]|$)|(?-i:{short})(?=\s)|(?-i:{exact})(?:[.:]|(?=\s)))\s*)",
        re.IGNORECASE,
    )


@cache
def _after() -> re.Pattern[str]:
    words = [*_listed("after"), *listed("people.after")]
    return re.compile(rf"[,(\[\s]+{alternatives(words)}[)\]\s,.:]*$", re.IGNORECASE)


@cache
def _inner() -> re.Pattern[str]:
    """Roles in the middle of a list, in brackets or of several words; titles in brackets."""
    before = [*_listed("before"), *listed("people.before")]
    words = [*_listed("after"), *listed("people.after"), *before]
    phrases = [word for word in before if len(word) > 6 and " " in word]
    return re.compile(
        rf"[(\[]\s*(?:{alternatives(words)}|{any_of('names.titles')})\s*[)\]]"
        rf"|(?<!\w){alternatives(phrases)}(?!\w)"
        rf"|,\s*(?-i:{any_of('people.marks')})(?=\s*(?:[,;&]|and\b|und\b|et\b|$))",
        re.IGNORECASE,
    )


def _listed(place: str) -> list[str]:
    return [word for role in _ROLES for word in listed(f"roles.{role}.{place}")]
