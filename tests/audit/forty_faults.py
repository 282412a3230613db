"""Forty faults to plant into the example, and what each must cause: written down by hand.

A fault names what is changed in the file: the list, the record's code or id (empty for a
singleton or for a record that is added) and the fields, with dots for what lies deeper. Its
findings are rule, code of the record (empty without one), severity, and whether Quick is
quiet about it because it asks nowhere for what would mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

BLOCKER, MAJOR, MINOR, TIP = "blocker", "major", "minor", "tip"
SHOWN, QUIET = False, True
DAY = "2026-12-01"
"""The day of the check: a waiver of the day before is over."""

Found = tuple[str, str, str, bool]
Change = tuple[str, str, dict[str, Any]]


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: how it gets into the file, and what must be found for it."""

    what: str
    changes: tuple[Change, ...]
    findings: tuple[Found, ...]


def fault(what: str, *changes: Change, finds: tuple[Found, ...]) -> Fault:
    return Fault(what, changes, finds)


def of(value: float, unit: str) -> dict[str, Any]:
    return {"value": value, "unit": unit}


EVERY_GROUP = tuple(f"G{n}" for n in range(1, 10))
ALREADY_THERE: tuple[Found, ...] = (
    ("EXP-01", "E10", MAJOR, SHOWN),
    ("EXP-01", "E8", MINOR, SHOWN),
    ("MOM-01", "M1", TIP, SHOWN),
)
"""What is known of the example: two expectations without a promise, an uncounted moment."""

