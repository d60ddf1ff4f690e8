"""What a citation in a note says of its work, read from its own words."""

from __future__ import annotations

import alliance_refs as refs


def test_the_work_before_a_back_reference_keeps_all_of_a_written_number() -> None:
    document = refs.read_text("A.[^1]\n\n[^1]: Kim, 『年報』二十七、前掲、三頁。\n")
    assert "二十七" in str(document.notes[0].citations[0].item)
