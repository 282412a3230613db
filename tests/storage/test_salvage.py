"""Whatever happened to a file, what is whole in it comes back, and the rest is named."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from credo_builder import assets
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.promises import Promise
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record
from credo_builder.domain.settings import Settings
from credo_builder.errors import Damaged, NewerFormat, NotAProject, ProjectFileError
from credo_builder.storage import codec
from credo_builder.storage.salvage import Salvaged, salvage

NAME = "cafe.credo"
EXAMPLE = codec.read(assets.read_bytes("example/larder_lane.credo"), NAME).project
FEW = codec.write(
    Project(
        project_id="prj_aaaaaaaa",
        settings=Settings(name="Larder Lane"),
        records={
            Organisation: EXAMPLE.of(Organisation),
            CoreValue: EXAMPLE.of(CoreValue)[:2],
            Promise: EXAMPLE.of(Promise)[:3],
        },
    )
)
WHOLE = codec.read(FEW, NAME).project


def listed(project: Project) -> list[Record]:
    """Every record of *project* in the order of the file."""
    return [one for kind in codec.record_types() for one in project.of(kind)]


def tried(content: bytes) -> Salvaged | None:
    """What is whole in *content*; None where nothing is."""
    try:
        return salvage(content, NAME)
    except (Damaged, NotAProject):
        return None


def test_whole_file_loses_nothing() -> None:
    """A file without damage comes back as it is, to the byte, and nothing is called lost."""
    found = salvage(FEW, NAME)

    assert (WHOLE, ()) == (found.project, found.dropped)
    assert FEW == codec.write(found.project)


def test_file_cut_anywhere_keeps_all_that_stands_before_the_cut() -> None:
    """However a file is cut short, each record before the cut is there and unchanged."""
    every = listed(WHOLE)
    ends = sorted(_end_of(one) for one in every)
    for cut in range(len(FEW)):
        found = tried(FEW[:cut])
        held = listed(found.project) if found else []
        whole = sum(end <= cut for end in ends)

        assert held == every[: len(held)], cut
        assert len(held) >= whole - 1, cut
        assert found is None or not found.dropped or "everything after" in found.dropped[-1]


def _end_of(record: Record) -> int:
    """Where *record* ends in the file, as its own text is found there."""
    if record.singleton:
        at = FEW.index(f'\n  "{record.key}": '.encode())
        return FEW.index(b"\n  }", at) + len(b"\n  }")
    at = FEW.index(f'"id": "{record.id}"'.encode())
    return FEW.index(b"\n    }", at) + len(b"\n    }")


@settings(max_examples=150, deadline=None)
@example(FEW.index(b'\n    {\n      "id": "pro_', FEW.index(b'"promises"') + 40), 1)
@given(st.integers(0, len(FEW) - 1), st.integers(1, 255))
def test_one_wrong_byte_costs_one_record_at_most(at: int, flip: int) -> None:
    """A byte that flipped takes one record, field or list head with it; the rest is unchanged."""
    content = FEW[:at] + bytes([FEW[at] ^ flip]) + FEW[at + 1 :]
    found = salvage(content, NAME)
    held = {one.id: one for one in listed(found.project)}
    spoilt = [one for one in listed(WHOLE) if held.get(one.id) != one]
    kinds = {type(one) for one in spoilt}

    assert len(kinds) <= 1
    assert len(spoilt) <= 1 or _is_head(at), found.dropped


def _is_head(at: int) -> bool:
    """Whether the byte stands in a line that opens or closes a whole list, or its neighbours."""
    begins = FEW.rfind(b"\n", 0, at) + 1
    line = FEW[begins - 1 : FEW.find(b"\n", at)]
    return at == begins - 1 or line.startswith((b'\n  "', b"\n  ]", b"\n  }"))


@pytest.mark.parametrize("seed", range(30))
def test_much_damage_never_raises_anything_else(seed: int) -> None:
    """Holes, doublings and strange bytes end in a project, or in words."""
    chance = random.Random(seed)
    content = bytearray(FEW)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(len(content))
        content[at : at + chance.randrange(40)] = chance.randbytes(chance.randrange(20))
    found = tried(bytes(content))

    assert found is None or found.project == codec.read(codec.write(found.project), NAME).project


def lines_with(words: str) -> int:
    """The line of *words* in the file, 1 for the first."""
    return 1 + next(n for n, line in enumerate(FEW.decode().split("\n")) if words in line)


def test_what_is_lost_is_named_with_its_line() -> None:
    """A record that does not parse is counted, and the line in which it begins is told."""
    second = WHOLE.of(Promise)[1].id.encode()
    found = salvage(FEW.replace(b'"' + second, second, 1), NAME)
    line = lines_with(second.decode()) - 1

    assert (f"1 of 3 promises (line {line})",) == found.dropped
    assert WHOLE.of(Promise)[::2] == found.project.of(Promise)
    assert WHOLE.of(CoreValue) == found.project.of(CoreValue)


def test_single_object_keeps_its_other_answers() -> None:
    """One broken field of what a project has once costs that field alone."""
    found = salvage(FEW.replace(b'"industry": "', b'"industry": ', 1), NAME)
    organisation = found.project.one(Organisation)

    assert ("everything under “organisation.industry”",) == found.dropped
    assert ("", WHOLE.one(Organisation).name) == (organisation.industry, organisation.name)


def test_record_with_a_value_that_does_not_fit_is_left_out() -> None:
    """Nothing is guessed: where a value does not fit, its record is not taken."""
    tree = json.loads(FEW)
    tree["promises"][0]["text"] = 7
    tree["promises"][2]["id"] = tree["promises"][1]["id"]
    found = salvage(json.dumps(tree, indent=2).encode(), NAME)

    assert found.dropped[0].startswith("2 of 3 promises")
    assert WHOLE.of(Promise)[1:2] == found.project.of(Promise)


@pytest.mark.parametrize(
    "layout", [{"indent": 4}, {"indent": "\t"}, {}, {"separators": (",", ":")}]
)
def test_files_of_another_layout_keep_what_stands_before_the_damage(layout: dict) -> None:
    """A file that a script wrote in its own way is read up to the damage at least."""
    text = json.dumps(json.loads(FEW), **layout)
    at = text.index(WHOLE.of(Promise)[2].id)
    found = salvage(text[:at].encode(), NAME)

    assert WHOLE.of(CoreValue) == found.project.of(CoreValue)
    assert WHOLE.of(Promise)[:2] == found.project.of(Promise)
    assert ("everything after promises[1]",) == found.dropped


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", Damaged, "the file is empty"),
        (b"%PDF-1.7", NotAProject, "this is a PDF"),
        (b"Dear Sir", NotAProject, "this is not a credo project"),
        (b'{"a": [1, 2', NotAProject, "this is not a credo project"),
        (FEW[:60], Damaged, "nothing in this file is whole. Open an earlier state of it"),
        (FEW.replace(b'"min_reader": 1', b'"min_reader": 9'), NewerFormat, "Install it"),
        (b"\xff\xfe{", Damaged, "UTF-16"),
    ],
)
def test_files_that_hold_nothing_say_so(
    content: bytes, kind: type[ProjectFileError], words: str
) -> None:
    """Where nothing is whole, or it is no project, that is said."""
    with pytest.raises(ProjectFileError, match=words) as raised:
        salvage(content, NAME)

    assert kind is type(raised.value)
