"""reStructuredText -> blocks."""
