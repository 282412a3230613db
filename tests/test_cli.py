"""The command line, as scripts and people use it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from credo_builder.cli import main


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words])


@pytest.fixture
def cafe(tmp_path: Path) -> Path:
    file = tmp_path / "cafe.credo"
    assert run("new", file, "--starter", "restaurant_cafe").exit_code == 0
    return file


def test_starters_are_listed_as_json_with_name_title_and_industry() -> None:
    """A script finds every starter's name, title and industry."""
    rows = json.loads(run("starters", "--json").stdout)

    assert {"restaurant_cafe", "local_government", "trades_home_services"} <= {
        r["name"] for r in rows
    }
    assert all(set(r) == {"name", "title", "industry"} for r in rows)


def test_a_starter_becomes_a_project_and_a_pdf(cafe: Path) -> None:
    """A starter is one command away from a project and two from a PDF."""
    built = run("build", cafe)

    assert 0 == built.exit_code, built.output
    assert cafe.with_suffix(".pdf").read_bytes().startswith(b"%PDF-1.7")


def test_the_organisations_name_reaches_the_project(tmp_path: Path) -> None:
    """The name given to new stands in the answers."""
    file = tmp_path / "a.credo"
    run("new", file, "--organisation", "Fern & Fork")

    assert "Fern & Fork" in run("show", file).stdout


def test_new_replaces_nothing_without_force(cafe: Path) -> None:
    """A project that is there is not replaced unless somebody says so."""
    before = cafe.read_bytes()
    refused = run("new", cafe)

    assert (3, before) == (refused.exit_code, cafe.read_bytes())
    assert "--force" in refused.stderr
    assert 0 == run("new", cafe, "--force").exit_code
    assert before != cafe.read_bytes()


def test_an_unknown_starter_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    """A mistyped starter is answered with the names there are."""
    answer = run("new", tmp_path / "x.credo", "--starter", "spaceship")

    assert 2 == answer.exit_code
    assert "restaurant_cafe" in answer.stderr
    assert not (tmp_path / "x.credo").exists()


def test_check_exits_with_1_only_for_findings_as_bad_as_asked(cafe: Path) -> None:
    """Unread starter wording is a blocker, and --fail-on decides what fails."""
    assert 1 == run("check", cafe, "--fail-on", "blocker").exit_code

    example = cafe.with_name("example.credo")
    run("new", example, "--example")

    assert 0 == run("check", example, "--on", "2026-11-21").exit_code


def test_check_prints_json_in_the_promised_shape(cafe: Path) -> None:
    """A script reads project, readiness, counts and findings."""
    report = json.loads(run("check", cafe, "--format", "json").stdout)

    assert {"project", "readiness", "counts", "findings"} == set(report)
    assert ["blocker", "major", "minor", "tip"] == list(report["counts"])
    assert "QUA-01" in {f["rule"] for f in report["findings"]}
    assert {
        "rule", "severity", "gap", "record", "code", "chapter", "field", "message", "do",
        "quiet", "waived",
    } == set(report["findings"][0])  # fmt: skip


def test_check_shows_what_lies_beyond_the_path_only_when_asked(cafe: Path) -> None:
    """--all adds the findings of fields that Quick does not ask."""
    told = json.loads(run("check", cafe, "--format", "json").stdout)["findings"]
    everything = json.loads(run("check", cafe, "--all", "--format", "json").stdout)["findings"]

    assert not any(f["quiet"] for f in told)
    assert any(f["quiet"] for f in everything)


CHAIN = {
    "promises": [
        {
            "id": "pro1",
            "code": "P1",
            "kind": "explicit",
            "claim": {"metric": "response", "quantity": {"value": 5, "unit": "working_day"}},
            "decision": "keep",
        }
    ],
    "moments": [{"id": "mom1", "code": "M1", "promise_ids": ["pro1"]}],
    "service_levels": [
        {
            "id": "lev1",
            "code": "L1",
            "moment_ids": ["mom1"],
            "metric": "response",
            "target": {"value": 10, "unit": "working_day"},
        }
    ],
}


