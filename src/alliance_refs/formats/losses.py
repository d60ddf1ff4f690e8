"""What a format cannot hold, as diagnostics: one for each item and field.

Every writer reports with these two, so that a reader of the report can filter by the one
code and finds key, field and words in the same order everywhere.
"""

from __future__ import annotations

from alliance_refs.errors import Diagnostic, shortened
from alliance_refs.model import Item
from alliance_refs.model.item import show

CODE = "not-held-by-format"


def not_held(item: Item, variable: str, format: str) -> Diagnostic:
    """The report that `format` (its title, for people) has no place for `variable`.

    >>> print(not_held(Item("kim", "book", {"annote": "Good"}), "annote", "RIS"))
    warning[not-held-by-format]: kim: RIS has no place for annote (Good)
    """
    value = item.type if variable == "type" else item.get(variable, "")
    return Diagnostic(
        CODE, f"{item.key}: {format} has no place for {variable} ({shortened(show(value))})"
    )


def held_in_part(item: Item, variable: str, format: str, held: object) -> Diagnostic:
    """The report that `format` holds only `held` of what `variable` says.

    >>> print(held_in_part(Item("kim", "hearing"), "type", "RIS", "report"))
    warning[not-held-by-format]: kim: RIS holds type (hearing) only as: report
    """
    value = item.type if variable == "type" else item.get(variable, "")
    return Diagnostic(
        CODE,
        f"{item.key}: {format} holds {variable} ({shortened(show(value))}) "
        f"only as: {shortened(show(held))}",
    )
