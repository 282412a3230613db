"""The page that says where each thought of the method lives names places that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from credo_builder.audit import RULE_OF
from credo_builder.chapters import CHAPTERS
from credo_builder.compose.order import PARTS
from credo_builder.domain.questions import asked
from credo_builder.domain.settings import Settings

PAGE = Path(__file__).parents[2] / "docs" / "METHOD.md"
THOUGHTS = 93
FIELDS = {f"settings.{name}" for name in asked(Settings)} | {
    f"{kind.key}.{name}" for c in CHAPTERS for kind in c.records for name in asked(kind)
}
SECTIONS = {part.key for part in PARTS}


def rows() -> list[list[str]]:
    """Return number, thought, asked, checked and printed of every row of the page."""
    cells = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in PAGE.read_text(encoding="utf-8").splitlines()
    )
    return [row for row in cells if row[0].isdigit()]


def test_every_thought_stands_on_the_page_once() -> None:
    """Ninety-three thoughts, numbered without a gap, none told twice."""
    found = rows()

    assert [str(n) for n in range(1, THOUGHTS + 1)] == [row[0] for row in found]
    assert THOUGHTS == len({row[1] for row in found})


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"thought-{row[0]}")
def test_every_place_named_exists(row: list[str]) -> None:
    """Each thought is asked by fields, checked by rules and printed by sections that are there."""
    _, _, fields, checked, sections = row
    named = re.findall(r"`([^`]+)`", fields), checked.split(", "), re.findall(r"`(\w+)`", sections)

    assert all(named), "asked, checked and printed are each somewhere"
    assert [] == [one for one in named[0] if one not in FIELDS]
    assert [] == [one for one in named[1] if one not in RULE_OF]
    assert [] == [one for one in named[2] if one not in SECTIONS]
