"""HTML -> blocks, and the notes that pages link to."""
