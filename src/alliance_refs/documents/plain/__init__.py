"""Plain text and printed pages -> blocks."""
