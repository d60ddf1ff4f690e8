"""`Profile`: how the choices are made on which readers of .bib files disagree.

`BIBLATEX` reads as the BibLaTeX manual means it, which is what CSL expects: English titles
in sentence case, BCP 47 languages, genres in words. It is the default, because styles can
raise the case of a title but not lower it rightly. `PLAIN` keeps the file's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ProfileName: TypeAlias = Literal["biblatex", "plain"]


@dataclass(frozen=True, slots=True)
class Profile:
    """One way to read .bib files.

    `sentence_case`: English titles are lowered where no braces protect them.
    `short_titles`: what stands before a colon or a subtitle becomes `title-short`.
    `title_addons`: `titleaddon` is part of the title.
    `volume_titles`: a `maintitle` is the title, the volume's own title `volume-title`.
    `words_for_keys`: "patentus" becomes "U.S. patent", "german" becomes "de-DE".
    `dropping_prefix`: "von" is a dropping particle unless `useprefix` is set.
    `corporate_names`: a name in braces is a literal name.
    `links`: which half of \\href is kept.
    """

    name: ProfileName
    sentence_case: bool
    short_titles: bool
    title_addons: bool
    volume_titles: bool
    words_for_keys: bool
    dropping_prefix: bool
    corporate_names: bool
    links: Literal["words", "target"]


BIBLATEX = Profile("biblatex", True, True, True, True, True, True, True, "words")
PLAIN = Profile("plain", False, False, False, False, False, False, False, "target")
PROFILES: dict[str, Profile] = {"biblatex": BIBLATEX, "plain": PLAIN}
