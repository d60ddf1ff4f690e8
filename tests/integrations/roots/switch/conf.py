extensions = ["alliance_refs.integrations.sphinx"]
bibtex_bibfiles = ["references.bib"]
bibtex_default_style = "unsrt"
