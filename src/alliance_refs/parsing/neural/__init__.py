"""The trained tagger: features of tokens, a small recurrent network in NumPy, a chain of labels."""
