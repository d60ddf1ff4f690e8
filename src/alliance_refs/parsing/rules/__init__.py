"""Rules that label the words of a citation, each a function from a draft to claims."""
