"""JATS and TEI documents -> blocks."""