@pytest.mark.parametrize("begun", ["by hand", "by hand, visited", "by credo new"])
def test_a_file_written_by_a_script_is_checked_throughout(tmp_path: Path, begun: str) -> None:
    """A file that nobody was led through hides no step and no field from the check."""
    file = tmp_path / "chain.credo"
    head = {"format": "credo-project", "schema_version": 1}
    if begun == "by hand, visited":
        head["project"] = {"visited": "all"}
    elif begun == "by credo new":
        run("new", file)
        head = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**head, **CHAIN}), encoding="utf-8")
    answer = run("check", file, "--format", "json")
    found = {f["rule"]: f for f in json.loads(answer.stdout)["findings"]}

    assert 1 == answer.exit_code
    assert ("blocker", False) == (found["PRO-13"]["severity"], found["PRO-13"]["quiet"])


def test_a_review_day_that_passed_is_found_on_the_day_given(tmp_path: Path) -> None:
    """--on moves the check to another day."""
    file = tmp_path / "example.credo"
    run("new", file, "--example")
    late = json.loads(run("check", file, "--on", "2031-01-01", "--format", "json").stdout)

    assert "GOV-01" in {f["rule"] for f in late["findings"]}


def test_rules_are_explained_to_scripts_and_people() -> None:
    """Every rule has its words, as JSON and as text."""
    rows = json.loads(run("rules", "--json").stdout)

    assert 92 == len(rows)
    assert {"id", "name", "severity", "gap", "source", "explanation", "waivable"} == set(rows[0])
    text = run("rules").stdout
    assert all(row["id"] in text for row in rows)


def test_one_rule_is_explained_alone() -> None:
    """Its name is enough, in small letters too; a name that is none is told."""
    one = run("rules", "pro-13").stdout
    (row,) = json.loads(run("rules", "PRO-13", "--json").stdout)
    wrong = run("rules", "PRO-99")

    assert one.startswith("PRO-13  Claim stronger than level")
    assert row["explanation"] in one
    assert 2 == wrong.exit_code
    assert "PRO-99" in wrong.output


def test_the_check_tells_which_rules_are_silent_in_a_language(cafe: Path) -> None:
    """Without a list of words the check says in a line that single words were not weighed."""
    data = json.loads(cafe.read_text(encoding="utf-8"))
    data["project"]["language"] = "fr-FR"
    del data["checksum"]
    french = cafe.with_name("french.credo")
    french.write_text(json.dumps(data), encoding="utf-8")
    (note,) = json.loads(run("check", french, "--format", "json").stdout)["notes"]

    assert "“fr-FR”" in note
    assert note in run("check", french).stdout
    assert "notes" not in json.loads(run("check", cafe, "--format", "json").stdout)


def test_trace_follows_expectations_to_measures(cafe: Path) -> None:
    """The red thread comes as chains and coverage."""
    data = json.loads(run("trace", cafe, "--format", "json").stdout)

    assert any(chain["complete"] for chain in data["chains"])
    assert data["coverage"]["complete"] <= data["coverage"]["total"]
    assert "E1" in run("trace", cafe).stdout


