"""Styles: found by name, read from XML into a frozen tree, checked against the schema."""
