"""Columns side by side never take more room than there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from credo_builder.render.pdf.framework import shared_widths

SHARES = st.lists(st.floats(0.5, 100), min_size=1, max_size=8)


@given(shares=SHARES, room=st.floats(60, 800))
def test_columns_fill_their_room_and_no_more(shares: list[float], room: float) -> None:
    """Whatever the shares are, the widths together are the room there is."""
    widths = shared_widths(shares, room)

    assert abs(sum(widths) - room) < 0.01
    assert all(width >= min(24.0, room / len(shares)) - 0.01 for width in widths)


def test_a_narrow_column_takes_its_room_from_the_others() -> None:
    """A code that needs 24 points leaves the words beside it the rest, not their whole share."""
    assert [24.0, 56.0] == shared_widths((21, 79), 80.0)


def test_wide_columns_keep_their_shares() -> None:
    """Where no column is narrow, shares are kept as they are."""
    assert [75.0, 25.0] == shared_widths((3, 1), 100.0)
