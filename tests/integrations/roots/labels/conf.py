extensions = ["alliance_refs.integrations.sphinx"]
bibtex_bibfiles = ["../works.bib"]
bibtex_default_style = "alpha"
bibtex_reference_style = "label"
