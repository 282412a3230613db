"""Every project people begin with prints as an accessible and archival document."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import LITERAL
from hostile import project as hostile_project
from verapdf import judge

from credo_builder import assets
from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example, load, starters
from credo_builder.domain.project import Project
from credo_builder.domain.terms import Edition, Paper

PROJECTS = (*(s.name for s in starters()), "example", "empty", "hostile")


def project_of(name: str) -> Project:
    if name == "example":
        return example()
    if name == "empty":
        return Project(project_id="prj_empty")
    return hostile_project() if name == "hostile" else load(name)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], Path]:
    """Every project on both papers; the example in all its editions too."""
    folder = tmp_path_factory.mktemp("printed")
    wanted = [(n, "full", p.value) for n in PROJECTS for p in Paper]
    wanted += [("example", e.value, "A4") for e in Edition if e != Edition.FULL]
    files = {}
    for name, edition, paper in wanted:
        file = folder / f"{name}-{edition}-{paper}.pdf"
        file.write_bytes(pdf_bytes(project_of(name), edition, paper))
        files[name, edition, paper] = file
    return files


def test_every_shipped_project_is_accessible_and_archival(printed) -> None:
    """Starters, example, an empty project and a hostile one break no rule of either standard."""
    verdicts = judge(list(printed.values()))
    broken = {file.name: v.messages for file, v in verdicts.items() if not v.passes}

    assert {} == broken


def test_every_shipped_project_is_a_sound_pdf(printed) -> None:
    """A second reader finds no fault in the files."""
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    for file in printed.values():
        done = subprocess.run([qpdf, "--check", file], capture_output=True, text=True, check=False)

        assert 0 == done.returncode, done.stdout + done.stderr


def test_hostile_text_prints_literally(printed) -> None:
    """Markup in an answer is words on paper, never an instruction."""
    pdftotext = shutil.which("pdftotext")
    if pdftotext is None:
        pytest.skip("poppler is not installed")
    text = subprocess.run(
        [pdftotext, "-raw", printed["hostile", "full", "A4"], "-"],
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


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "USER": "mallory"},
        {"FAKETIME": "2031-02-03 04:05:06", "PYTHONHASHSEED": "5"},
    ],
    ids=["far east", "far west, another user", "another day"],
)
def test_the_same_project_gives_the_same_bytes_anywhere(
    surroundings: dict[str, str], tmp_path: Path
) -> None:
    """Day, user, folder, time zone and hash seed leave no trace in the PDF."""
    command = [sys.executable, "-c", SCRIPT]
    environment = {**os.environ, "HOME": str(tmp_path), **surroundings}
    if "FAKETIME" in surroundings:
        faketime = shutil.which("faketime")
        if faketime is None and os.environ.get("CI") != "true":
            pytest.skip("faketime is not installed")
        command = [str(faketime), environment.pop("FAKETIME"), *command]
    seen = subprocess.run(
        command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout.strip()

    assert hashlib.sha256(pdf_bytes(example(), "staff")).hexdigest() == seen


def test_nothing_of_the_machine_reaches_the_document() -> None:
    """Neither the user's name nor a folder stands in the file."""
    content = pdf_bytes(example(), "full")
    for trace in (str(Path.home()), str(Path(str(assets.root())).resolve()), "/tmp/"):
        assert trace.encode() not in content
