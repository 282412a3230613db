"""Every project people begin with prints as an accessible and archival document."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import matrix
import pytest
from answers import READERS, problems
from hostile import LITERAL
from structure import faults
from verapdf import judge

from credo_builder import assets
from credo_builder.app.approval import next_edition
from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.promises import Promise
from credo_builder.domain import editions

CHOICES = matrix.every() if matrix.WHOLE else matrix.pairwise()
SECOND_READER = ("example",)
"""Projects whose answers both readers look for, when only a few PDFs are made."""


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory):
    """Print a choice; the second time it is at hand."""
    folder = tmp_path_factory.mktemp("printed")

    @cache
    def path(choice: matrix.Choice) -> Path:
        name, cover, paper, edition = choice
        file = folder / f"{'-'.join(choice).replace(' ', '_')}.pdf"
        project = matrix.covered(matrix.project_of(name), cover)
        file.write_bytes(pdf_bytes(project, edition, paper))
        return file

    return path


@pytest.fixture(scope="module")
def of_editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """Print the example’s next edition with what changed in it, and the one it superseded."""
    value, *_others = example().of(CoreValue)
    later = next_edition(example()).put(replace(value, name="Warmth at the door"))
    later = later.remove(later.of(Promise)[5].id).put(Promise(text="Ask for any recipe."))
    old = editions.edition_of(later, "2.0")
    folder = tmp_path_factory.mktemp("editions")
    files = (folder / "later.pdf", folder / "old.pdf")
    for file, project, edition in zip(files, (later, old), ("full", "staff"), strict=True):
        file.write_bytes(pdf_bytes(project, edition))
    return files


def test_few_choices_hold_every_pair() -> None:
    """Every cover, paper, edition and project is printed, and every two of them together."""
    every = [choice for choice in matrix.every() if choice[0] in matrix.IN_PAIRS]
    wanted = {pair for choice in every for pair in matrix.pairs(choice)}

    assert wanted <= {pair for choice in matrix.pairwise() for pair in matrix.pairs(choice)}
    assert set(matrix.FACTORS[0]) == {choice[0] for choice in matrix.pairwise()}


def test_every_document_is_accessible_and_archival(printed, of_editions) -> None:
    """No document breaks a rule of either standard, those of later and older editions neither."""
    verdicts = judge([*(printed(choice) for choice in CHOICES), *of_editions])
    broken = {file.name: v.messages for file, v in verdicts.items() if not v.passes}

    assert {} == broken
    assert len(CHOICES) + len(of_editions) == len(verdicts)


def test_the_tree_of_later_and_older_editions_is_whole(of_editions) -> None:
    """The tables of what changed have their heads, and “Superseded” is no part of the text."""
    assert {} == {file.name: found for file in of_editions if (found := faults(file))}


def test_every_document_is_a_sound_pdf(printed) -> None:
    """A second reader finds no fault in the files."""
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    for choice in CHOICES:
        command = [qpdf, "--check", printed(choice)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)

        assert 0 == done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("choice", CHOICES, ids=", ".join)
def test_the_tree_of_every_document_is_whole(printed, choice) -> None:
    """Headings, heads, figures, links, contents and reading order are as they should be."""
    assert [] == faults(printed(choice))


@pytest.mark.parametrize("choice", CHOICES, ids=", ".join)
def test_every_answer_comes_back(printed, choice) -> None:
    """What a person answered is read from the page again, and nothing that is not for it."""
    name, cover, _, edition = choice
    project = matrix.covered(matrix.project_of(name), cover)
    both = matrix.WHOLE or name in SECOND_READER
    for reader in READERS if both else ("poppler",):
        assert [] == problems(project, printed(choice), edition, reader)


HOSTILE = next(c for c in matrix.pairwise() if c[0] == "hostile" and c[-1] == "full")


def test_hostile_text_prints_literally(printed) -> None:
    """Markup in an answer is words on paper, never an instruction."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("poppler is not installed")
    text = subprocess.run(
        [pdftotext, "-raw", printed(HOSTILE), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    squeezed = "".join(text.split())

    assert "".join(LITERAL.split()) in squeezed
    assert "{{7*7}}" in squeezed
    assert "49" not in squeezed.split("{{7*7}}")[0][-3:]


SCRIPT = """
import hashlib, sys
from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example
print(hashlib.sha256(pdf_bytes(example(), "staff")).hexdigest())
"""


SURROUNDINGS = {
    "here": {},
    "far east": {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    "far west, another user": {
        "TZ": "America/Lima",
        "PYTHONHASHSEED": "77",
        "LC_ALL": "C.UTF-8",
        "USER": "mallory",
    },
    "another day": {"FAKETIME": "2031-02-03 04:05:06", "PYTHONHASHSEED": "5"},
}


def started(surroundings: dict[str, str], home: Path) -> subprocess.Popen[str] | None:
    """Start printing in other surroundings; None where another day cannot be had."""
    command = [sys.executable, "-c", SCRIPT]
    environment = {**os.environ, **surroundings}
    if surroundings:
        environment["HOME"] = str(home)
    if "FAKETIME" in surroundings:
        faketime = shutil.which("faketime")
        if faketime is None and os.environ.get("CI") != "true":
            return None
        command = [str(faketime), environment.pop("FAKETIME"), *command]
    return subprocess.Popen(
        command,
        env=environment,
        cwd=home,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture(scope="module")
def sums(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Name of surroundings -> what the document printed there comes to; all printed at once."""
    running = {
        name: started(around, tmp_path_factory.mktemp("home"))
        for name, around in SURROUNDINGS.items()
    }
    found = {}
    for name, process in running.items():
        if process is not None:
            told, complaint = process.communicate()
            found[name] = told.strip()

            assert 0 == process.returncode, complaint
    return found


@pytest.mark.parametrize("name", [name for name in SURROUNDINGS if name != "here"])
def test_the_same_project_gives_the_same_bytes_anywhere(sums: dict[str, str], name: str) -> None:
    """Day, user, folder, time zone and hash seed leave no trace in the PDF."""
    if name not in sums:
        pytest.skip("faketime is not installed")

    assert sums["here"] == sums[name]


def test_nothing_of_the_machine_reaches_the_document() -> None:
    """Neither the user's name nor a folder stands in the file."""
    content = pdf_bytes(example(), "full")
    for trace in (str(Path.home()), str(Path(str(assets.root())).resolve()), "/tmp/"):
        assert trace.encode() not in content
