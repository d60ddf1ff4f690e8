"""Field mappings as tables run both ways, and the forms that values take in several formats."""
