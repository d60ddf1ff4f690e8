"""CFF and Hayagriva: YAML files that people write by hand."""
