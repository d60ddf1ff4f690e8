"""Locales (place holder until the full module arrives)."""

from __future__ import annotations


class LocaleSource:
    """One `cs:locale` element."""
