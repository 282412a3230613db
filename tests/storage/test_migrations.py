"""Files of every version so far open, and the frozen ones never change."""

from __future__ import annotations

import copy
import hashlib
from pathlib import Path

import pytest

from credo_builder.chapters import RECORDS
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.shapes import SpelledNumber
from credo_builder.storage import codec
from credo_builder.storage.migrations import MIGRATIONS, SCHEMA_VERSION, migrated

FROZEN = {
    "format-1/larder-lane.credo": (
        "b0ea9e6b0494534ba26bf44401ecf404d50f5848f5ec375755c04e69c8dc99ec"
    ),
}
FIXTURES = Path(__file__).parent.parent / "fixtures"
EACH = pytest.mark.parametrize("name", FROZEN)


def lines(content: bytes) -> list[str]:
    """The lines of a file that a save does not have to change."""
    volatile = ('  "app":', '  "saved_seq":', '  "checksum":')
    return [line for line in content.decode().split("\n") if not line.startswith(volatile)]


@EACH
def test_frozen_file_is_as_it_was_frozen(name: str) -> None:
    """A file frozen for a version is never edited; a new version gets a file of its own."""
    content = (FIXTURES / name).read_bytes()

    assert FROZEN[name] == hashlib.sha256(content).hexdigest()


@EACH
def test_frozen_file_opens_with_every_record(name: str) -> None:
    """A file of each version opens without a warning, with a record of each type it has."""
    loaded = codec.read((FIXTURES / name).read_bytes(), name)

    assert () == loaded.warnings
    assert set(RECORDS) == set(loaded.project.records)


def test_file_of_this_version_is_written_as_it_was() -> None:
    """The frozen file of the version in force is written back byte for byte."""
    content = (FIXTURES / f"format-{SCHEMA_VERSION}" / "larder-lane.credo").read_bytes()
    value = codec.read(content, "larder-lane.credo").project

    assert lines(content) == lines(codec.write(value))


def test_unknown_keys_of_the_frozen_file_are_kept() -> None:
    """What the program does not know in a file is kept with its spelling."""
    content = (FIXTURES / "format-1/larder-lane.credo").read_bytes()
    welcome = codec.read(content, "larder-lane.credo").project.of(CoreValue)[0]
    deep = [1, SpelledNumber("-0"), SpelledNumber("1e3"), None, True]

    assert {"x-colour": {"deep": deep}, "x-after": "café — naïve"} == dict(welcome.kept.unknown)


def test_there_is_a_step_from_every_version_to_the_next() -> None:
    """The chain has no hole from version 1 to the one in force."""
    assert set(range(1, SCHEMA_VERSION)) == set(MIGRATIONS)


CHAIN = {
    1: lambda old: {**old, "core_values": old.get("values", [])},
    2: lambda old: {key: part for key, part in old.items() if key != "values"},
}


@pytest.mark.parametrize("version", [1, 2])
def test_old_file_goes_through_each_step(version: int) -> None:
    """A file of an old version is led through every later step, and is itself not changed."""
    old = {"schema_version": version, "values": [{"id": "v"}], "core_values": [{"id": "v"}]}
    before = copy.deepcopy(old)

    assert {"schema_version": 3, "core_values": [{"id": "v"}]} == migrated(
        old, chain=CHAIN, current=3
    )
    assert before == old


def test_newer_file_is_left_alone() -> None:
    """A file of a newer version goes through no step."""
    assert {"schema_version": 9} == migrated({"schema_version": 9}, chain=CHAIN, current=3)
