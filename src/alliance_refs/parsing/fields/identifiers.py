"""Identifiers: addresses without the white space of broken lines, and their variables."""

from __future__ import annotations

import re


def read_url(text: str) -> str:
    """An address as one word.

    >>> read_url("https://example.org/a- b")
    'https://example.org/a-b'
    """
    return "".join(text.split())


def identifier_variable(text: str) -> tuple[str, str]:
    """The CSL variable and the value of an identifier that is named in the text.

    >>> identifier_variable("PMID: 1234567"), identifier_variable("arXiv:2301.00001")
    (('PMID', '1234567'), ('number', 'arXiv:2301.00001'))
    """
    squeezed = "".join(text.split())
    match = re.fullmatch(r"(PMID|PMCID|PubMed(?:ID)?):?(\w+)", squeezed, re.IGNORECASE)
    if match:
        return ("PMCID" if match[1].upper() == "PMCID" else "PMID"), match[2]
    return "number", squeezed
