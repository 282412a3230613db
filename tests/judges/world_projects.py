"""Small but complete projects in five scripts: one skeleton, the words of each language.

A language brings a table, a line an answer: a key, an equals sign and the words; the parts of
a list stand between upright strokes. The skeleton is a project file in which ``@key`` stands
for those words, so every chapter gets a few records with their links.
"""

from __future__ import annotations

import json
from typing import Any

from world_words_ar import ARABIC
from world_words_el import GREEK
from world_words_hi import HINDI
from world_words_ja import JAPANESE
from world_words_th import THAI

from credo_builder.domain.project import Project
from credo_builder.storage import codec

WORDS = {"ar-EG": ARABIC, "hi-IN": HINDI, "el-GR": GREEK, "ja-JP": JAPANESE, "th-TH": THAI}
"""Language tag to its table."""

MINUTE, HOUR, PERCENT, POINT = "minute", "hour", "percent", "point"


def of(value: float, unit: str) -> dict[str, Any]:
    """Return a quantity as the file writes it."""
    return {"value": value, "unit": unit}


ROLES = ("rol_aaaaaaa1", "rol_aaaaaaa2", "rol_aaaaaaa3")
OWNER, LEAD, FRONT = ROLES
THEME, PRINCIPLE = "thm_aaaaaaa1", "prn_aaaaaaa1"
V1, V2, G1, G2 = "val_aaaaaaa1", "val_aaaaaaa2", "seg_aaaaaaa1", "seg_aaaaaaa2"
E1, E2, P1, P2 = "exp_aaaaaaa1", "exp_aaaaaaa2", "pro_aaaaaaa1", "pro_aaaaaaa2"
STAGE1, STAGE2, M1, M2 = "stg_aaaaaaa1", "stg_aaaaaaa2", "mom_aaaaaaa1", "mom_aaaaaaa2"
B1, L1, L2, PL1 = "bar_aaaaaaa1", "lev_aaaaaaa1", "lev_aaaaaaa2", "pol_aaaaaaa1"
S1, S2, T1, A1 = "mea_aaaaaaa1", "mea_aaaaaaa2", "mod_aaaaaaa1", "cri_aaaaaaa1"

SCALES = {
    **{f"choice_{k}": 4 for k in ("want", "respect", "able")},
    **{f"choice_{k}": 2 for k in ("least", "fear")},
    **{f"outcome_{k}": 4 for k in ("feeling", "ticks", "their_side", "smile")},
    **{f"relationship_{k}": 3 for k in ("first", "wait", "own_case", "rule")},
    **{f"belief_{k}": 4 for k in ("costs", "shared", "trick")},
    **{f"obstacle_{k}": 4 for k in ("complaints", "trouble", "route", "hiring")},
}

FOUNDATIONS: dict[str, Any] = {
    "organisation": {
        "name": "@org", "industry": "restaurant_cafe", "place": "@place",
        "customer_noun_sing": "@customer", "customer_noun_plur": "@customers",
        "complaint_contact": {"role": LEAD, "reach": "@reach"}, "staff_noun": "@staff",
        "legal_name": "@legal_name", "sector_text": "@sector", "size_band": "10-49",
        "sites": "@@sites",
        "contact": {"phone": "@phone", "email": "@email", "web": "@web", "address": "@address"},
        "hours": [{"days": "@days", "open": "09:00", "close": "22:00"}],
        "mission": "@mission", "vision": "@vision", "strategy_sentence": "@strategy",
        "service_philosophy": "@philosophy", "alternatives": "@alternatives",
        "differentiator": "@differentiator", "bar_industry": 3, "bar_chosen": 5,
        "context": {"type": "ordinary", "text": "@context"},
    },
    "roles": [
        {"id": OWNER, "code": "R1", "name": "@owner", "person": "@owner_person"},
        {"id": LEAD, "code": "R2", "name": "@lead", "person": "@lead_person",
         "faces_customers": True, "segment_id": G2},
        {"id": FRONT, "code": "R3", "name": "@front", "person": "@front_person",
         "faces_customers": True, "segment_id": G2},
    ],
    "brand": {"colour": "#1F5C57", "style": "classic", "strapline": "@strapline"},
    "outcome": {
        "feelings": ["welcomed", "unhurried"], "story": "@story", "common_sense_test": "@test",
        "statement": "@outcome", "remember": "@remember", "do_next": ["return", "recommend"],
        "success_signs": "@@signs",
    },
    "mindset_responses": [
        {"id": f"mnd_aaaaaaa{n}", "role": "frontline", "answers": SCALES,
         "belief": "truly_believe", "right_stance": "fair_both_ways",
         "comment": "@mindset", "date": "2026-09-22"}
        for n in range(1, 6)
    ],
    "workshop_items": [
        {"id": "wsi_aaaaaaa1", "text": "@item", "theme_id": THEME, "votes": 9},
        {"id": "wsi_aaaaaaa2", "text": "@item_dont", "side": "dont", "theme_id": THEME},
    ],
    "themes": [{"id": THEME, "name": "@theme", "summary": "@theme_summary"}],
    "definition": {"text": "@definition", "theme_ids": [THEME]},
    "principles": [
        {"id": PRINCIPLE, "title": "@principle", "meaning": "@principle_meaning",
         "check_question": "@principle_question", "behaviours": "@@principle_behaviours",
         "theme_ids": [THEME]},
    ],
    "core_values": [
        {"id": V1, "code": "V1", "name": "@value1", "belief": "@value1_belief",
         "behaviours_do": "@@value1_do", "behaviours_never": "@@value1_never",
         "in_culture": "@value1_culture", "in_brand": "@value1_brand",
         "in_strategy": "@value1_strategy", "theme_ids": [THEME], "principle_ids": [PRINCIPLE]},
        {"id": V2, "code": "V2", "name": "@value2", "belief": "@value2_belief",
         "behaviours_do": "@@value2_do", "behaviours_never": "@@value2_never"},
    ],
}  # fmt: skip

