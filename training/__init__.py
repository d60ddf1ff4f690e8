"""How the model of the citation tagger is made: data in, a file for the package out."""
