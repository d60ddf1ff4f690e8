"""Why a value is believed: the words it came from, the rule that read them, how sure."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_refs.spans import Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The ground for one inferred value.

    `span` lies in the untouched source (None when the value rests on no single
    stretch); `rule` names the rule or model; `confidence` is in [0, 1]; `text` is the
    words as they stand there.

    >>> print(Evidence("imprint", 0.9, Span(3, 8), "Seoul"))
    imprint read "Seoul" at 3-8 (confidence 0.90)
    """

    rule: str
    confidence: float = 1.0
    span: Span | None = None
    text: str = ""

    def __str__(self) -> str:
        at = f" at {self.span.start}-{self.span.end}" if self.span else ""
        words = f' read "{self.text}"' if self.text else ""
        return f"{self.rule}{words}{at} (confidence {self.confidence:.2f})"
