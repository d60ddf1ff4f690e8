"""Bibliographic formats: one table by name, and reading, writing and finding by it.

In: a `Source` and a format's name. Out: a `Library`, or a library as `Written` text.
"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import PurePath

from alliance_refs.errors import UnknownFormat
from alliance_refs.formats.bib.read import read_bib, read_bibtex
from alliance_refs.formats.bib.write import write_biblatex, write_bibtex
from alliance_refs.formats.csl_data.items import (
    read_csl_json,
    read_csl_yaml,
    write_csl_json,
    write_csl_yaml,
)
from alliance_refs.formats.format import Format, Written
from alliance_refs.formats.markup.endnote_xml import read_endnote_xml, write_endnote_xml
from alliance_refs.formats.markup.jats import read_jats
from alliance_refs.formats.markup.mods import read_mods, write_mods
from alliance_refs.formats.markup.tei import read_tei
from alliance_refs.formats.software.cff import read_cff, write_cff
from alliance_refs.formats.software.hayagriva import read_hayagriva, write_hayagriva
from alliance_refs.formats.sound import sound
from alliance_refs.formats.tagged.enw import read_enw, write_enw
from alliance_refs.formats.tagged.nbib import read_nbib
from alliance_refs.formats.tagged.ris import read_ris, write_ris
from alliance_refs.formats.zotero.json import read_zotero_json
from alliance_refs.formats.zotero.rdf import read_zotero_rdf
from alliance_refs.model import Library
from alliance_refs.spans import Source

# The first format of a suffix is the one that files of that suffix are taken to have.
_ROWS: tuple[Format, ...] = (
    Format("biblatex", "BibLaTeX", (".bib",), read_bib, write_biblatex),
    Format("bibtex", "BibTeX", (".bib", ".bibtex"), read_bibtex, write_bibtex),
    Format("csl-json", "CSL-JSON", (".json", ".csljson"), read_csl_json, write_csl_json),
    Format("csl-yaml", "CSL-YAML", (".yaml", ".yml"), read_csl_yaml, write_csl_yaml),
    Format("ris", "RIS", (".ris",), read_ris, write_ris),
    Format("enw", "ENW", (".enw",), read_enw, write_enw),
    Format("endnote-xml", "EndNote XML", (".xml",), read_endnote_xml, write_endnote_xml),
    Format("nbib", "PubMed", (".nbib", ".medline"), read_nbib),
    Format("mods", "MODS", (".mods", ".xml"), read_mods, write_mods),
    Format("cff", "CFF", (".cff",), read_cff, write_cff),
    Format("hayagriva", "Hayagriva", (".yaml", ".yml"), read_hayagriva, write_hayagriva),
    Format("jats", "JATS", (".nxml", ".jats", ".xml"), read_jats),
    Format("tei", "TEI", (".tei", ".xml"), read_tei),
    Format("zotero-rdf", "Zotero RDF", (".rdf",), read_zotero_rdf),
    Format("zotero-json", "Zotero JSON", (".json",), read_zotero_json),
)

FORMATS: dict[str, Format] = {format.name: format for format in _ROWS}

_BY_SUFFIX: dict[str, Format] = {
    suffix: format for format in reversed(_ROWS) for suffix in format.suffixes
}


def format_for(path_or_name: str) -> Format:
    """The format of that name, or of files with that suffix.

    Raises UnknownFormat, with near names, when there is none.

    >>> format_for("refs.bib").name, format_for("csl-json").title
    ('biblatex', 'CSL-JSON')
    """
    name = path_or_name.lower()
    found = (
        FORMATS.get(name)
        or _BY_SUFFIX.get(PurePath(name).suffix)
        or _BY_SUFFIX.get("." + name.removeprefix("."))
    )
    if found:
        return found
    near = get_close_matches(name.lstrip("."), FORMATS, 3)
    hint = f"; did you mean {', '.join(near)}?" if near else f"; known: {', '.join(FORMATS)}"
    raise UnknownFormat(f"no format is known for {path_or_name!r}{hint}")


def read_library(source: Source, format: str) -> Library:
    """The library of a text in that format; raises UnknownFormat when it cannot be read."""
    found = format_for(format)
    if found.read is None:
        raise UnknownFormat(f"{found.title} can be written, not read")
    return found.read(source)


def write_library(library: Library, format: str) -> Written:
    """The library in that format, and what it cannot hold; raises UnknownFormat."""
    found = format_for(format)
    if found.write is None:
        raise UnknownFormat(f"{found.title} can be read, not written")
    return found.write(sound(library))


__all__ = ["FORMATS", "Format", "Written", "format_for", "read_library", "write_library"]
