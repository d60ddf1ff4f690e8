"""Documents -> linked notes -> citations and commentary -> resolved back-references -> works."""

from alliance_refs.notes.analyse import Progress, analyse

__all__ = ["Progress", "analyse"]
