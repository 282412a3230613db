"""What cannot be printed is a finding like any other, with its record and field."""

from __future__ import annotations

import json
from dataclasses import replace

from click.testing import CliRunner

from credo_builder.app import starters
from credo_builder.audit import audit
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.cli import main
from credo_builder.compose.composer import compose
from credo_builder.storage import save_project


def korean():
    project = starters.load("restaurant_cafe")
    project = project.put(replace(project.one(Organisation), name="한국 Kitchen"))
    value = project.of(CoreValue)[0]
    project = project.put(replace(value, behaviours_do=("Say 안녕", "Smile"), notes="안녕"))
    settings = project.settings
    return project.configured(
        replace(settings, visited="all", document=replace(settings.document, title="서비스"))
    )


def boxes(project):
    return [f for f in audit(project, None) if f.rule == "QUA-03" and "font" in f.message]


def test_what_ships_prints_whole():
    """What comes with the program never prints a box."""
    names = [starter.name for starter in starters.starters()]

    assert [[]] * len(names) == [boxes(starters.load(name)) for name in names]
    assert [] == boxes(starters.example())


def test_the_check_leads_to_what_prints_as_a_box(tmp_path):
    """The command line's check names each such field, its step and its characters."""
    file = tmp_path / "korean.credo"
    save_project(korean(), file)
    checked = CliRunner().invoke(main, ["check", str(file), "--all", "--format", "json"])
    found = [
        f
        for f in json.loads(checked.stdout)["findings"]
        if f["rule"] == "QUA-03" and "font" in f["message"]
    ]

    assert [
        ("organisation", "name", "한국"),
        ("core_values", "behaviours_do", "안녕"),
        ("publish", "document.title", "서비스"),
    ] == [(f["chapter"], f["field"], f["message"].split("“")[-1].split("”")[0]) for f in found]
    assert {"minor"} == {f["severity"] for f in found}


def test_the_gap_register_tells_what_prints_as_a_box():
    """The full edition’s register of gaps tells it like any other gap."""
    sections = compose(korean(), "full").sections

    assert any("no font has “한국”" in repr(section.blocks) for section in sections)


def test_building_tells_what_prints_as_a_box(tmp_path):
    """The command line builds the document and warns of each such field in a line."""
    file = tmp_path / "korean.credo"
    save_project(korean(), file)
    built = CliRunner().invoke(main, ["build", str(file)])
    lines = [line for line in built.stderr.splitlines() if "box" in line]

    assert 0 == built.exit_code
    assert 3 == len(lines)
    assert lines[0].startswith("korean.credo: name: In “한국 Kitchen”, no font has “한국”:")
