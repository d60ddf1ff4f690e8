"""LaTeX -> blocks: scanned, read command by command, notes in their places."""
