"""Citations -> works: repeats, short forms and back-references, tied or left open."""
