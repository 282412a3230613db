"""The board of a workshop is rearranged, without any window."""

from __future__ import annotations

import pytest

from credo_builder.app import board
from credo_builder.app.board import Column, Phase
from credo_builder.chapters.workshop import Definition, Principle, Theme, WorkshopItem
from credo_builder.domain.project import Project

REST, SEEN = Column(), Column(theme_id="thm_seen")


@pytest.fixture
def project():
    """Return one theme with two sheets, and three sheets that are in none."""
    made = Project().put(Theme(id="thm_seen", name="Being seen", summary="Look up"))
    for name, theme in (("a", "thm_seen"), ("b", ""), ("c", "thm_seen"), ("d", ""), ("e", "")):
        made = made.put(WorkshopItem(id=f"wsi_{name}", text=name, theme_id=theme, votes=1))
    return made


def words(project, column):
    return "".join(s.text for s in board.sheets(project, column))


def test_writing_has_a_column_a_side_and_grouping_one_a_theme(project):
    """The first column of grouping holds what is not grouped yet."""
    assert ["do", "dont"] == [c.side for c in board.columns(project, Phase.WRITE)]
    assert ["means"] == [c.side for c in board.columns(project, Phase.FINISH)]
    assert [REST, SEEN] == list(board.columns(project, Phase.GROUP))


@pytest.mark.parametrize(
    ("ids", "place", "expected"),
    [(("wsi_b",), 0, "bac"), (("wsi_d",), 1, "adc"), (("wsi_e", "wsi_b"), 2, "acbe")],
)
def test_sheets_land_before_the_one_at_their_place_in_their_own_order(
    project, ids, place, expected
):
    """Several sheets go together, as they stood."""
    moved = board.placed(project, ids, SEEN, place)

    assert expected == words(moved, SEEN)


def test_a_sheet_moved_to_the_other_side_keeps_its_theme(project):
    """Do and do not are one thing, what belongs together is another."""
    moved = board.placed(project, ("wsi_a",), Column(side="dont"), 0).find(WorkshopItem, "wsi_a")

    assert ("dont", "thm_seen") == (moved.side, moved.theme_id)


def test_a_theme_begun_with_sheets_holds_them(project):
    """Dropping on the desk makes a theme of what was dropped."""
    grown, theme_id = board.with_theme(project, "New theme", ("wsi_b", "wsi_e"))

    assert "be" == words(grown, Column(theme_id=theme_id))
    assert "d" == words(grown, REST)


def test_votes_never_fall_under_none(project):
    """A thumb taken back twice is taken back once."""
    less = board.voted(board.voted(project, ("wsi_a",), -1), ("wsi_a",), -1)

    assert 0 == less.find(WorkshopItem, "wsi_a").votes
    assert (2, 1) == (board.votes_of(project, SEEN), board.votes_of(less, SEEN))


def test_a_theme_leads_to_the_definition_and_to_a_principle(project):
    """Both are linked to the theme they come from."""
    said = board.carried(project, "thm_seen", says=True)
    unsaid = board.carried(said, "thm_seen", says=False)
    grown, principle_id = board.with_principle(project, "thm_seen")

    assert ("thm_seen",) == said.one(Definition).theme_ids
    assert () == unsaid.one(Definition).theme_ids
    made = grown.find(Principle, principle_id)
    assert ("Being seen", "Look up") == (made.title, made.meaning)
    assert (made,) == board.principles_of(grown, "thm_seen")


def test_the_board_begins_where_the_team_stopped(project):
    """Nothing written: write; loose sheets: group; all in themes: define."""
    grouped = board.placed(project, ("wsi_b", "wsi_d", "wsi_e"), SEEN, 0)

    phases = [board.phase_to_begin(p) for p in (Project(), project, grouped)]
    assert [Phase.WRITE, Phase.GROUP, Phase.DEFINE] == phases
