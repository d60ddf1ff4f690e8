"""RTF -> blocks."""
