"""The description of the file says what is true."""

from __future__ import annotations

from pathlib import Path

from credo_builder.chapters import RECORDS
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.quantities import UNITS
from credo_builder.storage import codec

TEXT = (Path(__file__).parent.parent.parent / "docs" / "FORMAT.md").read_text("utf-8")


def test_example_opens_without_a_warning() -> None:
    """The small file of the description is a project."""
    example = TEXT.partition("```json\n")[2].partition("```")[0]
    loaded = codec.read(example.encode(), "example.credo")

    assert () == loaded.warnings
    assert "Welcome" == loaded.project.of(CoreValue)[0].name


def test_every_record_type_is_listed_in_order() -> None:
    """The description lists the record types in the order of the file."""
    listed = TEXT.partition("the others are lists of objects.")[2].partition(".")[0]
    names = [name.strip() for name in listed.split(",")]

    assert [f"*{kind.key}*" if kind.singleton else kind.key for kind in RECORDS] == names


def test_every_unit_and_code_is_named() -> None:
    """The description names each unit, and each letter of codes with its term."""
    for unit in UNITS:
        assert f"`{unit}`" in TEXT
    words = " ".join(TEXT.split())
    for kind in RECORDS:
        if kind.letter:
            assert f" {kind.letter} " in words
