extensions = ["alliance_refs.integrations.sphinx"]
refs_library = ["../works.bib"]
refs_style = "chicago-notes-bibliography"
