"""Documents that other programs build: Sphinx, MkDocs, pandoc, notebooks. Each needs its own extra."""