FAULTS: tuple[Fault, ...] = (
    fault(
        "no feeling and no next step",
        ("outcome", "", {"feelings": [], "do_next": []}),
        finds=(("OUT-01", "", MAJOR, SHOWN),),
    ),
    fault(
        "a value that nobody can see",
        ("core_values", "V3", {"behaviours_do": []}),
        finds=(("VAL-01", "V3", MAJOR, SHOWN),),
    ),
    fault(
        "a value from which nothing grows",
        (
            "core_values",
            "",
            {
                "id": "val_thriftaa",
                "code": "V4",
                "name": "Thrift",
                "belief": "We believe that waste is a kind of rudeness.",
                "behaviours_do": ["Use the whole leek"],
                "behaviours_never": ["Bin what somebody could eat"],
            },
        ),
        finds=(("VAL-02", "V4", MAJOR, QUIET),),
    ),
    fault(
        "nobody thought of who finds it hard",
        *(("segments", code, {"access_needs": []}) for code in EVERY_GROUP),
        finds=(("SEG-03", "G1", MINOR, QUIET),),
    ),
    fault(
        "a group that expects nothing",
        (
            "segments",
            "",
            {"id": "seg_tradersa", "code": "G10", "name": "Traders", "kind": "external"},
        ),
        finds=(("EXP-03", "G10", MAJOR, QUIET),),
    ),
    fault(
        "an expectation that nothing answers, at no moment",
        (
            "expectations",
            "",
            {
                "id": "exp_coatsaaa",
                "code": "E12",
                "text": "I find my coat again",
                "importance": 3,
                "performance_now": 3,
                "segment_ids": ["seg_3v56ekw6"],
                "evidence": "review",
                "value_ids": ["val_eugfmtar"],
            },
        ),
        finds=(("EXP-01", "E12", MINOR, SHOWN), ("EXP-02", "E12", MAJOR, SHOWN)),
    ),
    fault(
        "a guess about what matters most",
        ("expectations", "E5", {"evidence": "assumption"}),
        finds=(("EXP-04", "E5", MINOR, QUIET),),
    ),
    fault(
        "good enough and pleasing changed places, so that the level of one minute is too slow",
        (
            "expectations",
            "E1",
            {"adequate.quantity": of(0.5, "minute"), "desired.quantity": of(2, "minute")},
        ),
        finds=(("EXP-07", "E1", MAJOR, QUIET), ("LEV-06", "L2", MAJOR, SHOWN)),
    ),
    fault(
        "below the trade without a reason",
        ("expectations", "E2", {"bar_vs_industry": "below"}),
        finds=(("EXP-08", "E2", MAJOR, QUIET),),
    ),
    fault(
        "an expectation that no value answers",
        ("expectations", "E9", {"value_ids": []}),
        finds=(("EXP-09", "E9", TIP, QUIET),),
    ),
    fault(
        "what people infer, undecided",
        ("promises", "P10", {"decision": "undecided"}),
        finds=(("PRO-02", "P10", MAJOR, SHOWN),),
    ),
    fault(
        "a promise that answers nothing, and with it an expectation that nothing answers",
        ("promises", "P11", {"expectation_ids": []}),
        finds=(
            ("PRO-03", "P11", MINOR, SHOWN),
            ("EXP-01", "E11", MINOR, SHOWN),
            ("EXP-02", "E11", MAJOR, SHOWN),
        ),
    ),
    fault(
        "nothing said for when it is broken, neither here nor on the ladder",
        ("promises", "P2", {"recovery": ""}),
        ("recovery_steps", "rec_thup6xuw", {"what": ""}),
        finds=(("PRO-07", "P2", MAJOR, QUIET),),
    ),
    fault(
        "a promise that is nobody’s",
        ("promises", "P5", {"owner_role": ""}),
        finds=(("PRO-08", "P5", MAJOR, QUIET),),
    ),
    fault(
        "a door that nobody opened and no promise came through",
        ("promise_doors", "dor_bzicctcd", {"looked": False}),
        finds=(("PRO-10", "", MAJOR, SHOWN),),
    ),
    fault(
        "stopped, but still on the flyer",
        ("promises", "P6", {"where_seen": "Flyer by the till"}),
        finds=(("PRO-12", "P6", MAJOR, QUIET),),
    ),
    fault(
        "two minutes said, three aimed at",
        ("promises", "P4", {"claim.quantity": of(2, "minute")}),
        finds=(("PRO-13", "P4", BLOCKER, QUIET),),
    ),
    fault(
        "working hours said, hours on the wall aimed at",
        ("promises", "P1", {"claim": {"metric": "response", "quantity": of(2, "working_hour")}}),
        finds=(("PRO-14", "P1", MINOR, QUIET),),
    ),
    fault(
        "a line of the credo that no moment keeps and no level counts, and that cannot be kept",
        (
            "promises",
            "",
            {
                "id": "pro_menusaaa",
                "code": "P12",
                "text": "We will show tomorrow’s menu by noon.",
                "origin": "marketing",
                "decision": "keep",
                "where_seen": "The board",
                "exact_words": "Tomorrow’s menu by noon",
                "expectation_ids": ["exp_xksfifn3"],
                "owner_role": "rol_7xfxh3ht",
                "recovery": "We read it to you.",
                "can_keep_now": 2,
                "show_in_credo": True,
            },
        ),
        finds=(
            ("PRO-04", "P12", BLOCKER, SHOWN),
            ("PRO-05", "P12", MAJOR, SHOWN),
            ("PRO-06", "P12", MAJOR, QUIET),
        ),
    ),
    fault(
        "a critical moment that is nobody’s",
        ("moments", "M4", {"owner_role": ""}),
        finds=(("MOM-02", "M4", MAJOR, QUIET),),
    ),
    fault(
        "a moment without a feeling",
        ("moments", "M8", {"feeling_wanted": ""}),
        finds=(("MOM-03", "M8", MAJOR, SHOWN),),
    ),
    fault(
        "no moment for when it goes wrong",
        ("moments", "M9", {"impression": "ordinary"}),
        finds=(("MOM-07", "", MAJOR, QUIET),),
    ),
    fault(
        "a level at no moment, and a critical moment without one",
        ("service_levels", "L9", {"moment_ids": []}),
        finds=(("LEV-04", "L9", MAJOR, SHOWN), ("MOM-01", "M9", MAJOR, SHOWN)),
    ),
    fault(
        "a public level whose clock never stops",
        ("service_levels", "L1", {"clock_stop": ""}),
        finds=(("LEV-01", "L1", BLOCKER, QUIET),),
    ),
    fault(
        "a level nobody measures",
        ("measures", "S6", {"level_ids": ["lev_xownd37g", "lev_6jquci34"]}),
        finds=(("LEV-02", "L5", MAJOR, SHOWN),),
    ),
    fault(
        "the best below the target, where more is better",
        ("service_levels", "L6", {"stretch": of(90, "percent")}),
        finds=(("LEV-05", "L6", BLOCKER, SHOWN),),
    ),
    fault(
        "a second figure for the bill, looser than what is said, and measured by nobody",
        (
            "service_levels",
            "",
            {
                "id": "lev_slowbill",
                "code": "L10",
                "name": "The bill on a full evening",
                "moment_ids": ["mom_uoqepbs6"],
                "target": of(5, "minute"),
                "owner_role": "rol_66v5vopc",
                "clock_start": "asking",
                "clock_stop": "the bill on the table",
                "population": "all tables",
            },
        ),
        finds=(
            ("LEV-07", "L10", BLOCKER, SHOWN),
            ("LEV-02", "L10", MAJOR, SHOWN),
            ("PRO-13", "P4", BLOCKER, QUIET),
        ),
    ),
    fault(
        "a hundred of a hundred, in public",
        ("service_levels", "L7", {"share_pct": 100}),
        finds=(("LEV-10", "L7", MINOR, SHOWN),),
    ),
    fault(
        "worse than its own limit, and nothing done",
        ("service_levels", "L6", {"baseline.value": of(94, "percent")}),
        finds=(("LEV-11", "L6", MAJOR, QUIET),),
    ),
    fault(
        "a rule that nobody may bend",
        ("policies", "PL2", {"may_bend": {}}),
        finds=(("POL-01", "PL2", MAJOR, QUIET),),
    ),
    fault(
        "freedom without a red line",
        ("empowerments", "emp_qlgsvt2h", {"never": []}),
        finds=(("POL-06", "", MAJOR, SHOWN),),
    ),
    fault(
        "nothing says how soon a complaint is heard",
        ("recovery_steps", "rec_54xuwk7a", {"within": None}),
        ("recovery_steps", "rec_gjhwqtjo", {"within": None}),
        finds=(("CMP-01", "", BLOCKER, SHOWN),),
    ),
    fault(
        "deaf to those who leave in silence",
        ("measures", "S3", {"method": "survey", "detects_silent": False}),
        finds=(("MON-03", "", MAJOR, SHOWN),),
    ),
    fault(
        "a point that nobody learns",
        ("training_modules", "T4", {"point": "emotions"}),
        finds=(("TRN-01", "", MAJOR, QUIET),),
    ),
    fault(
        "weights that make 95",
        ("appraisal_criteria", "A1", {"weight": 20}),
        finds=(("APP-01", "A5", BLOCKER, QUIET),),
    ),
    fault(
        "nothing promised to those who work here, to which a criterion still links",
        ("people_commitments", "*", {}),
        finds=(("PEO-01", "", MAJOR, QUIET), ("QUA-02", "A5", MAJOR, QUIET)),
    ),
    fault(
        "a line of the credo that stands on nothing",
        ("credo", "", {"lines.5.link_ids": []}),
        finds=(("CRE-01", "", MAJOR, SHOWN),),
    ),
    fault(
        "a level called by a word that can mean anything",
        ("service_levels", "L5", {"name": "A prompt main course"}),
        finds=(("LAN-01", "L5", MAJOR, SHOWN),),
    ),
    fault(
        "a credo that nobody owns",
        ("governance", "", {"owner_role": ""}),
        finds=(("GOV-01", "", BLOCKER, SHOWN),),
    ),
    fault(
        "wording of a starter that nobody read",
        ("core_values", "V2", {"from_starter": True, "reviewed": False}),
        finds=(("QUA-01", "V2", BLOCKER, SHOWN),),
    ),
)

