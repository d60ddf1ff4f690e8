"""`alliance-refs render`: documents and bibliography files as bibliographies in CSL styles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

import click
from click.shell_completion import CompletionItem

from alliance_refs import api
from alliance_refs.cli.bibliographies import (
    SHARED_FORMATS,
    Looks,
    on_one_page,
    style_name,
    write_styled,
)
from alliance_refs.cli.inputs import read_works, say_unread, shown_name
from alliance_refs.cli.joining import join_libraries
from alliance_refs.cli.messages import counted, say
from alliance_refs.cli.options import (
    DOCUMENT_READERS,
    LIBRARY_READERS,
    complete_file,
    from_option,
    key_pattern_option,
    output_option,
    to_option,
)
from alliance_refs.cli.results import is_stdout, is_stream, write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.errors import UnknownFormat
from alliance_refs.writers import WRITERS

_STYLE = "{style}"
_DEFAULT = "text"
_SUFFIXES = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".rst": "rst",
    ".org": "org",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".tex": "latex",
    ".typ": "typst",
    ".rtf": "rtf",
}

_EXAMPLES = """
\b
Examples:
  alliance-refs render chapter.md --style apa
  alliance-refs render refs.bib --style ieee --to html -o references.html
  alliance-refs render refs.json --style apa --style ieee -o 'references-{style}.md'
  alliance-refs render thesis.md --style chicago-author-date --locale de-DE
"""


def complete_style(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Installed styles whose names begin so, for the shell; files of styles by their paths."""
    if "/" in incomplete or "." in incomplete:
        return complete_file(context, parameter, incomplete)
    found = api.styles(incomplete.replace("-", " "), 200)
    return [CompletionItem(style.name) for style in found if style.name.startswith(incomplete)]


@click.command(short_help="Write a bibliography in any CSL style.", epilog=_EXAMPLES)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_file)
@click.option(
    "-s",
    "--style",
    "styles",
    metavar="STYLE",
    multiple=True,
    default=(api.DEFAULT_STYLE,),
    show_default=True,
    shell_complete=complete_style,
    help="Name of a CSL style, or a .csl file; may be repeated.",
)
@click.option("--locale", metavar="LANG", help="Language, such as de-DE, instead of the style's.")
@output_option
@to_option(tuple(WRITERS), _DEFAULT)
@click.option("--links", is_flag=True, help="Make links of DOIs and URLs.")
@from_option((*DOCUMENT_READERS, *LIBRARY_READERS), "files")
@key_pattern_option
@common_options
def render(
    files: Sequence[str],
    styles: Sequence[str],
    locale: str | None,
    output: str | None,
    target_format: str | None,
    links: bool,
    source_format: str | None,
    key_pattern: str,
) -> None:
    """Render the works of FILE, a document or a bibliography file, as a bibliography.

    With several styles, {style} in the name given to -o becomes the style's name.
    """
    looks = Looks(target_format or _format_of(output), locale, links)
    targets = _targets(output, styles, looks.format)
    parts = [(path, read_works(path, source_format, key_pattern)) for path in files]
    for path, library in parts:
        say_unread(path, library)
        if not library:
            say(f"{shown_name(path)}: no works are found in it")
    joined = join_libraries([(shown_name(path), library) for path, library in parts])
    for message in joined.messages:
        say(message)
    # All are rendered before one is written: a style that fails leaves no file behind.
    texts = [write_styled(joined.library, style, looks) for style in styles]
    if not targets:
        write_result(on_one_page(styles, texts, looks.format), None)
    for target, text in zip(targets, texts, strict=False):
        write_result(text, target)
        if not is_stdout(target):
            say(f"{target}: {counted(len(joined.library), 'work')} written as {looks.format}")


def _format_of(output: str | None) -> str:
    if is_stream(output):
        return _DEFAULT
    suffix = PurePath(str(output)).suffix.lower()
    if suffix not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        known += "; Word opens .rtf" if suffix in (".docx", ".doc", ".odt") else ""
        raise UnknownFormat(f"{output}: no output format has the suffix {suffix!r} ({known})")
    return _SUFFIXES[suffix]


def _targets(output: str | None, styles: Sequence[str], format: str) -> tuple[str | None, ...]:
    """Where each style's bibliography goes; none when they share standard output."""
    if len(styles) == 1 and (output is None or _STYLE not in output):
        return (output,)
    if is_stdout(output):
        if format not in SHARED_FORMATS:
            raise click.UsageError(f"{format} holds one bibliography; use -o 'NAME-{_STYLE}'")
        return ()
    if _STYLE not in str(output):
        raise click.UsageError(f"several styles need several files: write {_STYLE} into -o")
    return tuple(str(output).replace(_STYLE, style_name(style)) for style in styles)
