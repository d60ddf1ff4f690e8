"""Labelled words to CSL values: names, dates, pages, text, and the type of the work."""
