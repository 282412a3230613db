"""What the rules say is said in the language of the screen."""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import credo_builder
from credo_builder.app.session import Session
from credo_builder.audit import RULES
from credo_builder.domain.findings import Rule
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked
from credo_builder.i18n import Told
from credo_builder.ui.pseudo import ACCENTED, Pseudo
from credo_builder.values import replace

FOREIGN = Pseudo(ACCENTED)
LATE = dt.date(2031, 1, 1)
_PACKAGE = Path(credo_builder.__file__).parent
SOURCES = sorted([*(_PACKAGE / "audit").glob("*.py"), *(_PACKAGE / "chapters").glob("*.py")])
_ACCENT = re.compile(r"[^\x00-\x7f“”‘’…–]")


def _gutted(project: Project) -> Project:
    """Return *project* with the same records and next to nothing in them."""
    for kind, held in project.records.items():
        for record in held:
            named = {record.title_field: getattr(record, record.title_field)}
            blank = {n: p.question.blank for n, p in asked(kind).items() if n not in named}
            project = project.put(replace(record, **blank))
    return project


@pytest.fixture(scope="module")
def firing() -> tuple[Project, ...]:
    """Return projects in which most rules find something."""
    example = Session.example().project
    return (
        Session.new().project,
        example,
        _gutted(example),
        Session.new("restaurant_cafe").project,
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda one: one.id)
def test_every_finding_can_be_said_in_another_language(
    rule: Rule, firing: tuple[Project, ...]
) -> None:
    """Message and advice are sentences a catalogue can translate, and so come out accented."""
    found = [one for project in firing for one in rule.check(project, LATE)]
    told = {text for one in found for text in (one.message, one.do)}

    assert set() == {t for t in told if not isinstance(t, Told)}
    assert set() == {
        t for t in told if isinstance(t, Told) and not _ACCENT.search(t.said(FOREIGN))
    }


def _plain_sentences(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
            for given in node.keywords:
                if given.arg in ("message", "do") and isinstance(
                    given.value, (ast.Constant, ast.JoinedStr, ast.BinOp)
                ):
                    yield f"{source.stem}:{given.value.lineno}"


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.stem)
def test_no_rule_is_written_in_english_alone(source: Path) -> None:
    """No finding is declared as a plain text or put together from pieces."""
    assert [] == list(_plain_sentences(source))