COMMITMENT: dict[str, Any] = {
    "segments": [
        {"id": G1, "code": "G1", "name": "@group", "need_states": ["connect", "quick"],
         "size_share": 60, "access_needs": "@@group_access"},
        {"id": G2, "code": "G2", "name": "@inside", "kind": "internal",
         "serves_segment_ids": [G1], "headcount": 9},
    ],
    "expectations": [
        {"id": E1, "code": "E1", "text": "@expects1", "importance": 5, "performance_now": 3,
         "segment_ids": [G1], "evidence": "survey", "evidence_note": "@expects1_note",
         "source": "industry_norm", "value_ids": [V1], "component": "responsiveness",
         "adequate": {"text": "@expects1_adequate", "quantity": of(3, MINUTE)},
         "desired": {"text": "@expects1_desired", "quantity": of(1, MINUTE)}},
        {"id": E2, "code": "E2", "text": "@expects2", "klass": "basic", "importance": 4,
         "performance_now": 4, "segment_ids": [G1], "evidence": "review", "value_ids": [V2],
         "reasonableness": "stretch", "how_we_explain": "@expects2_explained"},
    ],
    "promise_doors": [{"id": "dor_aaaaaaa1", "door": "premises", "looked": True}],
    "promises": [
        {"id": P1, "code": "P1", "text": "@promise1", "origin": "marketing", "decision": "keep",
         "expectation_ids": [E1], "exact_words": "@promise1_exact",
         "where_seen": "@promise1_where", "conditions": "@@promise1_conditions",
         "payout": "@promise1_payout", "guarantee": True, "can_keep_now": 4, "owner_role": LEAD,
         "recovery": "@promise1_recovery", "value_ids": [V1]},
        {"id": P2, "code": "P2", "text": "@promise2", "kind": "implicit",
         "origin": "premises_appearance", "decision": "reword", "cue": "@promise2_cue",
         "reworded_text": "@promise2_reworded", "expectation_ids": [E2], "value_ids": [V2]},
    ],
    "stages": [{"id": STAGE1, "name": "@stage1"}, {"id": STAGE2, "name": "@stage2"}],
    "moments": [
        {"id": M1, "code": "M1", "name": "@moment1", "stage_id": STAGE1, "channel": "in_person",
         "rating_now": 2, "rating_wanted": 5, "feeling_now": "ignored",
         "feeling_wanted": "welcomed", "importance": 5, "critical": True, "promise_ids": [P1],
         "experience_outcome": "@moment1_outcome", "customer_goal": "@moment1_goal",
         "expectation_ids": [E1], "segment_ids": [G1], "value_ids": [V1], "do": "@@moment1_do",
         "dont": "@@moment1_dont", "say": "@@moment1_say",
         "adapt": [{"need_state": "quick", "cue": "@adapt_cue", "response": "@adapt_response"}],
         "signature": {"idea": "@touch", "trigger": "@touch_when", "cost_cap": of(5, "EUR")},
         "backstage": [{"role": LEAD, "gives": "@gives", "by_when": "@by_when",
                        "serves_role": FRONT}],
         "volume_per_month": 1200, "owner_role": FRONT},
        {"id": M2, "code": "M2", "name": "@moment2", "stage_id": STAGE2, "channel": "phone",
         "rating_now": 3, "rating_wanted": 5, "feeling_wanted": "respected", "importance": 4,
         "critical": True, "promise_ids": [P2], "experience_outcome": "@moment2_outcome",
         "expectation_ids": [E2], "value_ids": [V2], "do": "@@moment2_do",
         "say": "@@moment2_say", "volume_per_month": 90, "owner_role": LEAD},
    ],
    "barriers": [
        {"id": B1, "code": "B1", "text": "@barrier", "type": "time_staffing",
         "moment_ids": [M1], "root_cause": "@barrier_cause", "action": "@barrier_action",
         "owner_role": LEAD, "due": "2027-01-15", "status": "doing",
         "thought_from": "@thought_from", "thought_to": "@thought_to"},
    ],
    "credo": {
        "motto": "@motto", "belief_paragraph": "@credo_belief", "steps_of_service": "@@steps",
        "lines": [
            {"code": "C1", "text": "@line1", "link_ids": [V1, E1, P1, M1, L1]},
            {"code": "C2", "text": "@line2", "link_ids": [V2, E2, P2, M2, L2]},
            {"code": "C3", "text": "@line3", "link_ids": [V1, V2]},
        ],
        "employee_promise": "@employee_promise", "pledge": "@pledge",
    },
}  # fmt: skip

