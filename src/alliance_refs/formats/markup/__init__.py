"""EndNote XML, MODS, and the references of JATS and TEI."""