def test_three_wrong_shapes_are_told_at_once_with_their_lines(cafe: Path) -> None:
    """Every wrong shape is told in one go, each with its true line and field."""
    data = json.loads(cafe.read_text(encoding="utf-8"))
    data["promises"][0]["text"] = 17
    data["moments"][1]["importance"] = 9
    data["service_levels"][0]["share_pct"] = "many"
    cafe.write_text(json.dumps(data, indent=2, ensure_ascii=False), encoding="utf-8")
    lines = cafe.read_text(encoding="utf-8").splitlines()
    answer = run("build", cafe)
    told = answer.stderr.strip().splitlines()

    assert (2, 3) == (answer.exit_code, len(told))
    for line, field, written in (
        (told[0], "promises[0].text", '"text": 17'),
        (told[1], "moments[1].importance", '"importance": 9'),
        (told[2], "service_levels[0].share_pct", '"share_pct": "many"'),
    ):
        number = next(i for i, text in enumerate(lines, 1) if written in text)
        assert line.startswith(f"{cafe.name}: line {number}: {field}: ")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda b: b[: len(b) // 2],
        lambda b: b"\x00\x01\x02\xff" * 50,
        lambda b: b"",
        lambda b: b"[1, 2]",
        lambda b: b.replace(b'"credo-project"', b'"other"'),
    ],
    ids=["truncated", "binary", "empty", "another shape", "another format"],
)
def test_a_file_that_cannot_be_read_gets_one_clear_line(cafe: Path, spoil) -> None:
    """A spoilt file is answered in one line and exit code 2, never with a traceback."""
    cafe.write_bytes(spoil(cafe.read_bytes()))
    answer = run("build", cafe)

    assert 2 == answer.exit_code
    assert 1 == len(answer.stderr.strip().splitlines())
    assert answer.stderr.startswith(cafe.name)
    assert not cafe.with_suffix(".pdf").exists()


@pytest.mark.parametrize(
    "spell",
    [lambda b: b"\xef\xbb\xbf" + b, lambda b: b.replace(b"\n", b"\r\n")],
    ids=["BOM", "CRLF"],
)
def test_a_byte_order_mark_and_foreign_line_ends_are_read(cafe: Path, spell) -> None:
    """Editors that add a mark or other line ends do no harm."""
    cafe.write_bytes(spell(cafe.read_bytes()))

    assert 0 == run("show", cafe).exit_code


def test_a_project_is_not_replaced_by_its_own_pdf(cafe: Path) -> None:
    """Naming the project as the PDF to write is refused."""
    before = cafe.read_bytes()

    assert 2 == run("build", cafe, "-o", cafe).exit_code
    assert before == cafe.read_bytes()


@pytest.mark.parametrize("way", ["link", "roundabout", "from a link"])
def test_a_project_is_not_replaced_by_its_pdf_by_another_way(cafe: Path, way: str) -> None:
    """A link to the project and a path that winds back to it are the project, too."""
    before = cafe.read_bytes()
    link = cafe.with_name("link.credo")
    link.symlink_to(cafe)
    (cafe.parent / "deep").mkdir()
    source, target = {
        "link": (cafe, link),
        "roundabout": (cafe, cafe.parent / "deep" / ".." / cafe.name),
        "from a link": (link, cafe),
    }[way]

    assert 2 == run("build", source, "-o", target).exit_code
    assert before == cafe.read_bytes()


def test_a_pdf_replaces_pdfs_only(cafe: Path) -> None:
    """Another project, or any file that is no PDF, is never replaced by a PDF."""
    other = cafe.with_name("other.credo")
    run("new", other)
    before = other.read_bytes()
    refused = run("build", cafe, "-o", other)

    assert (3, before) == (refused.exit_code, other.read_bytes())
    assert refused.stderr.startswith("other.credo: not saved: a file of another kind")


def test_what_cannot_be_written_exits_with_3(cafe: Path) -> None:
    """A folder that is not there is told, with exit code 3."""
    answer = run("build", cafe, "-o", cafe.parent / "nowhere" / "a.pdf")

    assert 3 == answer.exit_code
    assert answer.stderr.strip()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [["starters"], ["schema"], ["--version"], ["new", "a.credo"]])
def test_an_answer_nobody_can_take_is_one_line(tmp_path: Path, words: list[str]) -> None:
    """When the output is full the program says so and exits with 3, without a traceback."""
    command = [sys.executable, "-m", "credo_builder.cli", *words]
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )

    assert 3 == ran.returncode
    assert 1 == len(ran.stderr.strip().splitlines()), ran.stderr


