"""EPUB books -> blocks: chapters in the order of the spine, notes wherever they stand."""
