"""BibTeX and BibLaTeX: blocks, entries, names, dates, types; read and written back byte for byte."""
