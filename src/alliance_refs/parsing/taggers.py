"""Which tagger reads citations: the trained one that comes with the package, or a user's own.

Models are read when they are first needed, and kept; so is NumPy, which who only cites or
renders can do without. Whatever the number of processors, the network works on one thread:
for matrices of its size more threads are slower.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from alliance_refs.files import read_bytes
from alliance_refs.parsing.rules.tagger import RuleTagger
from alliance_refs.parsing.tagger import Tag, Tagger
from alliance_refs.parsing.tokens import Token

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

    from alliance_refs.parsing.neural.weights import Model

_SHIPPED = "trained.npz"


@cache
def default_tagger() -> Tagger:
    """The tagger that is used where none is named."""
    return tagger_with(shipped_model())


@cache
def shipped_model() -> Model:
    """The model that comes with the package."""
    from alliance_refs.parsing.neural.weights import read_model

    folder = resources.files("alliance_refs.parsing.neural")
    return read_model(folder.joinpath(_SHIPPED).read_bytes(), _SHIPPED)


Engine = Literal["numpy", "onnxruntime"]


@cache
def chosen_tagger(path: Path | None = None, engine: Engine = "numpy") -> Tagger:
    """The tagger of a model file, or of the shipped model.

    `engine` runs the network: NumPy, or onnxruntime, which is faster. Raises `UnreadableInput`
    when the file is missing or no model, `MissingExtra` when onnxruntime is not installed, and
    `ValueError` for another engine.
    """
    if engine not in get_args(Engine):
        raise ValueError(f"no engine is named {engine!r}; there are {', '.join(get_args(Engine))}")
    if path is None and engine == "numpy":
        return default_tagger()
    from alliance_refs.parsing.neural.weights import read_model

    model = read_model(read_bytes(path), str(path)) if path else shipped_model()
    if engine == "onnxruntime":
        from alliance_refs.parsing.neural.accelerated import accelerated

        model = accelerated(model)
    return tagger_with(model)


def tagger_with(model: Model) -> Tagger:
    """The tagger of a model, and of rules for what is certain by its form."""
    from alliance_refs.parsing.neural.tagger import ModelTagger

    return _OneThread(ModelTagger(model, RuleTagger()))


class _OneThread:
    """A tagger whose arithmetic keeps to one thread."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger

    def tag_many(self, citations: Sequence[Sequence[Token]]) -> Sequence[Sequence[Tag]]:
        """For each citation one tag for each of its tokens, in order."""
        with on_one_thread():
            return self._tagger.tag_many(citations)


def on_one_thread() -> AbstractContextManager[object]:
    """While it lasts, NumPy's arithmetic keeps to one thread."""
    limit: AbstractContextManager[object] = _threads().limit(limits=1, user_api="blas")
    return limit


@cache
def _threads() -> ThreadpoolController:
    """NumPy's threads; looked for once, since that takes a millisecond.

    NumPy must be there by then, or none are found.
    """
    import numpy  # noqa: F401
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
