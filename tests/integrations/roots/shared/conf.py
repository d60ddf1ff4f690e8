extensions = ["alliance_refs.integrations.sphinx"]
refs_library = ["works.bib"]
