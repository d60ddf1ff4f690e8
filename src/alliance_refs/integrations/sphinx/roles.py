"""The roles: text typed inside a role in, one node that stands for the citation out.

What the node will show is settled when all pages are read. The names are those of natbib,
as sphinxcontrib-bibtex has them: `p`, `t`, `author`, `year`, ... with `s` for every author,
`c` for a capital, `al` for no brackets.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from alliance_refs.integrations.cite_syntax import read_cites
from alliance_refs.integrations.sphinx.nodes import citing_node
from alliance_refs.integrations.sphinx.records import Form, slug

logger = logging.getLogger(__name__)


def _forms() -> dict[str, Form]:
    forms = {"empty": Form("empty"), "label": Form("label", bracketed=False)}
    forms |= {"labelpar": Form("label"), "year": Form("year", bracketed=False)}
    forms |= {"yearpar": Form("year")}
    for star in ("", "s"):
        full = bool(star)
        forms[f"p{star}"] = Form("p", full)
        forms[f"alp{star}"] = Form("p", full, bracketed=False)
        for capital in ("", "c"):
            forms[f"{capital}t{star}"] = Form("t", full, bool(capital))
            forms[f"{capital}author{star}"] = Form("author", full, bool(capital), False)
            forms[f"{capital}authorpar{star}"] = Form("author", full, bool(capital))
    return forms


# Role names after `cite:`.
FORMS: dict[str, Form] = _forms()
# Role names after `footcite:`.
FOOT_FORMS: dict[str, Form] = {
    name: form for name, form in FORMS.items() if form.kind in ("p", "t") and form.bracketed
}


def citing_name(env: BuildEnvironment) -> str:
    """What the next citation of the page is known by."""
    return f"citing-{slug(env.docname)}-{env.new_serialno('citing') + 1}"


class CiteRole(SphinxRole):
    """A role that cites; `as_note` puts the citation into a footnote in any style."""

    def __init__(self, form: Form, *, as_note: bool = False) -> None:
        super().__init__()
        self.form = form
        self.as_note = as_note

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """The node, or the text as typed when it names no key."""
        cites = read_cites(self.text)
        location = self.get_location()
        if not cites:
            logger.warning(
                "no citation key is read in %r; write key or @key, p. 3",
                self.text,
                location=location,
                type="refs",
                subtype="syntax",
            )
            return [nodes.literal(self.rawtext, self.text)], []
        # Its id comes later: what stands in a substitution must not have any.
        node = citing_node(
            self.rawtext,
            ident=citing_name(self.env),
            page=self.env.docname,
            form=self.form,
            cites=cites,
            as_note=self.as_note,
        )
        node.source, node.line = self.get_source_info(self.lineno)
        return [node], []
