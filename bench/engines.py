"""One engine renders one document, once: `python engines.py ENGINE JOB.json`.

A job is {"style": name, "works": [...], "clusters": [...], "node_modules": path}. Printed is
one JSON object: CPU seconds to load the style and to render all citations in order and
then the bibliography, the peak memory of the process in MiB, and the number of entries.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Json = dict[str, Any]
HERE = Path(__file__).parent


class Clock:
    """CPU seconds between two readings."""

    def __init__(self) -> None:
        self.last = time.process_time()

    def read(self) -> float:
        now, then = time.process_time(), self.last
        self.last = now
        return now - then


def ours(job: Json) -> Json:
    from alliance_refs.csl import Processor, load_style
    from alliance_refs.formats.csl_data.items import read_csl_json
    from alliance_refs.model import Cite, Cluster
    from alliance_refs.spans import Source
    from alliance_refs.writers import WRITERS

    library = read_csl_json(Source(json.dumps(job["works"])))
    clusters = [
        Cluster(tuple(Cite(c["id"], c.get("locator", ""), c.get("label", "")) for c in group), n)
        for n, group in enumerate(job["clusters"], 1)
    ]
    write = WRITERS["html"].write
    clock = Clock()
    style = load_style(job["style"])
    loaded = clock.read()
    processor = Processor(library, style)
    for markup in processor.citations(clusters):
        write(markup)
    entries = [write(entry.markup) for entry in processor.bibliography().entries]
    return {"load": loaded, "cpu": clock.read(), "entries": len(entries)}


def citeproc_py(job: Json) -> Json:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        Locator,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    source = CiteProcJSON(job["works"])
    clock = Clock()
    style = CitationStylesStyle(str(style_path(job["style"])), validate=False)
    loaded = clock.read()
    bibliography = CitationStylesBibliography(style, source, formatter.html)
    citations = [
        Citation(
            [
                # It fails on cites without a locator where the style tests for one.
                CitationItem(c["id"], locator=Locator("page", c.get("locator", "1")))
                for c in group
            ]
        )
        for group in job["clusters"]
    ]
    for citation in citations:
        bibliography.register(citation)
    bibliography.sort()
    for citation in citations:
        str(bibliography.cite(citation, lambda item: None))
    entries = [str(entry) for entry in bibliography.bibliography()]
    return {"load": loaded, "cpu": clock.read(), "entries": len(entries)}


def refkit(job: Json) -> Json:
    import refkit as peer

    library = peer.decode(json.dumps(job["works"]), format="csl-json")["library"]
    citations = [
        peer.Citation(
            str(number),
            peer.CitationGroup(
                [peer.Cite(c["id"], locator=c.get("locator"), label=c.get("label")) for c in group]
            ),
            note_number=number,
        )
        for number, group in enumerate(job["clusters"], 1)
    ]
    clock = Clock()
    style = peer.Style.from_xml(style_path(job["style"]).read_text("utf-8"))
    loaded = clock.read()
    rendered = peer.Document(library, style, locale="en-US").render(citations)
    for citation in citations:
        _ = rendered[citation.id].html
    html = rendered.bibliography.html if rendered.bibliography else ""
    return {"load": loaded, "cpu": clock.read(), "entries": html.count("csl-entry")}


def citeproc_js(job: Json) -> Json:
    from alliance_refs.csl.style.resources import locales_folder

    sent = job | {
        "xml": style_path(job["style"]).read_text("utf-8"),
        "locales": str(locales_folder()),
    }
    done = subprocess.run(
        ["node", str(HERE / "citeproc.js")],
        input=json.dumps(sent),
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def style_path(name: str) -> Path:
    from alliance_refs.csl.style.style_index import style_file

    path = style_file(name)
    assert path is not None
    return path


ENGINES: dict[str, Callable[[Json], Json]] = {
    "alliance_refs": ours,
    "refkit": refkit,
    "citeproc-js": citeproc_js,
    "citeproc-py": citeproc_py,
}


def main(engine: str, job: str) -> None:
    result = ENGINES[engine](json.loads(Path(job).read_text("utf-8")))
    result.setdefault("mib", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
