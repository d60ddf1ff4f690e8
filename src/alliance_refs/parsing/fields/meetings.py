"""The meeting at which a paper was given, read from the words that say so."""

from __future__ import annotations

import re

from alliance_refs.parsing.lexicon import words

# The source of a pattern, without groups: what stands before the name of the meeting.
PRESENTED = (
    r"(?:(?:[Uu]npublished\s)?(?:[Cc]onference\s)?[Pp]aper\s(?:presented|given|read|delivered|prepared)\s(?:at|to|for|before|in)"
    r"|[Pp]resent(?:ed|ation)\sat|(?:Vortrag|Referat|Beitrag|Paper)(?:\sgehalten)?\s(?:auf|bei|beim|zum|zur|anlässlich|anläßlich|im Rahmen)"
    r"|[Cc]ommunication\s(?:présentée\s)?(?:au|à|lors)|[Rr]elazione\s(?:presentata\s)?(?:al|alla)|[Pp]onencia\s(?:presentada\s)?en)\s"
)
_GIVEN = re.compile(
    rf"{PRESENTED}(?:(?:the|a|an|der|dem|den|die|des|einer|eines|du|de|la|le|l[’']|el|al|alla)\s)*(?P<meeting>.+)",
    re.DOTALL,
)


def meeting_of(said: str) -> tuple[str, str]:
    """The name of the meeting and the city at its end; nothing where the words name none.

    >>> meeting_of("Paper presented at the Annual Meeting of the Peace Society, Vienna")
    ('Annual Meeting of the Peace Society', 'Vienna')
    """
    match = _GIVEN.fullmatch(said.strip(" .,;()[]"))
    if match is None:
        return "", ""
    name, _, city = match["meeting"].rpartition(", ")
    if name and city.casefold() in words("places.cities"):
        return name, city
    return match["meeting"], ""
