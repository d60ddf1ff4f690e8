"""Markdown -> blocks, inline text with its places, emphasis."""
