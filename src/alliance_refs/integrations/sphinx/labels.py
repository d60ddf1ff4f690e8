"""The prefix that a bibliography gives to its labels (`:labelprefix:`).

In: the runs of an entry or of a citation that leads to it. Out: the same, the prefix before
the label. Styles without labels (author and date) stay as they are.
"""

from __future__ import annotations

import re

from alliance_refs.integrations.pieces import Runs


def label_of(runs: Runs) -> str:
    """The label of an entry, without what stands around it; "" when the style sets none.

    >>> from alliance_refs.writers.runs import Run
    >>> label_of((Run("[12]", display="left-margin"), Run("S. Walt, ...")))
    '12'
    """
    margin = "".join(run.text for run in runs if run.display == "left-margin")
    return re.sub(r"^\W+|\W+$", "", margin)


def prefixed(runs: Runs, label: str, prefix: str) -> Runs:
    """The runs with the prefix before the first place of the label.

    >>> from alliance_refs.writers.runs import Run
    >>> [run.text for run in prefixed((Run("see [1, p. 1]"),), "1", "A")]
    ['see [A1, p. 1]']
    """
    pattern = re.compile(rf"(?<!\w){re.escape(label)}(?!\w)")
    for index, run in enumerate(runs):
        found = pattern.search(run.text) if label and prefix else None
        if found:
            text = f"{run.text[: found.start()]}{prefix}{run.text[found.start() :]}"
            return (*runs[:index], run._replace(text=text), *runs[index + 1 :])
    return runs
