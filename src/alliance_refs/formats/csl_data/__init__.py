"""CSL-JSON and CSL-YAML: items as the standard's own data."""
