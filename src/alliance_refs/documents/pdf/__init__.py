"""PDF -> the text of its pages -> blocks."""
