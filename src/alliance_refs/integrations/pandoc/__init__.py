"""pandoc: a filter that does what `--citeproc` does, and one that makes typed notes live."""

from alliance_refs.integrations.pandoc.document import filter_text
from alliance_refs.integrations.pandoc.live import LiveDocument, live_text

__all__ = ["LiveDocument", "filter_text", "live_text"]
