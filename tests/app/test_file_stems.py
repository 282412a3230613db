"""Names of files: lower-case ASCII, safe on every system, no two alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credo_builder.app.file_stems import stem, stems


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour Street", "harbour-street"),
        ("Café Zürich, Großmünsterplatz!", "cafe-zurich-grossmunsterplatz"),
        ("Łódź / Øresund", "lodz-oresund"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-1"),
        ("日本", "site-7"),
        ("  ", "site-7"),
        ("O'Hara's", "oharas"),
        ("a" * 90, "a" * 60),
    ],
)
def test_a_name_becomes_a_stem(name, expected):
    """Letters lose their marks, all else becomes a hyphen, nothing leads out of the folder."""
    assert expected == stem(name, "site-7")


def test_no_two_are_alike():
    """The second of a name has a number, also where another is called so by itself."""
    assert ["a", "a-2", "a-2-2", "a-3"] == list(stems(["A", "a!", "a 2", "Á"], "site"))


@given(st.lists(st.text(max_size=80), max_size=12))
def test_any_names_make_safe_stems(names):
    """Whatever people write, the names differ and hold hyphens, letters and figures alone."""
    made = list(stems(names, "site"))

    assert len(names) == len(set(made))
    assert all(set(one) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and one for one in made)
