"""`credo batch`: many documents at once, the same bytes however many processes make them."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from credo_builder.app import batch_pool, batching, packing
from credo_builder.app.masters import Master
from credo_builder.app.starters import example
from credo_builder.chapters.credo import Credo
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.cli import main
from credo_builder.domain.project import Project
from credo_builder.errors import CredoError
from credo_builder.storage import open_project, save_project

SITES = 25
BROKEN = 7


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    """The file of a project that is quickly made: contact, levels and credo of the example."""
    path = tmp_path_factory.mktemp("master") / "larder.credo"
    whole = example()
    kinds = (Organisation, ServiceLevel, Credo, Role)
    settings = replace(whole.settings, status="draft", approval=None)
    save_project(
        replace(whole, settings=settings, records={kind: whole.of(kind) for kind in kinds}), path
    )
    return path


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    """A list of 25 sites; the row of one is broken."""
    rows = ["Site;Phone;L4.target"]
    for number in range(1, SITES + 1):
        figure = "soon" if number == BROKEN else ("3" if number % 2 else "")
        rows.append(f"Dock Road {number};01632 960 {number:03};{figure}")
    path = tmp_path_factory.mktemp("table") / "sites.csv"
    path.write_text("\n".join(rows), encoding="cp1252")
    return path


def run(*words):
    """Run the command line with these words."""
    return CliRunner().invoke(main, ["batch", *map(str, words)])


def files_in(folder):
    """Return name to content of every file below *folder*."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def by_two(master, table, tmp_path_factory):
    """What two processes made of the list, and what was said."""
    folder = tmp_path_factory.mktemp("two")
    done = run(master, "--sites", table, "-o", folder, "--jobs", 2, "--only", "charter")
    return done, files_in(folder)


def test_a_broken_row_is_named_and_the_others_are_made(by_two):
    """Its line, its column and what to do are told; 24 files are there, and the code is 2."""
    done, made = by_two

    assert 2 == done.exit_code, done.output
    assert "sites.csv: line 8: L4.target: “soon” is no figure." in done.stderr
    assert {f"dock-road-{n}.pdf" for n in range(1, SITES + 1) if n != BROKEN} == {*made} - {
        "manifest.json"
    }
    assert "24 of 25 made whole: 24 files" in done.stdout
    assert "by 2 processes." in done.stdout


def test_the_manifest_vouches_for_all(by_two):
    """Each file stands in it with key, form, site, sum and pages, in the order of the list."""
    _, made = by_two
    entries = json.loads(made["manifest.json"])

    assert [f"Dock Road {n}" for n in range(1, SITES + 1) if n != BROKEN] == [
        one["site"] for one in entries
    ]
    assert ["file", "key", "form", "site", "sha256", "pages"] == list(entries[0])
    for one in entries:
        assert hashlib.sha256(made[one["file"]]).hexdigest() == one["sha256"]


def test_one_process_makes_the_same_bytes(by_two, master, table, tmp_path):
    """Whoever waits longer gets the same files, and the same manifest."""
    done = run(master, "--sites", table, "-o", tmp_path, "--jobs", 1, "--only", "charter")

    assert "by 1 process." in done.stdout
    assert by_two[1] == files_in(tmp_path)


def test_a_site_is_what_its_own_pack_would_be(by_two, master):
    """A batch adds nothing and leaves nothing out: the pack of that very project is the same."""
    cells = {"phone": "01632 960 003", "L4.target": "3"}
    project = Master(open_project(master).project).at("Dock Road 3", cells)
    (charter,) = packing.order("charter").made(project)

    assert charter.content == by_two[1]["dock-road-3.pdf"]


def test_few_documents_need_no_second_process(master, tmp_path):
    """Below twenty files, one process makes them all, whatever is asked for."""
    plan = batching.Plan(str(tmp_path), "charter", "staff")
    few = batching.of_projects([master], plan)
    many = batching.Batch(plan, few.tasks * batching.FEWEST)

    assert 1 == few.processes(8)
    assert [8, 1, 20] == [many.processes(8), many.processes(1), many.processes(99)]


def test_one_bad_file_does_not_stop_the_others(master, tmp_path):
    """Files and folders are taken; what is called the same has a name of its own."""
    (tmp_path / "a" / "deep").mkdir(parents=True)
    (tmp_path / "a" / "deep" / "larder.credo").write_bytes(master.read_bytes())
    (tmp_path / "bad.credo").write_bytes(b"{")
    folder = tmp_path / "out"
    given = (master, tmp_path / "a", tmp_path / "bad.credo", master)
    done = run(*given, "-o", folder, "--only", "charter")

    assert 2 == done.exit_code, done.output
    assert ["larder-2.pdf", "larder.pdf", "manifest.json"] == sorted(files_in(folder))
    assert "bad.credo: " in done.stderr
    assert "bad.credo" in done.stdout
    assert "2 of 3 made whole" in done.stdout


def test_several_outputs_of_a_document_have_a_folder(tmp_path):
    """With more than one key each document has a folder, with the names of a pack."""
    save_project(example(), tmp_path / "whole.credo")
    done = run(tmp_path / "whole.credo", "-o", tmp_path / "out", "--only", "poster,charter")

    assert 0 == done.exit_code, done.output
    assert ["manifest.json", "whole/02-poster.pdf", "whole/05-charter.pdf"] == sorted(
        files_in(tmp_path / "out")
    )


