"""alliance_refs: from references in prose to data, bibliographies and live citations."""

__version__ = "0.1.0"
