"""pandoc: a filter that does what `--citeproc` does, in any CSL style."""

from alliance_refs.integrations.pandoc.document import filter_text

__all__ = ["filter_text"]
