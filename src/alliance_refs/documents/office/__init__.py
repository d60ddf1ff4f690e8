"""Word and OpenDocument packages -> blocks."""
