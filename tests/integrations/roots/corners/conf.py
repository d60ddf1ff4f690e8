extensions = ["alliance_refs.integrations.sphinx"]
refs_library = ["../works.bib"]
refs_style = "ieee"
rst_epilog = """
.. |shown| replace:: shown :footcite:p:`walt-1987`
.. |idle| replace:: never shown :cite:p:`koo-2004`
"""
