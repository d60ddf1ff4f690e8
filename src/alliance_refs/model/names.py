"""`Name`: a person or an institution, in the parts that CSL-JSON gives names."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """A name as printed, in CSL's parts; `literal` alone for institutions.

    `static_ordering` marks names always written family first (Korean, Hungarian, ...);
    `comma_suffix` a suffix set off by a comma ("Smith, Jr."); `parse_names` says
    whether particles may stand inside `family` and `given` ("van Gogh"): None lets the
    engine look for them where no particle is given, False keeps it from doing so.

    >>> str(Name(family="Koo", given="Kab-woo", static_ordering=True))
    'Koo Kab-woo'
    >>> str(Name(family="Gaulle", given="Charles", non_dropping_particle="de"))
    'Charles de Gaulle'
    """

    family: str = ""
    given: str = ""
    non_dropping_particle: str = ""
    dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False
    parse_names: bool | None = None

    def __str__(self) -> str:
        if self.literal:
            return self.literal
        if self.static_ordering:
            return " ".join(filter(None, (self.full_family, self.given)))
        return self.direct

    def __repr__(self) -> str:
        """What `Name` makes it of again; parts that say nothing are left out."""
        said = (
            f"{part.name}={value!r}"
            for part in fields(self)
            if (value := getattr(self, part.name)) != part.default
        )
        return f"Name({', '.join(said)})"

    @property
    def full_family(self) -> str:
        """The family name with the particle that belongs to it ("de Gaulle")."""
        joint = "" if self.non_dropping_particle.endswith(("'", "’", "-")) else " "
        return joint.join(filter(None, (self.non_dropping_particle, self.family)))

    @property
    def direct(self) -> str:
        """Given name first, whatever the culture ("Kab-woo Koo")."""
        parts = (self.given, self.dropping_particle, self.full_family)
        name = " ".join(filter(None, parts))
        comma = "," if self.comma_suffix else ""
        return f"{name}{comma} {self.suffix}" if self.suffix else name

    @property
    def inverted(self) -> str:
        """Family name first, with a comma ("Koo, Kab-woo")."""
        if self.literal:
            return self.literal
        given = " ".join(filter(None, (self.given, self.dropping_particle)))
        return ", ".join(filter(None, (self.full_family, given, self.suffix)))
