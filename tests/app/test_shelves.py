"""Starters and brand kits of one's own: put by, found again, and no harm when broken."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from credo_builder.app import brand_kits, own_starters, starters
from credo_builder.app.shelves import MOST_FILES, MOST_LETTERS, Shelf
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.domain.project import Project
from credo_builder.domain.records import Picture
from credo_builder.errors import CannotSave, CredoError

EXAMPLE = starters.example()


def test_a_starter_of_ones_own_begins_a_project() -> None:
    """What was put by is offered under its name, and a project begun from it has its values."""
    own_starters.save(EXAMPLE, " My café ")
    begun = starters.load("My café", "Pepper Mill")

    assert ("My café",) == own_starters.names()
    assert [v.name for v in EXAMPLE.of(CoreValue)] == [v.name for v in begun.of(CoreValue)]
    assert "Pepper Mill" == begun.one(Organisation).name
    assert {""} == {role.person for role in begun.of(Role)}
    assert {(True, False)} == {(r.from_starter, r.reviewed) for r in begun.of(CoreValue)}


def test_two_projects_from_one_starter_are_two() -> None:
    """Each project begun has an id of its own."""
    own_starters.save(EXAMPLE, "Mine")

    assert starters.load("Mine").project_id != starters.load("Mine").project_id


def test_a_starter_tells_what_still_names_its_organisation() -> None:
    """Whoever saves a starter is told which texts would show where it came from."""
    assert {"Maya, the same day, by name"} <= {
        held.hit.text for held in own_starters.still_telling(EXAMPLE)
    }


def test_a_starter_is_replaced_only_on_request() -> None:
    """The same name, in capitals or not, is refused until one says to replace."""
    own_starters.save(EXAMPLE, "Mine")
    with pytest.raises(CannotSave, match="called “Mine” already"):
        own_starters.save(Project(), "MINE")
    own_starters.save(Project().put(CoreValue(name="New")), "MINE", over=True)

    assert ("Mine",) == own_starters.names()
    assert ["New"] == [v.name for v in starters.load("Mine").of(CoreValue)]


def test_a_starter_is_not_called_like_one_that_ships() -> None:
    """A name that would hide a starter of ours is refused."""
    with pytest.raises(CredoError, match="ships is called"):
        own_starters.save(EXAMPLE, "Restaurant_Cafe")


def test_a_broken_starter_is_listed_and_told_when_chosen() -> None:
    """Listing opens no file; beginning from a broken one says what to do; it can be removed."""
    file = own_starters.save(EXAMPLE, "Mine")
    file.write_bytes(file.read_bytes()[:900])

    assert ("Mine",) == own_starters.names()
    with pytest.raises(CredoError, match=r"cannot be read: .* Remove it, or save it again"):
        starters.load("Mine")
    own_starters.remove("Mine")
    assert () == own_starters.names()


def test_an_unknown_starter_is_told_with_those_there_are() -> None:
    """The sentence names one's own starters, too."""
    own_starters.save(EXAMPLE, "Mine")
    with pytest.raises(CredoError, match=r"no starter “Theirs”.*restaurant_cafe.*Mine"):
        starters.load("Theirs")


@pytest.mark.parametrize(
    "name",
    ["", "  ", "a/b", "..", ".hidden", "con", "NUL.old", "x" * (MOST_LETTERS + 1), "a\nb", "a\\b",
     "end.", "\udc80"],
)  # fmt: skip
def test_names_no_file_can_have_are_refused(name: str) -> None:
    """A name that would lead elsewhere, or fits no file system, is refused in a sentence."""
    with pytest.raises(CredoError, match="cannot be the name of a thing"):
        Shelf("things", "thing").place(name)


def test_what_is_no_file_of_ours_is_not_on_the_shelf() -> None:
    """Folders, hidden files and files of other kinds are left out."""
    shelf = Shelf("things", "thing")
    place = shelf.place("Good")
    place.write_text("x", encoding="utf-8")
    (shelf.folder / "note.txt").write_text("x", encoding="utf-8")
    (shelf.folder / "Folder.credo").mkdir()
    (shelf.folder / ".hidden.credo").write_text("x", encoding="utf-8")

    assert ("Good",) == shelf.names()
    with pytest.raises(CredoError, match=r"no thing of yours called “\.\./Good”"):
        shelf.path("../Good")


def test_a_shelf_lists_as_many_as_one_can_look_through() -> None:
    """A folder somebody filled by other means is listed up to five hundred."""
    shelf = Shelf("things", "thing")
    shelf.place("first")
    for number in range(MOST_FILES + 20):
        (shelf.folder / f"{number:04}.credo").touch()

    assert MOST_FILES == len(shelf.names())


@pytest.mark.skipif(os.name == "nt", reason="folders have no such rights there")
def test_a_shelf_is_private() -> None:
    """Nobody else on the computer may look into it."""
    file = own_starters.save(EXAMPLE, "Mine")

    assert 0o700 == file.parent.stat().st_mode & 0o777


def test_a_brand_kit_gives_its_look() -> None:
    """Logo, colour, style, strapline, voice and paper are those of the kit; the rest stays."""
    letter = EXAMPLE.configured(replace(EXAMPLE.settings, page_size="Letter"))
    brand_kits.save(letter, "Larder")
    own = Project().put(Brand(colour="#000000", notes="Ours")).put(CoreValue(name="Thrift"))
    given = brand_kits.applied(own, brand_kits.load("Larder"))
    look, theirs = given.one(Brand), EXAMPLE.one(Brand)

    assert (theirs.logo, theirs.colour, theirs.style, theirs.voice, theirs.strapline) == (
        look.logo, look.colour, look.style, look.voice, look.strapline
    )  # fmt: skip
    assert isinstance(look.logo, Picture)
    assert ("Ours", "Letter") == (look.notes, given.settings.page_size)
    assert own.of(CoreValue) == given.of(CoreValue)


def test_a_brand_kit_holds_a_look_alone() -> None:
    """Nothing else of the project stands in its file."""
    content = brand_kits.save(EXAMPLE, "Larder").read_text(encoding="utf-8")

    assert EXAMPLE.one(Brand).strapline in content
    assert "We will hold your table" not in content
    assert "Maya" not in content


def test_a_broken_brand_kit_is_told() -> None:
    """What cannot be read, or holds no look, is told with what to do."""
    file = brand_kits.save(EXAMPLE, "Larder")
    file.write_text("{}", encoding="utf-8")
    with pytest.raises(CredoError, match="“Larder” cannot be read"):
        brand_kits.load("Larder")
    brand_kits.remove("Larder")
    with pytest.raises(CredoError, match="no brand kit of yours called “Larder”"):
        brand_kits.load("Larder")