def test_a_refusal_and_what_stops_approval_are_told_by_the_code(tmp_path):
    """What is too long for an output is refused with its reason; a blocker counts as well."""
    held = example()
    long = replace(held.one(Credo), motto="We stay with whoever is waiting for us, " * 9)
    save_project(held.put(long), tmp_path / "long.credo")
    save_project(Project(project_id="prj_abcdefgh"), tmp_path / "empty.credo")
    refused = run(tmp_path / "long.credo", "-o", tmp_path / "out", "--only", "poster")
    empty = run(tmp_path / "empty.credo", "-o", tmp_path / "out", "--only", "charter")

    assert [1, 1] == [refused.exit_code, empty.exit_code]
    assert "long.credo: Poster: The motto “We stay with" in refused.stderr
    assert "refused" in refused.stdout


def test_a_file_of_another_kind_is_not_replaced(master, tmp_path):
    """A photograph that happens to be called like a document stays, and the code is 3."""
    (tmp_path / "larder.pdf").write_bytes(b"\x89PNG of somebody")
    done = run(master, "-o", tmp_path, "--only", "charter")

    assert 3 == done.exit_code
    assert b"\x89PNG of somebody" == (tmp_path / "larder.pdf").read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--only", "flag"), "There is no output “flag”"),
        (("--jobs", "0"), "0 is not in the range"),
        (("{master}", "--sites", "x.csv"), "A list of sites needs one FILE"),
    ],
)
def test_a_slip_of_the_pen_is_told(master, tmp_path, words, message):
    """What is unknown is named before anything is made."""
    done = run(master, "-o", tmp_path / "out", *(word.format(master=master) for word in words))

    assert 2 == done.exit_code
    assert message in done.output
    assert not (tmp_path / "out").exists()


def test_a_process_that_dies_costs_one_document(master, tmp_path, monkeypatch):
    """Another takes its place; the document it was at is told, the others are made."""
    monkeypatch.setattr(batch_pool, "command", lambda: [sys.executable, "-P", "-c", DYING])
    plan = batching.Plan(str(tmp_path), "charter", "staff")
    tasks = batching.of_projects([master], plan).tasks * 3
    tasks = tuple(replace_number(one, place) for place, one in enumerate(tasks))
    done = batching.in_order(batch_pool.run(plan, tasks, 1))

    assert ["made", "not written", "made"] == [one.result for one in done]
    assert "ended suddenly" in done[1].notes[0]


def test_a_system_without_another_process_is_told(master, tmp_path, monkeypatch):
    """Where none can be started it is said in words; where some can, those do the work."""
    monkeypatch.setattr(batch_pool, "command", lambda: [str(tmp_path / "not there")])
    plan = batching.Plan(str(tmp_path), "charter", "staff")
    tasks = batching.of_projects([master], plan).tasks

    with pytest.raises(CredoError, match="No further process could be started: No such file"):
        list(batch_pool.run(plan, tasks * 2, 2))


DYING = """
import os
from credo_builder.app import batch_making, batch_process
usual = batch_making.Maker.make
def make(self, task):
    if task.number == 1:
        os._exit(9)
    return usual(self, task)
batch_making.Maker.make = make
batch_process.main()
"""


def replace_number(task, number):
    """Return *task* with another number and name."""
    return batching.Task(number, f"{task.name}-{number}", task.shown, file=task.file)


def children_of(pid):
    """Return the numbers of the processes that *pid* started."""
    return [
        int(one)
        for thread in Path(f"/proc/{pid}/task").glob("*/children")
        for one in thread.read_text(encoding="ascii").split()
    ]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc who is running")
@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGKILL])
def test_who_is_stopped_leaves_no_half_file_and_nobody_behind(master, tmp_path, way):
    """What is there is whole, and no process goes on, however the batch was ended."""
    table = tmp_path / "sites.csv"
    table.write_text("site\n" + "Dock Road\n" * 900, encoding="utf-8")
    running = subprocess.Popen(
        [sys.executable, "-m", "credo_builder.cli", "batch", master, "--sites", table,
         "-o", tmp_path / "out", "--jobs", "2", "--only", "charter"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    until = time.monotonic() + 60
    while len(list(tmp_path.glob("out/*.pdf"))) < 2 and time.monotonic() < until:
        time.sleep(0.01)
    workers = children_of(running.pid)
    os.kill(running.pid, way)
    said, _ = running.communicate(timeout=60)
    while any(Path(f"/proc/{one}").exists() for one in workers) and time.monotonic() < until:
        time.sleep(0.01)
    left = files_in(tmp_path / "out")

    assert 2 == len(workers)
    assert [] == [one for one in workers if Path(f"/proc/{one}").exists()]
    assert [] == [name for name in left if name.endswith(".saving")]
    assert all(content.rstrip().endswith(b"%%EOF") for name, content in left.items()
               if name.endswith(".pdf"))  # fmt: skip
    if way != signal.SIGKILL:
        assert 130 == running.returncode
        assert {one["file"] for one in json.loads(left["manifest.json"])} == {*left} - {
            "manifest.json"
        }
        assert "of 900 made whole" in said
