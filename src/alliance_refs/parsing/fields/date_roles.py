"""What happened on a date, told by the words before it: "Epub 2003 Apr 1", "filed May 12, 1999".

In: a text, where a date begins, and the variable that its label has. Out: the variable.
"""

from __future__ import annotations

import re

# How far before a date its words may begin.
_REACH = 32
_ONLINE = re.compile(
    r"(?:\bE-?pub(?:\sahead\sof\sprint)?|\b(?:published|available|first\spublished)\sonline"
    r"(?:\sahead\sof\sprint)?|\bonline\sfirst):?,?\s(?:on\s)?$",
    re.IGNORECASE,
)
_FILED = re.compile(
    r"\b(?:filed|submitted|angemeldet|déposé)(?:\s(?:on|am|le))?:?\s$", re.IGNORECASE
)
_GRANTED = re.compile(
    r"\b(?:issued|granted|published|erteilt|délivré)(?:\s(?:on|am|le))?:?\s$", re.IGNORECASE
)
# When a page was last changed is no visit to it.
_CHANGED = re.compile(
    r"\b(?:updated|modified|revised|edited|aktualisiert|geändert|mis(?:e)?\sà\sjour|modifi(?:é|cato)|actualizado|atualizado"
    r"|aktualizacja|обновлено)(?:\s(?:on|am|le|il|el|em))?:?\s$",
    re.IGNORECASE,
)


def date_variable(text: str, start: int, variable: str) -> str:
    """The variable of a date; that of a visit where no other words lead to it.

    >>> date_variable("45-7. Epub 2003 Apr 1", 11, "accessed")
    'available-date'
    >>> date_variable("U.S. Patent 6,123,456, filed May 12, 1999", 29, "issued")
    'submitted'
    """
    before = text[max(start - _REACH, 0) : start]
    if variable == "accessed" and _ONLINE.search(before):
        return "available-date"
    if variable == "accessed" and (_GRANTED.search(before) or _CHANGED.search(before)):
        return "issued"
    if variable == "issued" and "atent" in text and _FILED.search(before):
        return "submitted"
    return variable
