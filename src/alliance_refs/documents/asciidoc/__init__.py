"""AsciiDoc -> blocks."""
