"""Org -> blocks."""
