extensions = ["myst_parser", "alliance_refs.integrations.sphinx"]
refs_library = ["../works.bib"]
