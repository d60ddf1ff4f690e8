"""Journals by short names: the macros of BibTeX's styles, the commands of astronomers.

The Astrophysics Data System exports `journal = {\\\\mnras}`; the style of the paper, not the
.bib file, defines the command.
"""

from __future__ import annotations

import re

_ROWS = """
aap A&A|aapr A&A Rev.|aaps A&AS|actaa Acta Astron.|aj AJ|ao Appl. Opt.|apj ApJ|apjl ApJL
|apjlett ApJL|apjs ApJS|apjsupp ApJS|aplett Astrophys. Lett.|applopt Appl. Opt.
|apspr Astrophys. Space Phys. Res.|apss Ap&SS|araa ARA&A|astap A&A|azh AZh|baas BAAS
|bac Bull. Astron. Inst. Czech.|bain Bull. Astron. Inst. Netherlands|caa Chinese Astron. Astrophys.
|cjaa Chinese J. Astron. Astrophys.|fcp Fundam. Cosm. Phys.|gca Geochim. Cosmochim. Acta
|grl Geophys. Res. Lett.|iaucirc IAU Circ.|icarus Icarus|jcap J. Cosmol. Astropart. Phys.
|jcp J. Chem. Phys.|jgr J. Geophys. Res.|jqsrt J. Quant. Spectrosc. Radiat. Transf.|jrasc JRASC
|maps Meteorit. Planet. Sci.|memras MmRAS|memsai Mem. Soc. Astron. Italiana|mnras MNRAS|na New A
|nar New A Rev.|nat Nature|nphysa Nucl. Phys. A|pasa PASA|pasj PASJ|pasp PASP|physrep Phys. Rep.
|physscr Phys. Scr.|planss Planet. Space Sci.|pra Phys. Rev. A|prb Phys. Rev. B|prc Phys. Rev. C
|prd Phys. Rev. D|pre Phys. Rev. E|prl Phys. Rev. Lett.|procspie Proc. SPIE|psj PSJ|qjras QJRAS
|rmxaa Rev. Mexicana Astron. Astrofis.|skytel S&T|solphys Sol. Phys.|sovast Soviet Ast.
|ssr Space Sci. Rev.|zap ZAp"""
_NAMES = {
    command: name.replace("&", r"\&")
    for command, _, name in (row.strip().partition(" ") for row in _ROWS.split("|"))
}
# The macros of BibTeX's own styles (plain.bst): `journal = cacm`.
MACROS = {
    "acmcs": "ACM Computing Surveys",
    "acta": "Acta Informatica",
    "cacm": "Communications of the ACM",
    "ibmjrd": "IBM Journal of Research and Development",
    "ibmsj": "IBM Systems Journal",
    "ieeese": "IEEE Transactions on Software Engineering",
    "ieeetc": "IEEE Transactions on Computers",
    "ieeetcad": "IEEE Transactions on Computer-Aided Design of Integrated Circuits",
    "ipl": "Information Processing Letters",
    "jacm": "Journal of the ACM",
    "jcss": "Journal of Computer and System Sciences",
    "scp": "Science of Computer Programming",
    "sicomp": "SIAM Journal on Computing",
    "tcs": "Theoretical Computer Science",
    "tocs": "ACM Transactions on Computer Systems",
    "tods": "ACM Transactions on Database Systems",
    "tog": "ACM Transactions on Graphics",
    "toms": "ACM Transactions on Mathematical Software",
    "toois": "ACM Transactions on Office Information Systems",
    "toplas": "ACM Transactions on Programming Languages and Systems",
}
_COMMAND = re.compile(r"\\([a-z]{2,8})(?![A-Za-z])(?:\{\})?")


def named_journal(text: str) -> str:
    """LaTeX with the commands for journals replaced by their names.

    >>> named_journal(r"\\aap"), named_journal(r"\\emph{Studies}")
    ('A\\\\&A', '\\\\emph{Studies}')
    """
    return _COMMAND.sub(lambda match: _NAMES.get(match[1], match[0]), text)
