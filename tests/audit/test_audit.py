"""The audit as a whole: its rules, what is quiet, waived or overridden, and the order."""

import ast
import datetime as dt
import inspect
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from audit_samples import (
    CREDO,
    DOORS,
    EXPECTATION,
    FULL,
    LEVEL,
    MODULES,
    MOMENT,
    PROMISE,
    TODAY,
    VALUE,
    but,
    content,
)

from credo_builder.audit import RULE_OF, RULES, audit
from credo_builder.chapters import CHAPTERS, RECORD_OF
from credo_builder.chapters.credo import CredoLine
from credo_builder.chapters.recognition import AppraisalCriterion
from credo_builder.domain import questions as q
from credo_builder.domain.findings import Severity
from credo_builder.domain.project import Project
from credo_builder.domain.questions import asked
from credo_builder.domain.settings import ALL_VISITED, Settings, Waiver
from credo_builder.domain.terms import Path as Way

CHAPTER_KEYS = tuple(c.key for c in CHAPTERS)
STEPS = (*CHAPTER_KEYS, "check", "publish")
HOW_MANY = {
    "OUT": 1,
    "VAL": 5,
    "DEF": 2,
    "MIN": 2,
    "SEG": 3,
    "EXP": 9,
    "PRO": 14,
    "MOM": 12,
    "LEV": 11,
    "POL": 8,
    "CMP": 2,
    "MON": 5,
    "TRN": 3,
    "APP": 2,
    "REW": 1,
    "PEO": 1,
    "INV": 1,
    "CRE": 3,
    "LAN": 2,
    "GOV": 2,
    "QUA": 3,
}
METHOD = {f"{family}-{n:02}" for family, most in HOW_MANY.items() for n in range(1, most + 1)}
"""The 92 rules of the method."""
UNWAIVABLE = {"SEG-01", "CMP-01", "LEV-05", "LEV-07", "APP-01", "QUA-01", "GOV-01"}

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def rule_tests():
    """Return (name, first line of the docstring) of every test in this folder."""
    for path in sorted(Path(__file__).parent.glob("test_rules_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield node.name, ast.get_docstring(node) or ""


def place(kind, path):
    """Return whether *path* names a field of *kind*, sub-records taken apart at . and [."""
    for part in path.split("."):
        name = part.split("[", maxsplit=1)[0]
        known = asked(kind).get(name)
        if known is None:
            return False
        kind = known.question.of if isinstance(known.question, q.Group | q.Rows) else kind
    return True


def kinds_of(chapter):
    found = next((c.records for c in CHAPTERS if c.key == chapter), tuple(RECORD_OF.values()))
    return (*found, Settings)


def ids(findings):
    return [f.rule for f in findings]


def standing(project, on=TODAY):
    return [f.rule for f in audit(project, on) if f.counts]


def empty(**changes):
    return Project(settings=replace(FULL, **changes))


def waiving(project, *waivers):
    return project.configured(replace(project.settings, waivers=waivers))


def test_the_method_has_92_rules():
    """Every rule of the method exists once, and no other."""
    assert 92 == len(METHOD)
    assert sorted(METHOD) == sorted(RULE_OF) == sorted(rule.id for rule in RULES)


@each_rule
def test_each_rule_is_tried_firing_and_silent(rule):
    """Every rule has tests in which it fires and in which it is silent, each a sentence."""
    stem = f"test_{rule.id.lower().replace('-', '_')}"
    told = dict(rule_tests())

    firing = [name for name in told if name.startswith(f"{stem}_fires_")]
    silent = [name for name in told if name.startswith(f"{stem}_is_silent_")]
    assert firing
    assert silent
    assert all(told[name].endswith(".") for name in (*firing, *silent))


@each_rule
def test_each_rule_is_told_in_plain_words(rule):
    """Name, source and explanation are words for a shop owner, without codes."""
    assert re.fullmatch(r"[A-Z]{3}-\d\d", rule.id)
    assert rule.name[:1].isupper()
    assert len(rule.source.split()) >= 2
    assert rule.explanation.endswith(".")
    assert not re.search(r"[A-Z]{2,}-?\d|\bS\d|_", rule.name + rule.source + rule.explanation)


@each_rule
def test_each_rule_leads_to_a_step_and_a_field(rule):
    """The step that mends a fault exists, and the field is on one of its records."""
    assert rule.chapter in STEPS
    assert any(place(kind, rule.field) for kind in kinds_of(rule.chapter))


@each_rule
def test_each_check_says_what_it_looks_for(rule):
    """The function behind a rule tells in a sentence when it fires."""
    assert (inspect.getdoc(rule.check) or "").endswith(".")


def test_only_these_rules_cannot_be_waived():
    """What would make the document untrue or unsafe stands whatever reason is given."""
    assert UNWAIVABLE == {rule.id for rule in RULES if not rule.waivable}


def test_a_sound_project_has_no_findings():
    """Where everything is in place the audit says nothing at all."""
    assert () == audit(content(), TODAY)


def faulty():
    """Return a café with many faults at once."""
    return content(
        but(VALUE, behaviours_do=(), from_starter=True),
        but(MOMENT, owner_role="", feeling_wanted="", promise_ids=()),
        but(CREDO, lines=(CredoLine(text="Wow"),)),
        but(LEVEL, population="", minimum=LEVEL.stretch, moment_ids=()),
        without=("seg_lunch", "dor_sales", "rol_host", "emp_host", "rec_sorry", "mea_seen"),
        settings=replace(FULL, next_review=None),
    )


@pytest.mark.parametrize("project", [faulty(), Project()], ids=["faulty", "empty"])
def test_every_finding_leads_to_a_field_that_exists(project):
    """Whatever is found names a step and a field one can jump to, and says what to do."""
    for finding in audit(project, TODAY):
        record = project.get(finding.record)
        kinds = (type(record),) if record else kinds_of(finding.chapter)

        assert finding.chapter in STEPS
        assert any(place(kind, finding.field) for kind in kinds)
        assert finding.message.endswith((".", "”"))
        assert finding.do.endswith(".")


def test_findings_come_worst_first_then_in_the_order_of_the_steps():
    """Blockers lead; among equals the wizard's order of steps decides."""
    found = audit(faulty(), TODAY)

    keys = [(f.severity.rank, STEPS.index(f.chapter)) for f in found]
    assert keys == sorted(keys)
    assert len({severity for severity, _ in keys}) >= 2


def test_the_audit_is_a_function_of_project_and_day():
    """The same project on the same day gives the same findings, and is not changed."""
    project = faulty()

    assert audit(project, TODAY) == audit(project, TODAY)
    assert project == faulty()


def test_a_finding_carries_the_code_and_step_of_its_record():
    """A finding about a record leads to the step where the record is, not where the rule is."""
    project = content(but(MOMENT, promise_ids=()))

    found = next(f for f in audit(project, TODAY) if f.rule == "PRO-04")
    assert ("pro_seen", "P1", "promises", "moments") == (
        found.record,
        found.code,
        found.chapter,
        RULE_OF["PRO-04"].chapter,
    )


def test_nothing_counts_before_a_step_was_opened():
    """A new project is quiet throughout but for starter wording."""
    found = audit(Project(), TODAY)

    assert found
    assert all(f.quiet for f in found)


def test_a_step_that_was_opened_is_not_quiet():
    """Opening a step lets its own findings count, and no other."""
    project = empty(visited=("outcome",))

    assert ["OUT-01"] == standing(project)


def test_a_record_is_not_blamed_for_steps_to_come():
    """A promise without a moment counts once promises and moments were both opened."""
    faulty_promise = content(but(MOMENT, promise_ids=()))
    seen = ("organisation", "expectations", "promises")

    early = faulty_promise.configured(replace(FULL, visited=seen))
    later = faulty_promise.configured(replace(FULL, visited=(*seen, "moments")))
    assert [] == standing(early)
    assert ["PRO-04", "EXP-02"] == [r for r in standing(later) if r in ("PRO-04", "EXP-02")]


def test_all_visited_makes_every_step_count():
    """Files made without the wizard count as opened throughout."""
    found = audit(empty(visited=ALL_VISITED), TODAY)

    assert not any(f.quiet for f in found)


def test_starter_wording_counts_on_the_check_step_when_its_step_was_opened():
    """A starter's record counts from the moment its own step was opened."""
    starter = content(but(VALUE, from_starter=True))
    unopened = starter.configured(replace(FULL, visited=("outcome",)))
    opened = starter.configured(replace(FULL, visited=("core_values",)))

    assert [] == standing(unopened)
    assert ["QUA-01"] == standing(opened)


def test_quick_is_quiet_about_fields_it_does_not_ask():
    """In Quick the owner of a moment and the cases of a level are for going further."""
    quick = content(
        but(MOMENT, owner_role="", experience_outcome=""),
        but(LEVEL, population=""),
        settings=replace(FULL, path=Way.QUICK),
    )
    full = quick.configured(FULL)

    assert [] == standing(quick)
    assert {"MOM-02", "MOM-03", "LEV-01"} == set(ids(audit(quick, TODAY))) == set(standing(full))


def test_quick_counts_what_it_asks():
    """A field of a Quick screen counts in Quick, in rows and sub-records and settings too."""
    quick = content(
        but(VALUE, behaviours_do=(), from_starter=True),
        but(CREDO, lines=(CredoLine(text="Wow"),)),
        but(DOORS[0], looked=False),
        without=("seg_lunch",),
        settings=replace(FULL, path=Way.QUICK, next_review=None),
    )

    assert {"VAL-01", "QUA-01", "CRE-01", "CRE-03", "PRO-10", "SEG-01", "GOV-01"} == set(
        standing(quick)
    )


def test_quick_is_quiet_about_what_only_a_field_it_hides_would_mend():
    """A value, a group and a moment are shown in Quick, but their links are asked further on."""
    quick = content(
        but(EXPECTATION, value_ids=(), segment_ids=()),
        *(but(module, moment_ids=()) for module in MODULES),
        settings=replace(FULL, path=Way.QUICK),
    )
    found = {(f.rule, f.quiet) for f in audit(quick, TODAY)}

    assert {("VAL-02", True), ("EXP-03", True), ("EXP-09", True), ("TRN-03", True)} == found


@pytest.mark.parametrize("path", [Way.FULL, Way.WORKSHOP])
def test_longer_paths_ask_every_field(path):
    """Only Quick hides fields."""
    project = content(but(MOMENT, owner_role=""), settings=replace(FULL, path=path))

    assert ["MOM-02"] == standing(project)


def test_a_waiver_sets_a_finding_aside_with_its_reason():
    """A waived finding stays in the list with the reason and no longer counts."""
    project = waiving(
        content(but(VALUE, behaviours_do=())),
        Waiver(rule="VAL-01", record="val_see", reason="We write them in spring."),
    )

    assert [("VAL-01", "We write them in spring.")] == [
        (f.rule, f.waived) for f in audit(project, TODAY)
    ]
    assert [] == standing(project)


@pytest.mark.parametrize(
    "waiver",
    [
        Waiver(rule="VAL-01", reason="  "),
        Waiver(rule="VAL-01", record="val_other", reason="Later"),
        Waiver(rule="VAL-02", reason="Later"),
        Waiver(rule="VAL-01", reason="Later", expires=TODAY - dt.timedelta(1)),
    ],
    ids=["no reason", "another record", "another rule", "expired"],
)
def test_a_waiver_that_does_not_hold_sets_nothing_aside(waiver):
    """It needs a reason, the right rule and record, and a day that is not past."""
    project = waiving(content(but(VALUE, behaviours_do=())), waiver)

    assert ["VAL-01"] == standing(project)


def test_a_waiver_without_a_record_covers_the_whole_project():
    """Naming no record waives the rule wherever it fires, for others too."""
    project = waiving(
        content(but(VALUE, behaviours_do=()), but(VALUE, id="val_b", behaviours_do=())),
        Waiver(rule="VAL-01", reason="In spring"),
    )

    assert {"VAL-02", "CRE-03", "QUA-02"} == set(standing(project))


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (TODAY, []),
        (TODAY + dt.timedelta(1), ["VAL-01"]),
        (None, []),
    ],
    ids=["on the day", "the day after", "no day"],
)
def test_a_waiver_ends_after_its_last_day(on, expected):
    """It holds on the day it expires, not after; without a day nothing is past."""
    project = waiving(
        content(but(VALUE, behaviours_do=())),
        Waiver(rule="VAL-01", reason="In spring", expires=TODAY),
    )

    assert expected == standing(project, on)


