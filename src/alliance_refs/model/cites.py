"""`Cite` and `Cluster`: pointers to items, as a citing text holds them (CSL 1.0.2, Citation)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

CiteMode = Literal["normal", "author-only", "suppress-author", "composite"]

# CSL 1.0.2, appendix V: the kinds of locator.
LOCATOR_LABELS = frozenset(
    """act appendix article-locator book canon chapter column elocation equation figure folio
    issue line note opus page paragraph part rule scene section sub-verbo supplement surah table
    timestamp title-locator verse version volume""".split()
)


@dataclass(frozen=True, slots=True)
class Cite:
    """One work cited at one place.

    `locator` is as printed, without its label ("72-73"); `label` is one of
    `LOCATOR_LABELS` ("page" when empty and a locator is given). `prefix` and `suffix`
    are CSL rich text, with the white space they need ("see also "). `mode` leaves the
    author out, or all else; "composite" is for running text ("Kim (2001)"). Raises `ValueError`
    for another mode.
    """

    key: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    mode: CiteMode = "normal"

    def __post_init__(self) -> None:
        if not isinstance(self.locator, str):  # a page is easily given as a number
            object.__setattr__(self, "locator", str(self.locator))
        _refuse_other_mode(self.mode)


@dataclass(frozen=True, slots=True)
class Cluster:
    """The cites that stand together at one place: in one note, or in one bracket.

    `note` is the 1-based number of the note the cluster stands in, 0 in running text.
    `infix` is the text between author and rest of a composite cluster. `id` is what an
    editor knows the cluster by; it may be empty. A list of cites, or one alone, becomes a tuple.

    >>> Cluster((Cite("kim-2001", "12"), Cite("lee-2000", prefix="see also ")), note=4).note
    4
    """

    cites: tuple[Cite, ...]
    note: int = 0
    mode: CiteMode = "normal"
    infix: str = ""
    id: str = ""

    def __post_init__(self) -> None:
        if not isinstance(self.cites, tuple):
            cites = (self.cites,) if isinstance(self.cites, Cite) else tuple(self.cites)
            object.__setattr__(self, "cites", cites)
        _refuse_other_mode(self.mode)


_MODES = frozenset(get_args(CiteMode))


def _refuse_other_mode(mode: str) -> None:
    if mode not in _MODES:
        raise ValueError(f"no mode is named {mode!r}; there are {', '.join(sorted(_MODES))}")
