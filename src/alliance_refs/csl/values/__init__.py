"""Items as the engine reads them: people, dates, numbers, pages, the note field."""
