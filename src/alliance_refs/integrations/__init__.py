"""Documents that other programs build: Sphinx. Each part needs its own extra."""
