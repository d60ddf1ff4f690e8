"""The tree of a style -> closures that render one item."""
