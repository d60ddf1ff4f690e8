"""LaTeX's commands and environments as tables: what each means to a reader of documents."""

from __future__ import annotations

from alliance_refs.model import BlockKind

# Headings and their depth (article, report, book, KOMA-Script, memoir).
SECTIONS: dict[str, int] = {
    "title": 1,
    "part": 1,
    "chapter": 2,
    "addchap": 2,
    "section": 3,
    "addsec": 3,
    "subsection": 4,
    "subsubsection": 5,
    "paragraph": 6,
    "subparagraph": 6,
    "minisec": 6,
    "subtitle": 6,
}
# Classes in which every chapter begins to count its notes again.
CHAPTER_CLASSES = frozenset("book report memoir scrbook scrreprt".split())

# Notes that stand where they are called: the counter that numbers them.
NOTES: dict[str, str] = {
    **dict.fromkeys(
        """footnote sidenote Footnote footnoteA footnoteB footnoteC footnoteD footnoteE sidefootnote
        plainfootnote tablefootnote parnote""".split(),
        "footnote",
    ),
    **dict.fromkeys("endnote pagenote".split(), "endnote"),
    "thanks": "thanks",
}
NOTE_MARKS: dict[str, str] = {"footnotemark": "footnote", "endnotemark": "endnote"}
NOTE_TEXTS: dict[str, str] = {"footnotetext": "footnote", "endnotetext": "endnote"}
NOTE_CITES = frozenset(
    """footcite Footcite footcitetext footfullcite smartcite Smartcite autocite Autocite fullcite
    footcites Footcites footcitetexts smartcites autocites Autocites""".split()
)
# Commands that cite several works, each with its own texts before and after.
MULTI_CITES = frozenset(
    """cites Cites parencites Parencites textcites Textcites footcites Footcites footcitetexts
    smartcites Smartcites autocites Autocites supercites""".split()
)
# Remarks on the margin, and notes at the foot without a number.
ASIDES = frozenset("marginpar marginnote blfootnote".split())
SYMBOL_LABELS = ("*", "†", "‡", "§", "¶", "‖")

CITES = frozenset(
    """cite citep citealp citealt parencite textcite citet nocite* citeauthor citeyear
    citeyearpar citetitle citedate supercite Cite Citep Citet Citealp Citealt Citeauthor Textcite
    Parencite""".split()
)
# Of these the author stands in the sentence, the year in brackets.
NARRATIVE_CITES = frozenset("citet textcite Citet Textcite".split())

ENVIRONMENT_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys("quote quotation verse displayquote blockquote".split(), "quote"),
    **dict.fromkeys("tabular tabular* tabularx longtable tabulary".split(), "table"),
}
VERBATIM = frozenset("verbatim verbatim* Verbatim lstlisting minted comment filecontents".split())
DISPLAYED = frozenset(
    "equation equation* align align* gather gather* multline multline* displaymath math".split()
)
LISTS = frozenset("itemize enumerate description compactitem compactenum inparaenum".split())
NUMBERED_LISTS = frozenset("enumerate compactenum inparaenum".split())
# How many arguments in braces follow \begin{...} before its text does.
ENVIRONMENT_ARGUMENTS: dict[str, int] = {
    **dict.fromkeys("tabular longtable minipage multicols minted thebibliography".split(), 1),
    **dict.fromkeys("tabular* tabularx tabulary wrapfigure".split(), 2),
}

# Commands whose arguments print nothing here, with their number.
UNPRINTED: dict[str, int] = {
    **dict.fromkeys(
        """newcommand renewcommand providecommand newcommand* renewcommand* setlength
        addtolength newenvironment renewenvironment definecolor hyphenation addcontentsline
        markboth DeclareRobustCommand""".split(),
        2,
    ),
    **dict.fromkeys(
        """usepackage documentclass pagestyle thispagestyle bibliographystyle bibliography
        addbibresource graphicspath includegraphics includegraphics* vspace vspace* hspace
        hspace* label index markright nocite date pagenumbering newpage hypersetup
        selectlanguage setstretch linespread newcounter color""".split(),
        1,
    ),
    "newenvironment": 3,
    "renewenvironment": 3,
    "addcontentsline": 3,
}
BREAKS = frozenset(
    "par bigskip medskip smallskip newpage clearpage cleardoublepage maketitle".split()
)
INCLUDES = frozenset("input include subfile import".split())
