"""RIS, EndNote's ENW and PubMed's nbib: a tag and a value on each line."""
