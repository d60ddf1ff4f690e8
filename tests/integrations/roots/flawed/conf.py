extensions = ["alliance_refs.integrations.sphinx"]
refs_library = ["../works.bib", "broken.bib", "absent.bib"]
refs_style = "apaa"
