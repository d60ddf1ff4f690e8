extensions = ["myst_parser", "alliance_refs.integrations.sphinx"]
refs_typed_notes = ["old"]
