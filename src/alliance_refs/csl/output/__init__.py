"""What evaluation gives -> markup: rich text, punctuation, quotes, capitals."""
