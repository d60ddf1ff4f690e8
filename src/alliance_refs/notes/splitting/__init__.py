"""A note's text -> atoms, segments, runs: the citations in it and the commentary."""
