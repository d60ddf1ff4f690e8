"""References typed one by one, read into items: in batches, on one processor or on several.

In: texts. Out: items, in the same order. A batch is the unit of work and of
progress; what comes out does not depend on how the texts were cut or by how many
processes they were read.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from alliance_refs.documents.markdown.inline import read_typed
from alliance_refs.model import Item, plain_passage
from alliance_refs.parsing import Parsed, parse_citations
from alliance_refs.parsing.parse import LONGEST
from alliance_refs.parsing.taggers import Engine, chosen_tagger
from alliance_refs.text.keys import DEFAULT_PATTERN, make_key, make_keys

# Enough to fill the network's batches, few enough for a bar to move.
BATCH = 256

Advance = Callable[[int, int], None]


def parse(text: str, *, key: str | None = None, using: str | Path | None = None) -> Item:
    """The item of one reference, every field with its evidence and how sure it is.

    Emphasis may be typed (`*so*`). What the text does not say stays empty, and nothing is
    looked up. `key` is made from author and year when none is given. `using` names the file
    of a model of one's own. Any text gives an item: one that nothing can be read from has no
    fields. Several lines may be one reference; where each of them is one by itself, a
    `UserWarning` says so. Raises `UnreadableInput` for a model that cannot be used, and nothing else.

    >>> item = parse("Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).")
    >>> item.key, item["publisher-place"], item["publisher"]
    ('harrison-2003', 'Seoul', 'Sam-in')
    >>> print(item.explain("publisher"))
    publisher "Sam-in": model read "Sam-in" at 42-48 (confidence ...)
    """
    item, *_ = read_references([text], model=using)
    lines = [line for line in text[:LONGEST].splitlines() if line.strip()]
    parts = read_references(lines, model=using) if len(lines) > 1 else ()
    if parts and all(map(_is_whole, parts)):
        told = f"{len(parts)} references are read as one; parse_many(text.splitlines()) parts them"
        warnings.warn(told, stacklevel=2)
    return item.replace(key=make_key(item) if key is None else key)


def _is_whole(item: Item) -> bool:
    """Whether something has what a reference has that is not cut off: who, what and when."""
    return bool(item.keys() & {"author", "editor"}) and "title" in item and "issued" in item


def parse_many(
    texts: Iterable[str],
    *,
    using: str | Path | None = None,
    engine: Engine = "numpy",
    processes: int = 1,
    progress: Callable[[int, int], None] | None = None,
    key_pattern: str = DEFAULT_PATTERN,
) -> tuple[Item, ...]:
    """The items of many references, in order; the same as one by one, and much faster.

    Keys are made by `key_pattern` and differ from each other. `processes` may be as many as
    there are processors; `progress` is told how many of how many are done. `engine` may be
    "onnxruntime", up to a fifth faster, else `MissingExtra` says how to install it. Raises as `parse`.

    >>> items = parse_many(["S. Harrison, *Korean End Game* (2003)", "J. Lee, *Pacts* (2003)"])
    >>> [item.key for item in items]
    ['harrison-2003', 'lee-2003']
    """
    if isinstance(texts, str):
        raise TypeError("parse_many takes a list of references; parse takes one")
    found = read_references(
        list(texts), model=using, engine=engine, processes=processes, advance=progress
    )
    keys = make_keys(found, key_pattern)
    return tuple(item.replace(key=key) for item, key in zip(found, keys, strict=True))


def read_references(
    texts: Sequence[str],
    *,
    model: str | Path | None = None,
    engine: Engine = "numpy",
    processes: int = 1,
    advance: Advance | None = None,
) -> list[Item]:
    """The item of each text, in order, with the key "".

    `model` is the file of a user's own model, `engine` what runs it; `advance` is told how many
    of how many are done. Raises `UnreadableInput` when the model cannot be used, and
    `MissingExtra` when the engine is not installed.

    >>> [item["title"] for item in read_references(["S. Harrison, *Korean End Game* (2003)"])]
    ['Korean End Game']
    """
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"a reference is a text, not {type(text).__name__}")
    batches = [texts[begin : begin + BATCH] for begin in range(0, len(texts), BATCH)]
    out: list[Item] = []
    for items in _read_all(
        batches, partial(_read, model=Path(model) if model else None, engine=engine), processes
    ):
        out += items
        if advance:
            advance(len(out), len(texts))
    return out


def _read_all(
    batches: Sequence[Sequence[str]], read: Callable[[Sequence[str]], list[Item]], processes: int
) -> Iterator[list[Item]]:
    if processes < 2 or len(batches) < 2:
        yield from map(read, batches)
        return
    read(())  # what is wrong with the model is said here
    # A process is started afresh: one that is forked may hold a lock of another's thread.
    with ProcessPoolExecutor(min(processes, len(batches)), get_context("spawn")) as pool:
        yield from pool.map(read, batches)


def _read(texts: Iterable[str], model: Path | None, engine: Engine) -> list[Item]:
    return [parsed.item for parsed in parse_lines(texts, model, engine)]


def parse_lines(
    texts: Iterable[str], model: Path | None = None, engine: Engine = "numpy"
) -> list[Parsed]:
    """Each text taken apart, emphasis typed as `*so*` understood; raises as above."""
    passages = [read_typed(plain_passage(text)).squeeze() for text in texts]
    return parse_citations(passages, in_list=None, tagger=chosen_tagger(model, engine))
