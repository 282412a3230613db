"""Forty faults at once in the example: what is found is what was written down, and no more."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from click.testing import CliRunner
from forty_faults import (
    ALREADY_THERE,
    DAY,
    FAULTS,
    OVERRIDES,
    SET_ASIDE,
    WAIVERS,
    WEIGHED,
    Change,
    Fault,
)

from credo_builder import assets
from credo_builder.app.approval import approve
from credo_builder.audit import RULE_OF
from credo_builder.cli import main
from credo_builder.domain.findings import Gap
from credo_builder.errors import CredoError
from credo_builder.storage import codec, json_text


def planted(*faults: Fault, **project: Any) -> dict[str, Any]:
    """Return the example’s file with *faults* in it and *project* among its settings."""
    file = json.loads(assets.read_bytes("example/larder_lane.credo"))
    file["project"] |= project
    for fault in faults:
        for change in fault.changes:
            plant(file, change)
    return file | {"checksum": json_text.checksum(file)}


def plant(file: dict[str, Any], change: Change) -> None:
    section, name, fields = change
    held = file[section]
    if name == "*":
        held.clear()
    elif isinstance(held, list) and not name:
        held.append(fields)
    else:
        record = held if isinstance(held, dict) else named(held, name)
        for path, value in fields.items():
            put(record, path.split("."), value)


def named(records: list[dict[str, Any]], name: str) -> dict[str, Any]:
    return next(r for r in records if name in (r.get("code"), r["id"]))


def put(place: Any, path: list[str], value: Any) -> None:
    for step in path[:-1]:
        place = place[int(step)] if step.isdigit() else place.setdefault(step, {})
    place[path[-1]] = value


def checked(folder: Any, file: dict[str, Any], *options: str) -> dict[str, Any]:
    """Return what ``credo check`` says of *file*."""
    path = folder / "planted.credo"
    path.write_bytes(json.dumps(file, ensure_ascii=False).encode())
    said = CliRunner().invoke(
        main, ["check", str(path), "--format", "json", "--on", DAY, *options]
    )
    return {**json.loads(said.stdout), "exit": said.exit_code}


def found(report: dict[str, Any]) -> Counter[tuple[str, str, str]]:
    return Counter((f["rule"], f["code"], f["severity"]) for f in report["findings"])


def expected(*faults: Fault) -> list[tuple[str, str, str, bool]]:
    return [*ALREADY_THERE, *(finding for fault in faults for finding in fault.findings)]


def without_quiet(*faults: Fault) -> Counter[tuple[str, str, str]]:
    return Counter(finding[:3] for finding in expected(*faults))


def test_there_are_forty():
    """Forty faults name more than 35 rules and every kind of gap."""
    rules = {finding[0] for fault in FAULTS for finding in fault.findings}

    assert 40 == len(FAULTS) == len({fault.what for fault in FAULTS})
    assert 35 <= len(rules)
    assert set(Gap) == {RULE_OF[rule].gap for rule in rules}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.what)
def test_one_fault(fault, tmp_path):
    """Each fault alone causes its own findings and changes no other."""
    assert without_quiet(fault) == found(checked(tmp_path, planted(fault), "--all"))


def test_forty_faults_at_once(tmp_path):
    """With all of them planted exactly what was written down is found, no more, no less."""
    report = checked(tmp_path, planted(*FAULTS), "--all")

    assert without_quiet(*FAULTS) == found(report)
    assert 1 == report["exit"]
    assert "Not yet" == report["readiness"]


def test_in_quick_some_are_kept_for_later(tmp_path):
    """Quick shows what its own screens can mend and keeps the rest for when one goes further."""
    report = checked(tmp_path, planted(*FAULTS, path="quick"), "--all")
    told = checked(tmp_path, planted(*FAULTS, path="quick"))

    assert Counter(expected(*FAULTS)) == Counter(
        (f["rule"], f["code"], f["severity"], f["quiet"]) for f in report["findings"]
    )
    assert Counter(one[:3] for one in expected(*FAULTS) if not one[3]) == found(told)
    assert report["counts"] == told["counts"]


def test_what_is_set_aside_stays_in_the_list(tmp_path):
    """Waivers hold to their last day, for their record, with a reason, where they may."""
    before = json.loads(assets.read_bytes("example/larder_lane.credo"))["project"]["waivers"]
    report = checked(tmp_path, planted(*FAULTS, waivers=[*before, *WAIVERS]), "--all")
    open_ones = Counter(f[2] for f in expected(*FAULTS) if f[:2] not in SET_ASIDE)

    assert SET_ASIDE == {(f["rule"], f["code"]) for f in report["findings"] if f["waived"]}
    assert without_quiet(*FAULTS) == found(report)
    assert open_ones == report["counts"]


def test_a_project_weighs_rules_for_itself(tmp_path):
    """What a project weighs otherwise counts so, but for rules that keep the paper true."""
    report = checked(tmp_path, planted(*FAULTS, severity_overrides=OVERRIDES), "--all")

    weighed = Counter(
        (rule, code, WEIGHED.get(rule, severity)) for rule, code, severity, _ in expected(*FAULTS)
    )
    assert weighed == found(report)


def test_a_quiet_blocker_stops_approval_all_the_same():
    """In Quick a claim that no screen asks for is not counted, and yet nothing is approved."""
    claim = next(f for f in FAULTS if f.what.startswith("two minutes said"))
    file = planted(claim, path="quick", status="draft", approval=None)
    project = codec.read(json.dumps(file).encode(), "planted").project

    with pytest.raises(CredoError):
        approve(project, person="Tom Ferris", on=project.settings.issued_on)
