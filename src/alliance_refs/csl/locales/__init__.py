"""Locales: terms, ordinals, date forms, with the full fallback chain."""
