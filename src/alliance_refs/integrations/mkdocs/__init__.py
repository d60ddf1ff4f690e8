"""MkDocs: citations in Markdown pages, in pandoc's syntax, in any CSL style."""