DELIVERY: dict[str, Any] = {
    "service_levels": [
        {"id": L1, "code": "L1", "name": "@level1", "moment_ids": [M1], "target": of(1, MINUTE),
         "minimum": of(3, MINUTE), "share_pct": 90, "owner_role": FRONT, "metric": "wait",
         "clock_start": "@level1_from", "clock_stop": "@level1_to",
         "population": "@level1_population", "normal_circumstances": "@level1_normal",
         "exclusions": "@@level1_exclusions", "promise_ids": [P1], "expectation_ids": [E1],
         "baseline": {"share_met_pct": 72, "date": "2026-10-31", "how": "@level1_how"},
         "visibility": "public"},
        {"id": L2, "code": "L2", "name": "@level2", "moment_ids": [M2], "target": of(2, HOUR),
         "share_pct": 95, "owner_role": LEAD, "metric": "resolution", "kind": "experience",
         "promise_ids": [P2], "expectation_ids": [E2], "sentence": "@level2_sentence"},
    ],
    "policies": [
        {"id": PL1, "code": "PL1", "title": "@policy", "topic": "complaints_recovery",
         "purpose": "@policy_purpose", "statement": "@policy_statement", "firmness": "rule",
         "may_bend": {"who": LEAD, "how_far": "@policy_how_far", "record": "@policy_record"},
         "applies_to": [LEAD, FRONT], "moment_ids": [M2], "level_ids": [L2], "value_ids": [V2],
         "steps": "@@policy_steps", "say_no_well": "@policy_no",
         "empathy_check": {"could_hurt_whom": "@empathy_whom", "what_staff_may_do": "@empathy_do",
                           "words_to_use": "@empathy_words", "passed": "yes"},
         "owner_role": LEAD, "review_date": "2027-11-21"},
    ],
    "empowerments": [
        {"id": "emp_aaaaaaa1", "role": FRONT, "freedoms": "@@freedoms",
         "spend_limit": of(25, "EUR"), "never": "@@never", "ask_whom": LEAD,
         "answer_within": of(1, MINUTE), "record_where": "@recorded",
         "no_blame_text": "@no_blame"},
    ],
    "recovery_steps": [
        {"id": f"rec_aaaaaaa{n}", "step": step, "who": FRONT, "within": of(minutes, MINUTE),
         "what": f"@recovery_{step}"}
        for n, (step, minutes) in enumerate(
            (("notice", 1), ("listen", 2), ("apologise", 2), ("put_right", 5),
             ("follow_up", 90), ("learn", 120)), 1)
    ],
    "referrals": [{"id": "ref_aaaaaaa1", "need": "@need", "refer_to": "@refer_to",
                   "how_handed_over": "@handed_over"}],
    "help_us": [{"id": "hlp_aaaaaaa1", "text": "@help", "why": "@help_why"}],
    "measures": [
        {"id": S1, "code": "S1", "name": "@measure1", "method": "one_question_card",
         "level_ids": [L1], "group": "feel", "reviewer_role": LEAD,
         "response_if_red": "@measure1_red", "question": "@measure1_question",
         "frequency": "weekly", "sample": 120, "collector_role": FRONT, "green": of(4.6, POINT),
         "amber": of(4.2, POINT), "red": of(4.1, POINT), "outcome": True,
         "reported_to": "@measure1_reported"},
        {"id": S2, "code": "S2", "name": "@measure2", "method": "complaint_log",
         "level_ids": [L2], "group": "deliver", "reviewer_role": OWNER,
         "response_if_red": "@measure2_red", "detects_silent": True},
    ],
}  # fmt: skip

