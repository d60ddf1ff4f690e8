"""What a builder wrote last: which pages show something else now.

In: a digest of what each page shows. Out: the same of the last build that ended well, kept
beside Sphinx's cache, for each builder by itself. Two builders may share one cache, and
what one of them wrote is not written by the other.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx

from alliance_refs.integrations.sphinx.domain import domain_of


def written_before(app: Sphinx) -> Mapping[str, str]:
    """What each page showed in this folder; empty when nothing is known of it."""
    try:
        kept = json.loads(_file(app).read_text("utf-8"))
        return dict(kept["pages"]) if kept["folder"] == str(app.outdir) else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def keep_written(app: Sphinx, error: Exception | None) -> None:
    """Keeps what the pages show, once all of them are written."""
    site = domain_of(app.env).site
    file = _file(app)
    if error is None and (site is not None or file.exists()):
        kept = {"folder": str(app.outdir), "pages": dict(site.digests) if site else {}}
        file.write_text(json.dumps(kept), "utf-8")


def _file(app: Sphinx) -> Path:
    return Path(app.doctreedir, f"alliance-refs-{app.builder.name}.json")