@pytest.mark.parametrize("rule", sorted(UNWAIVABLE))
def test_rules_that_cannot_be_waived_ignore_waiver_and_override(rule):
    """No reason and no milder word moves a rule that keeps the document true."""
    starter = but(VALUE, from_starter=True)
    twin = but(LEVEL, id="lev_b", minimum=LEVEL.stretch, target=LEVEL.minimum)
    settings = replace(
        FULL,
        next_review=None,
        waivers=(Waiver(rule=rule, reason="We want to"),),
        severity_overrides={rule: "tip"},
    )
    light = AppraisalCriterion(title="Care", weight=Decimal(10))
    left = ("seg_lunch", "rec_sorry")
    project = content(starter, twin, light, without=left, settings=settings)

    found = [(f.severity, f.waived) for f in audit(project, TODAY) if f.rule == rule]
    assert {(Severity.BLOCKER, "")} == set(found)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("tip", "tip"), ("blocker", "blocker"), ("grave", "major"), ("", "major")],
)
def test_a_project_may_weigh_a_rule_otherwise(word, expected):
    """A severity the user chose takes the place of the rule's; an unknown word does not."""
    project = content(
        but(VALUE, behaviours_do=()), settings=replace(FULL, severity_overrides={"VAL-01": word})
    )

    assert [expected] == [f.severity for f in audit(project, TODAY)]


def test_a_chosen_severity_outweighs_that_of_one_problem():
    """Where a rule is major for some and minor for others, the user's word holds for all."""
    project = content(
        but(PROMISE, expectation_ids=()),
        but(MOMENT, expectation_ids=("exp_seen",)),
        settings=replace(FULL, severity_overrides={"EXP-01": "tip"}),
    )

    found = [(f.rule, f.severity) for f in audit(project, TODAY)]
    assert ("EXP-01", "tip") in found
    assert ["EXP-01"] == [rule for rule, _ in found if rule == "EXP-01"]


def test_without_a_day_the_rules_about_dates_are_silent():
    """A document made without a date is not judged by today's."""
    project = content(settings=replace(FULL, next_review=dt.date(2001, 1, 1)))

    assert ["GOV-01"] == standing(project, TODAY)
    assert [] == standing(project, None)