LIVING: dict[str, Any] = {
    "training_modules": [
        {"id": T1, "code": "T1", "point": "empathy", "title": "@training",
         "objective": "@training_objective", "knowledge": "@@training_knowledge",
         "skills": "@@training_skills", "activity": "@training_activity", "minutes": 45,
         "audience": [LEAD, FRONT], "method": "@training_method", "trainer_role": LEAD,
         "when": "induction", "evidence": "@training_evidence", "moment_ids": [M1]},
    ],
    "appraisal_criteria": [
        {"id": A1, "code": "A1", "title": "@criterion", "link": "value", "kind": "behaviour",
         "weight": 100, "anchors": {"one": "@anchor1", "three": "@anchor3", "five": "@anchor5"},
         "evidence": "@criterion_evidence", "link_ids": [V1]},
    ],
    "rewards": [{"id": "rew_aaaaaaa1", "name": "@reward", "form": "story",
                 "trigger": "@reward_trigger", "criterion_id": A1,
                 "frequency": "@reward_frequency", "fairness_note": "@reward_fair"}],
    "people_commitments": [{"id": "peo_aaaaaaa1", "text": "@people", "area": "wellbeing",
                            "owner_role": OWNER, "measure_id": S2}],
    "governance": {
        "owner_role": LEAD, "approver_role": OWNER, "review_every_months": 12,
        "triggers": "@@triggers", "acknowledgement_text": "@acknowledgement",
        "rollout": [{"what": "@rollout", "who": LEAD, "when": "2026-12-01",
                     "channel": "@rollout_channel"}],
        "huddle_rota": "@@huddle", "related_documents": "@@related",
    },
    "investments": [
        {"id": "inv_aaaaaaa1", "code": "I1", "what": "@investment", "kind": "people",
         "amount": of(420, "EUR"), "period": "week", "supports": [M1, L1, B1],
         "approved": True, "expected_return": "@investment_return", "measure_id": S1},
    ],
}  # fmt: skip


def table(text: str) -> dict[str, str]:
    """Return the answers of a language by their keys."""
    rows = (line.partition("=") for line in text.splitlines() if line.strip())
    return {key.strip(): words.strip() for key, _, words in rows}


def project_in(language: str) -> Project:
    """Return the project in *language*, one of `WORDS`."""
    words = table(WORDS[language])
    document = {k: f"@document_{k}" for k in ("title", "subtitle", "preface", "legal")}
    settings = {
        "name": "@org", "language": language, "path": "full", "edition": "1.0",
        "issued_on": "2026-11-21", "next_review": "2027-11-21", "visited": "all",
        "history": [{"edition": "1.0", "on": "2026-11-21", "summary": "@history",
                     "by": "@lead_person"}],
        "document": document,
    }  # fmt: skip
    whole = FOUNDATIONS | COMMITMENT | DELIVERY | LIVING
    marks = {"reviewed": True}
    records = {
        key: [one | marks for one in held] if isinstance(held, list) else held | marks
        for key, held in whole.items()
    }
    file = {"format": "credo-project", "schema_version": 1, "min_reader": 1,
            "project_id": "prj_aaaaaaaa", "project": settings, **records}  # fmt: skip
    content = json.dumps(_said(file, words), ensure_ascii=False).encode()
    return codec.read(content, language).project


def _said(value: Any, words: dict[str, str]) -> Any:
    """Return *value* with the words of a language in the place of their keys."""
    match value:
        case dict():
            return {key: _said(inner, words) for key, inner in value.items()}
        case list():
            return [_said(inner, words) for inner in value]
        case str() if value.startswith("@@"):
            return [part.strip() for part in words[value[2:]].split("|")]
        case str() if value.startswith("@"):
            return words[value[1:]]
        case _:
            return value


def keys() -> set[str]:
    """Return every key that a language must bring words for."""
    found: set[str] = set()

    class Asking(dict[str, str]):
        def __missing__(self, key: str) -> str:
            found.add(key)
            return key

    _said([FOUNDATIONS, COMMITMENT, DELIVERY, LIVING, "@history"], Asking())
    return found | {f"document_{k}" for k in ("title", "subtitle", "preface", "legal")}
