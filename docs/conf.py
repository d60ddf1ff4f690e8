"""How Sphinx builds these pages: Markdown and docstrings in, HTML out."""

from sphinx.application import Sphinx

from alliance_refs import __version__

project = "alliance_refs"
author = "the alliance_refs founders"
project_copyright = author
release = version = __version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.viewcode",
    "alliance_refs.integrations.sphinx",
]
refs_library = ["../references/alliance.bib"]
exclude_patterns = ["_build", "examples"]
nitpicky = True
# `Library` and others are a value of `model` and, with verbs, a name of `api`.
suppress_warnings = ["ref.python"]

myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3

# Docstrings write code between single backquotes, as Markdown does.
default_role = "code"
autodoc_default_options = {"members": True, "member-order": "bysource"}
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
python_maximum_signature_line_length = 88
autodoc_preserve_defaults = True
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "alliance_refs"
html_show_sphinx = False

# Nothing is looked up on the network, so names of Python's own library lead nowhere.
nitpick_ignore_regex = [
    ("py:class", r"numpy\..*"),  # arrays in signatures; no inventory is fetched
    (r"py:.*", r"(str|int|bool|float|bytes|object|dict|list|set|frozenset|tuple|None|Any|Self)"),
    (r"py:.*", r"(collections\.abc|contextlib|functools|pathlib|re|typing)\..*"),
    (r"py:.*", r"(Callable|Iterable|Iterator|Literal|Mapping|NamedTuple|Path|Sequence)"),
    # Names of types, and what only one stage itself handles.
    (
        r"py:class",
        r"(Label|MarkKind|TokenKind|L_co|(alliance_refs\.model\.library\.)?T|_Element|(lxml\.)?etree\..*)",
    ),
    (r"py:class", r"(alliance_refs\.(csl|documents|formats|notes|parsing)|bibtexparser)\..*"),
    (r"py:.*", r"(Exception|KeyError|IndexError|OSError|ValueError)"),
]


def setup(app: Sphinx) -> None:
    """Registers what reads docstrings as this project writes them."""
    app.connect("autodoc-process-docstring", keep_drawings)


def keep_drawings(
    app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]
) -> None:
    """Makes indented blocks of a docstring, which are lists and drawings, literal blocks."""
    for number in reversed(range(1, len(lines))):
        line, above = lines[number], lines[number - 1]
        before = next((text for text in reversed(lines[:number]) if text.strip()), "")
        if line.startswith("    ") and not above.strip() and not before.startswith("    "):
            lines[number:number] = ["::", ""]
