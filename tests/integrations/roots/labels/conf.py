extensions = ["myst_parser", "alliance_refs.integrations.sphinx"]
bibtex_bibfiles = ["../works.bib"]
bibtex_default_style = "alpha"
bibtex_reference_style = "label"
bibtex_bibliography_header = ".. rubric:: Works"
bibtex_footbibliography_header = ".. rubric:: Notes"
