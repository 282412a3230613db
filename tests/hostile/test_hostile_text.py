"""Hostile text in every field goes to the file, to paper and back as the words it is."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import problems
from attacks import ATTACKS, CLEANED, PRINTS, hostile, texts

from credo_builder import assets
from credo_builder.app import listing
from credo_builder.app.export import pdf_bytes
from credo_builder.audit import audit
from credo_builder.chapters.core_values import CoreValue
from credo_builder.domain.questions import MAX_CHARACTERS
from credo_builder.errors import ProjectFileError
from credo_builder.storage import codec
from credo_builder.storage.text import loses_characters
from credo_builder.storage.tidying import tidied

Printed = Callable[[str], bytes]


@pytest.mark.parametrize("first", range(0, len(ATTACKS), 5))
def test_what_is_saved_is_what_is_opened(first: int) -> None:
    """Every text of every record comes back, cleaned of what no text may hold, else the same."""
    project = hostile(first)
    loaded = codec.read(codec.write(tidied(project)), "hostile.credo")
    expected = [CLEANED.get(text, text) for text in texts(project)]

    assert expected == texts(loaded.project)
    assert () == loaded.warnings


def test_every_attack_stands_in_many_fields() -> None:
    """The project that is tried really is full of them, each in many kinds of records."""
    held = texts(hostile())

    assert min(held.count(attack) for attack in ATTACKS.values()) >= 15


def _file_with(attack: str) -> bytes:
    """Return the example with *attack* as the name of its first value, as a stranger writes."""
    whole = json.loads(assets.read_bytes("example/larder_lane.credo"))
    whole["core_values"][0]["name"] = attack
    return json.dumps(whole).encode()


def test_half_a_character_is_refused_by_line() -> None:
    """A text no file may spell is refused, and its line told."""
    with pytest.raises(ProjectFileError, match=r"stranger\.credo: line"):
        codec.read(_file_with(ATTACKS["halves"]), "stranger.credo")


@pytest.mark.parametrize("name", [name for name in ATTACKS if name != "halves"])
def test_a_strangers_file_is_opened_with_every_loss_told(name: str) -> None:
    """Where a text of a file loses characters, the reader says so; else none is lost."""
    attack = ATTACKS[name]
    loaded = codec.read(_file_with(attack), "stranger.credo")
    told = any("core_values[0].name" in warning for warning in loaded.warnings)

    assert CLEANED[attack] == loaded.project.of(CoreValue)[0].name
    assert loses_characters(attack) == told


def test_a_text_may_have_twenty_thousand_letters_and_no_more() -> None:
    """The longest text opens; one letter more is refused by line and field."""
    longest = codec.read(_file_with("W" * MAX_CHARACTERS), "long.credo").project
    with pytest.raises(ProjectFileError, match=r"core_values\[0\]\.name"):
        codec.read(_file_with("W" * (MAX_CHARACTERS + 1)), "long.credo")

    assert 20_000 == len(longest.of(CoreValue)[0].name)


def test_hostile_projects_are_checked_and_listed() -> None:
    """Rules, the list of answers and the trace take any text."""
    project = tidied(hostile())
    findings = audit(project, None)

    assert findings
    assert listing.report_lines(listing.report(project, findings, quiet_too=True))
    assert listing.trace_lines(listing.traced(project))
    assert "".join(PRINTS["template"].split()) in "".join("".join(listing.shown(project)).split())


@pytest.fixture(scope="module")
def words(printed: Printed, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return all that a reader finds in the full edition, without white space."""
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is not installed")
    file = tmp_path_factory.mktemp("hostile") / "full.pdf"
    file.write_bytes(printed("full"))
    done = subprocess.run(
        ["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True
    )
    return "".join(done.stdout.split())


@pytest.mark.parametrize("name", PRINTS)
def test_hostile_text_is_printed_as_the_words_it_is(words: str, name: str) -> None:
    """Markup, templates and commands stand on paper letter by letter; nothing is carried out."""
    assert "".join(PRINTS[name].split()) in words


def test_nothing_hostile_was_carried_out(words: str) -> None:
    """No sum was worked out, no class named, no file read."""
    passwd = Path("/etc/passwd")
    first = passwd.read_text(encoding="utf-8").split("\n")[0] if passwd.exists() else "root:x:0"

    assert [] == [carried for carried in ("<class", "49{%raw", first) if carried in words]


MISREAD = ("template class", "mail link", "placeholders")
"""What the reader of answers reads as Markdown itself: words it would look for in vain."""


@pytest.mark.parametrize("edition", ["public", "staff", "full"])
def test_every_hostile_answer_comes_back_from_paper(edition: str, tmp_path: Path) -> None:
    """What may stand in an edition is read from it again, and nothing of the others."""
    project, file = tidied(hostile(but=MISREAD)), tmp_path / "hostile.pdf"
    file.write_bytes(pdf_bytes(project, edition))
    missed = [one for one in problems(project, file, edition, "poppler") if ".rating_" not in one]

    assert [] == missed
