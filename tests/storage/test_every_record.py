"""Every record type of the method goes to the file and back."""

from __future__ import annotations

import json
from types import MappingProxyType

import pytest
from storage_samples import field_names, filled, record

from credo_builder.chapters import RECORDS
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Approval, Settings
from credo_builder.storage import codec, layout
from credo_builder.storage.schema import json_schema

EACH = pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.key)


def holding(*records: Record) -> Project:
    by_kind: dict[type[Record], tuple[Record, ...]] = {}
    for one in records:
        by_kind[type(one)] = (*by_kind.get(type(one), ()), one)
    return Project(project_id="prj_aaaaaaaa", records=MappingProxyType(by_kind))


@EACH
def test_filled_record_round_trips(kind: type[Record]) -> None:
    """A record with every field filled is read back equal, and written byte for byte."""
    project = holding(record(kind))
    content = codec.write(project)
    loaded = codec.read(content, "cafe.credo")

    assert project == loaded.project
    assert content == codec.write(loaded.project)
    assert () == loaded.warnings


@EACH
def test_filled_record_writes_its_fields_in_order(kind: type[Record]) -> None:
    """A filled record has its keys in the order of the schema; what is default is left out."""
    held = json.loads(codec.write(holding(record(kind))))[kind.key]
    keys = list(held if kind.singleton else held[0])
    given = record(kind)
    told = [
        slot.name
        for slot in layout.slots(kind)
        if slot.always or getattr(given, slot.name) != slot.default
    ]

    assert told == keys
    assert len(keys) > len(field_names(kind)) // 2


@EACH
def test_blank_record_round_trips(kind: type[Record]) -> None:
    """A record nobody answered keeps its id and stays as short in the file."""
    project = holding(kind(id=kind.key if kind.singleton else f"{kind.prefix}_aaaaaaaa"))
    content = codec.write(project)

    assert content == codec.write(codec.read(content, "cafe.credo").project)


def test_whole_project_round_trips_with_its_settings() -> None:
    """A project with every record and every setting filled reads back equal."""
    settings = filled(
        Settings,
        approval=filled(Approval),
        severity_overrides=MappingProxyType({"VAL-01": "minor"}),
        visited="all",
        code_counters=MappingProxyType({"V": 12}),
    )
    project = holding(*(record(kind) for kind in RECORDS)).configured(settings)
    content = codec.write(project)
    loaded = codec.read(content, "cafe.credo")

    assert project == loaded.project
    assert content == codec.write(loaded.project)


def test_file_has_the_record_types_in_the_order_of_the_method() -> None:
    """The keys of a new file stand in the order of the format."""
    keys = list(json.loads(codec.write(Project(project_id="prj_a"))))

    expected = (
        "format schema_version min_reader app project_id saved_seq project organisation roles "
        "brand outcome mindset_responses workshop_items themes definition principles core_values "
        "segments expectations promise_doors promises stages moments barriers credo "
        "service_levels policies empowerments recovery_steps referrals help_us measures "
        "training_modules appraisal_criteria rewards people_commitments governance investments "
        "checksum"
    )

    assert expected == " ".join(keys)


def test_schema_names_every_field() -> None:
    """The JSON Schema has every record type with every field, and refers to nothing missing."""
    schema = json_schema()
    text = json.dumps(schema)
    named = {part.partition('"')[0] for part in text.split('"#/$defs/')[1:]}

    assert set(schema["$defs"]) == named
    for kind in RECORDS:
        assert field_names(kind) == list(schema["$defs"][kind.__name__]["properties"])
