"""Where identifiers lead: DOI, URL, PMID and PMCID to web addresses (CSL 1.0.2, Links).

In: a variable and its value. Out: an absolute http(s) URL, or nothing.
"""

from __future__ import annotations

import re

from alliance_refs.text.addresses import RESOLVERS

_WEB = re.compile(r"https?://[^\s<>\"]+", re.I)


def target_of(variable: str, value: str) -> str:
    """The address a value leads to; empty when it is none.

    >>> target_of("DOI", "10.1000/x"), target_of("URL", "javascript:alert(1)")
    ('https://doi.org/10.1000/x', '')
    """
    if _WEB.fullmatch(value):
        return value
    resolver = RESOLVERS.get(variable, "")
    if not resolver or re.search(r"[\s<>\"]", value):
        return ""
    return resolver + value
