"""RTF's control words: what is hidden, what signs they are, which marks and code pages they set.

Rich Text Format Specification 1.9.1.
"""

from __future__ import annotations

from collections.abc import Mapping

from alliance_refs.model import MarkKind

# Groups that hold no text of the document; so do those that begin with a star, but for a few.
HIDDEN = frozenset(
    """colortbl info header headerl headerr headerf footer footerl footerr footerf pict object
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn xe tc tcn rxe bkmkstart bkmkend annotation atnid
    atnauthor atntime atnicn atnref atndate atnparent atrfstart atrfend template listtable
    listoverridetable revtbl rsidtbl generator filetbl themedata colorschememapping latentstyles
    datastore xmlnstbl mmathPr nonshppict fldtype ffname""".split()
)
STARRED = frozenset("footnote fldinst pntext listtext".split())
SIGNS: Mapping[str, str] = {
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "tab": "\t",
    "line": "\n",
    "cell": "\t",
    "nestcell": "\t",
    "~": "\xa0",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}
BREAKS = frozenset("par sect page column row nestrow".split()) | {"\n", "\r"}
MARKS: Mapping[str, MarkKind] = {
    "i": "italic",
    "b": "bold",
    "super": "superscript",
    "sub": "subscript",
    "scaps": "small-caps",
}
# Code pages by the character sets of fonts, and those that words of the head name.
CHARACTER_SETS: Mapping[int, str] = {
    0: "cp1252",
    77: "mac-roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "cp936",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
CODE_PAGES: Mapping[str, str] = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
NUMBER_FORMATS: Mapping[str, str] = {
    "ar": "decimal",
    "alc": "lowerLetter",
    "auc": "upperLetter",
    "rlc": "lowerRoman",
    "ruc": "upperRoman",
    "chi": "chicago",
}
