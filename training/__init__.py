"""How the citation tagger is made; nothing here is part of the package."""
