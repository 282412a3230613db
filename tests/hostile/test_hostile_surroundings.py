"""Whole runs in a hostile folder: no network, no file that is not ours, no foreign code."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from surroundings import Run, alone, environment, prepared, program, watched

from credo_builder import assets
from credo_builder.storage import picture_process
from credo_builder.ui import preview_process

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
PICTURE = b"\xff\xd8\xff\xe0 no picture"


def _may_watch(run: Run) -> Run:
    if run.code and "Operation not permitted" in run.said and not run.calls:
        pytest.skip(f"strace may not attach: {run.said.strip().splitlines()[-1]}")
    return run


@pytest.fixture(scope="module")
def wizard(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run of the wizard through every step, with an edit, a save and an export."""
    folder = tmp_path_factory.mktemp("wizard")
    prepared(folder)
    return _may_watch(watched(folder, [program("credo-builder"), "--self-test"]))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run of the command line that prints the finished example."""
    folder = tmp_path_factory.mktemp("built")
    prepared(folder)
    project = folder / "work" / "cafe.credo"
    project.write_bytes(assets.read_bytes("example/larder_lane.credo"))
    return _may_watch(watched(folder, [program("credo"), "build", "cafe.credo"]))


@pytest.fixture(params=["wizard", "built"])
def run(request: pytest.FixtureRequest) -> Run:
    """Return each of the two runs."""
    return request.getfixturevalue(request.param)


def test_it_works_without_any_network(run: Run) -> None:
    """In a hostile folder, with hostile variables and no network, all is done."""
    assert 0 == run.code, run.said
    assert "All well" in run.said or "Wrote cafe.pdf" in run.said


def test_no_socket_is_opened(run: Run) -> None:
    """Not one call is about a network."""
    where = "a network of its own" if alone() else "the network of the machine"
    sys.stdout.write(f"{run.told()}, in {where}\n")

    assert [] == run.sockets


def test_no_file_is_opened_that_is_not_ours(run: Run) -> None:
    """Files come from the package, Python, the system's libraries and fonts, and our folders."""
    sys.stdout.write(f"{run.told()}\n")

    assert len(run.opened) > 100
    assert [] == run.strange


def test_no_other_program_is_started(run: Run) -> None:
    """Nothing but this very program, and Python for it, runs."""
    assert {"credo", "credo-builder"} >= {Path(path).name for path in run.started}


def test_no_code_of_the_folder_runs(run: Run) -> None:
    """Modules that lie in the folder one works in, or at home, are never imported."""
    mark = run.folder / "mark"
    said = mark.read_text(encoding="utf-8") if mark.exists() else ""

    assert "" == said
    assert [] == [path for path in run.opened if path.endswith("reportlab_settings.py")]


def test_what_is_kept_is_for_one_person(wizard: Run) -> None:
    """Every file the wizard leaves at home is 0600, every folder of its own 0700."""
    kept = [p for p in (wizard.folder / "home").rglob("*") if "credo-builder" in p.parts]
    wrong = {
        str(p): oct(stat.S_IMODE(p.stat().st_mode))
        for p in kept
        if stat.S_IMODE(p.stat().st_mode) != (0o700 if p.is_dir() else 0o600)
    }

    assert kept
    assert {} == wrong


def test_no_name_of_the_machine_reaches_the_paper(built: Run) -> None:
    """Neither user nor folder stands in the file."""
    content = (built.folder / "work" / "cafe.pdf").read_bytes()
    traces = ["mallory-secret", str(built.folder), str(Path.home()), sys.prefix]

    assert [] == [trace for trace in traces if trace.encode() in content]


@pytest.mark.parametrize("kind", ["pages", "picture"])
def test_processes_of_the_window_import_nothing_of_the_folder(tmp_path: Path, kind: str) -> None:
    """What makes pages and what decodes pictures look for modules where the window does."""
    mark = prepared(tmp_path)
    command = preview_process.command() if kind == "pages" else picture_process.command()
    around = environment(tmp_path)
    if kind == "pages":
        around["PYTHONPATH"] = preview_process._environment().value("PYTHONPATH")
    subprocess.run(
        command, cwd=tmp_path / "work", env=around, input=PICTURE, capture_output=True, check=False
    )

    assert not mark.exists()


def test_a_trap_that_is_stepped_into_leaves_a_mark(tmp_path: Path) -> None:
    """The traps bite: Python as it comes imports from the folder it is started in."""
    mark = prepared(tmp_path)
    subprocess.run(
        [sys.executable, "-c", "import rl_settings"],
        cwd=tmp_path / "work", env=environment(tmp_path), check=True,
    )  # fmt: skip

    assert "rl_settings.py" in mark.read_text(encoding="utf-8")


WATCHED = "import socket; socket.socket(); open('/etc/passwd').read()"


def test_a_program_that_goes_out_is_noticed(tmp_path: Path) -> None:
    """The watch bites: a socket and a file of the system's users are seen."""
    prepared(tmp_path)
    run = _may_watch(watched(tmp_path, [sys.executable, "-I", "-c", WATCHED]))

    assert 1 == len(run.sockets)
    assert "/etc/passwd" in run.strange
