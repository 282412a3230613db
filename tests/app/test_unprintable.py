"""What cannot be printed is told with its record and field."""

from __future__ import annotations

from dataclasses import replace

from click.testing import CliRunner

from credo_builder.app import starters
from credo_builder.app.export import unprintable
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.cli import main
from credo_builder.storage import save_project


def korean():
    project = starters.load("restaurant_cafe")
    project = project.put(replace(project.one(Organisation), name="한국 Kitchen"))
    value = project.of(CoreValue)[0]
    project = project.put(replace(value, behaviours_do=("Say 안녕", "Smile"), notes="안녕"))
    settings = project.settings
    return project.configured(
        replace(settings, document=replace(settings.document, title="서비스"))
    )


def test_every_field_with_boxes_is_told_once():
    """Each field that would print a box is told with its characters; notes are not."""
    found = [
        (type(s).__name__, field, characters) for s, field, characters in unprintable(korean())
    ]

    assert [
        ("Organisation", "name", "한국"),
        ("CoreValue", "behaviours_do", "안녕"),
        ("DocumentSettings", "title", "서비스"),
    ] == found


def test_a_starter_prints_whole():
    """What ships with the program never prints a box."""
    names = [starter.name for starter in starters.starters()]

    assert [()] * len(names) == [unprintable(starters.load(name)) for name in names]
    assert () == unprintable(starters.example())


def test_building_tells_what_prints_as_a_box(tmp_path):
    """The command line builds the document and warns of each such field in a line."""
    file = tmp_path / "korean.credo"
    save_project(korean(), file)
    built = CliRunner().invoke(main, ["build", str(file)])
    lines = [line for line in built.stderr.splitlines() if "box" in line]

    assert 0 == built.exit_code
    assert 3 == len(lines)
    assert "korean.credo: 한국 Kitchen: name: no font has “한국”." in lines[0]