WAIVERS: tuple[dict[str, Any], ...] = (
    {"rule": "PRO-08", "record": "pro_rhrst7hy", "reason": "Named in spring.", "by": "Maya"},
    {"rule": "TRN-01", "record": "", "reason": "Next year.", "by": "Maya", "expires": DAY},
    {"rule": "EXP-08", "record": "exp_jl26acz6", "reason": "So be it.", "expires": "2026-11-30"},
    {"rule": "EXP-02", "record": "exp_xk34m6dv", "reason": "Of another record."},
    {"rule": "POL-06", "record": "emp_qlgsvt2h", "reason": "  "},
    {"rule": "CMP-01", "record": "", "reason": "We would rather not."},
)
"""One that holds, one on its last day, one that is over, one for another record, one without
a reason, and one for a rule that cannot be waived."""
SET_ASIDE = {("EXP-01", "E8"), ("PRO-08", "P5"), ("TRN-01", "")}

OVERRIDES = {"SEG-03": MAJOR, "MON-03": TIP, "EXP-02": BLOCKER, "CMP-01": TIP, "LEV-05": MINOR}
"""How this project weighs rules; the last two cannot be weighed otherwise."""
WEIGHED = {"SEG-03": MAJOR, "MON-03": TIP, "EXP-02": BLOCKER}
