from pathlib import Path

extensions = ["alliance_refs.integrations.sphinx"]
refs_library = [Path("../works.bib"), 3]
refs_style = Path("absent.csl")
refs_locale = None
language = "de"