def test_approval_by_nobody_is_bad_usage(cafe: Path) -> None:
    """An approval needs a person's name."""
    assert 2 == run("approve", cafe, "--by", "  ", "--on", "2026-11-21").exit_code


def test_approval_waits_until_nothing_stops_it(cafe: Path) -> None:
    """A starter nobody read cannot be approved, and the file stays as it was."""
    before = cafe.read_bytes()
    answer = run("approve", cafe, "--by", "A. Person", "--on", "2026-11-21")

    assert 1 == answer.exit_code
    assert "QUA-01" in answer.stderr
    assert before == cafe.read_bytes()


def test_an_edit_behind_the_back_of_an_approval_makes_a_draft(tmp_path: Path) -> None:
    """A file changed by hand after approval is printed as a draft, and says so."""
    file = tmp_path / "example.credo"
    run("new", file, "--example")
    quiet = run("show", file)
    file.write_text(
        file.read_text(encoding="utf-8").replace("Larder Lane", "Ladder Lane"), encoding="utf-8"
    )
    told = run("show", file)

    assert "draft" not in quiet.stderr
    assert "this is a draft" in told.stderr


@pytest.mark.parametrize(("field", "value"), [("person", " "), ("on", None), ("digest", "")])
def test_an_approval_without_person_or_day_is_none(
    tmp_path: Path, field: str, value: str | None
) -> None:
    """Who and when belong to an approval; without them the project is a draft."""
    file = tmp_path / "example.credo"
    run("new", file, "--example")
    data = json.loads(file.read_text(encoding="utf-8"))
    data["project"]["approval"][field] = value
    file.write_text(json.dumps(data), encoding="utf-8")

    assert "this is a draft" in run("show", file).stderr


def test_approval_is_kept_in_the_file(tmp_path: Path) -> None:
    """A project that nothing holds back is approved, and stays so."""
    file = tmp_path / "example.credo"
    run("new", file, "--example")
    answer = run("approve", file, "--by", "Rosa Lind", "--on", "2026-11-20")

    assert 0 == answer.exit_code, answer.stderr
    assert "Rosa Lind" in file.read_text(encoding="utf-8")
    assert "draft" not in run("show", file).stderr


def test_schema_describes_every_record_type() -> None:
    """The schema names each key of the file."""
    schema = json.loads(run("schema").stdout)

    assert {"project", "promises", "moments", "service_levels"} <= set(schema["properties"])


def test_version_is_told() -> None:
    """--version names program and version."""
    assert run("--version").stdout.startswith("credo, version ")


def test_waivers_and_weights_of_a_file_hold_in_its_check(cafe: Path) -> None:
    """A waiver with its reason ends after its day, and a weight of one's own counts instead."""
    data = json.loads(cafe.read_text(encoding="utf-8"))
    data["organisation"]["complaint_contact"]["reach"] = "Ask us"
    data["project"]["severity_overrides"] = {"EXP-04": "tip", "GOV-01": "tip"}
    waiver = {"rule": "QUA-03", "reason": "We have no logo", "by": "Mira", "expires": "2027-01-31"}
    data["project"]["waivers"] = [waiver]
    del data["checksum"]
    cafe.write_text(json.dumps(data), encoding="utf-8")

    def checked(day: str) -> dict[str, tuple[str, str]]:
        told = json.loads(run("check", cafe, "--all", "--on", day, "--format", "json").stdout)
        return {f["rule"]: (f["severity"], f["waived"]) for f in told["findings"]}

    assert ("minor", "We have no logo") == checked("2027-01-31")["QUA-03"]
    assert ("minor", "") == checked("2027-02-01")["QUA-03"]
    assert ("tip", "") == checked("2027-01-31")["EXP-04"]
    assert ("blocker", "") == checked("2027-01-31")["GOV-01"]
    assert (
        "(accepted: We have no logo)" in run("check", cafe, "--all", "--on", "2027-01-31").stdout
    )
