"""Zotero's RDF and JSON exports."""
