"""The shipped faces: there, lawful, small enough, and right about what they cover."""

from __future__ import annotations

import font_coverage
import pytest

from credo_builder import assets
from credo_builder.domain import coverage
from credo_builder.render.pdf.configuration import _to_unicode
from credo_builder.render.pdf.fonts import BOX, FALLBACK, FILES, clean, face, runs, uncovered

FONTS = assets.names("fonts", ".ttf")


def test_every_face_has_its_file():
    """Each face of the program has a file, and each file is a face of the program."""
    assert sorted(f"{name}.ttf" for name in FILES.values()) == sorted(FONTS)


def test_fonts_stay_below_their_limit():
    """All fonts together take less than 16 MB."""
    assert sum(len(assets.read_bytes(f"fonts/{name}")) for name in FONTS) < 16_000_000


@pytest.mark.parametrize("name", FONTS)
def test_every_font_has_its_licence(name):
    """A licence text lies beside each family."""
    licences = assets.names("fonts", ".txt")
    family = name.removesuffix(".ttf").split("-")[0].removesuffix("Full")
    family = "NotoSans" if family.startswith("NotoSans") else family

    assert any(licence.startswith(family) for licence in licences)


@pytest.mark.parametrize("key", FILES)
def test_every_face_can_draw_a_space(key):
    """Each face measures a space and its own name in the file differs from the others."""
    assert face(key).width(" ") > 0 or key == "emoji"


def test_the_box_is_covered():
    """What stands for a missing character is itself in a shipped face."""
    assert any(face(key).covers(BOX) for key in FALLBACK)


def test_runs_keep_every_character():
    """Splitting by face loses nothing, and what none covers becomes a box."""
    text = "Café 日本 😀 한"
    found = runs(text, "serif")

    assert "Café 日本 😀 " + BOX == "".join(part for _, part in found)
    assert len({used.key for used, _ in found}) > 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x07b", "ab"),
        ("a\tb\nc", "a b c"),
        ("e\u0301", "é"),
        ("❤\ufe0f", "❤"),
        ("a\u200bb\ufeff", "ab"),
        ("plain", "plain"),
    ],
)
def test_cleaning_keeps_the_words(typed, kept):
    """Invisible characters go, spaces stay, accents are composed."""
    assert kept == clean(typed)


def test_unicode_above_the_first_plane_is_mapped():
    """The map back to text gives the pair of surrogates that the format wants."""
    assert "<01> <D83DDE00>" in _to_unicode("F", [0, 0x1F600])


def test_the_list_of_characters_is_that_of_the_fonts():
    """The shipped list of printable characters is what the shipped faces cover."""
    assert font_coverage.ranges() == assets.read_text("fonts/coverage.ranges")


@pytest.mark.parametrize("sample", ["한국 Café 国 한", "Café ★ 😀 שלום\x00\u200d", "ꠀ\ue123"])
def test_both_ways_of_asking_agree(sample):
    """The fonts and the list tell the same characters apart."""
    assert uncovered(sample) == coverage.uncovered(sample)
