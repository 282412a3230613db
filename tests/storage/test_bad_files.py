"""Every way in which a file can be wrong is told in words that a person can act on."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from credo_builder.errors import ProjectFileError
from credo_builder.storage import codec

FOLDER = Path(__file__).parent / "bad_files"
sys.path.insert(0, str(FOLDER))

from bad_files_catalogue import BadFile, catalogue  # noqa: E402

NAME = "cafe.credo"
MESSAGES = FOLDER / "messages.txt"
EVERY = tuple(catalogue())
EACH = pytest.mark.parametrize("bad", EVERY, ids=lambda bad: bad.name)
_TOLD = re.compile(r"cafe\.credo: line (\d+)(?:, column \d+)?: (.*)", re.DOTALL)


def told(bad: BadFile) -> list[str]:
    """What a person is told of the file: refusals, or that it opens and with which warnings."""
    try:
        loaded = codec.read(bad.content, NAME)
    except ProjectFileError as error:
        return [f"{type(error).__name__}", *error.problems]
    return ["opens read-only" if loaded.read_only else "opens", *loaded.warnings]


@pytest.fixture(scope="module")
def expected(pytestconfig: pytest.Config) -> dict[str, list[str]]:
    """What the messages are to be, by the name of the file."""
    if pytestconfig.getoption("--update-golden"):
        parts = ["\n".join([f"## {bad.name}", *told(bad)]) for bad in EVERY]
        MESSAGES.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    parts = MESSAGES.read_text(encoding="utf-8").removeprefix("## ").rstrip("\n").split("\n\n## ")
    return {part.split("\n")[0]: part.split("\n")[1:] for part in parts}


def test_there_are_files_enough_and_each_has_a_name_of_its_own() -> None:
    """The catalogue holds at least 120 files, no two of one name."""
    names = [bad.name for bad in EVERY]

    assert len(names) >= 120
    assert len(names) == len(set(names))


@EACH
def test_message_is_the_one_that_was_read_aloud(
    bad: BadFile, expected: dict[str, list[str]]
) -> None:
    """Each file is refused, or opens with warnings, in exactly the words that were agreed."""
    assert expected[bad.name] == told(bad)


@EACH
def test_lines_are_true(bad: BadFile) -> None:
    """The lines told are those in which the problems stand, counted in the text itself."""
    found = [_TOLD.fullmatch(message) for message in told(bad)[1:]]
    lines = tuple(int(one[1]) for one in found if one)

    if bad.lines:
        assert bad.lines == lines


@EACH
def test_field_is_the_one_that_is_wrong(bad: BadFile) -> None:
    """The field told is the one that was spoilt."""
    if bad.field and bad.lines:
        found = _TOLD.fullmatch(told(bad)[1])

        assert found is not None
        assert found[2].startswith(f"{bad.field}: "), found[2]


@EACH
def test_each_message_says_what_to_do(bad: BadFile) -> None:
    """Each message names the file, is one line of sentences, and ends with what to do."""
    for message in told(bad)[1:]:
        assert message.startswith(f"{NAME}: ")
        assert "\n" not in message
        assert message.endswith(".")
        assert message.count(". ") >= 1 or message.count("; ") >= 1, message
