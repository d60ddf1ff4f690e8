"""A document's blocks -> its notes, the marks that call them, and its other citations."""
