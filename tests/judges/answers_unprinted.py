"""Answers the document does not print as they were given, each with the reason.

The kind without a name holds what every record has.
"""

from __future__ import annotations

_ORDERS = "orders or groups what is printed and is no words of its own"
_NAMED = "the working details name what it grew from, by title for want of a code"
_SEEN = "seen, not read"

UNPRINTED: dict[str, dict[str, str]] = {
    "": {
        "notes": "never printed",
        "visibility": "decides which edition prints the record",
        "from_starter": "the check tells it",
        "reviewed": "the check tells it",
        "figure_mark": "the glossary lists the codes of proposed figures",
    },
    "organisation": {
        "industry": "chooses examples and the usual bar; what we are is said in our own words",
        "staff_noun": "fills sentences that name our people",
        "person": "chooses we or I in every sentence",
        "hours_per_day": "compares working hours with working days",
        "currency": "the unit of amounts",
    },
    "roles": {"faces_customers": "told in words beside the role"},
    "brand": {
        "logo": _SEEN,
        "colour": _SEEN,
        "style": _SEEN,
        "cover_image": _SEEN,
    },
    "mindset_responses": dict.fromkeys(
        ("respondent", "role", "answers", "belief", "right_stance", "comment", "date"),
        "private: folded into means of three people and more",
    ),
    "workshop_items": {
        "theme_id": _ORDERS,
        "votes": "put the three with most votes first, beside their theme",
        "contributor": "so that this person can be asked; what was said stays unnamed on paper",
    },
    "themes": {},
    "definition": {"theme_ids": "decides which themes stand beneath it"},
    "principles": {
        "theme_ids": "decides which themes stand beneath; the core values name theirs",
        "stance_variant": "the first one given stands with the outcome",
    },
    "core_values": dict.fromkeys(("theme_ids", "principle_ids"), _NAMED),
    "segments": {"kind": _ORDERS, "serves_segment_ids": "drawn: who serves whom"},
    "expectations": {
        "segment_ids": _ORDERS,
        "source": "printed in short words",
    },
    "promise_doors": {"looked": "sorts the doors into those looked behind and the others"},
    "promises": {
        "kind": _ORDERS,
        "origin": "printed beside where it was seen",
        "guarantee": "opens the words of what people get",
        "show_in_credo": "the credo has its own lines, and the check compares them",
    },
    "stages": {},
    "moments": {
        "stage_id": _ORDERS,
        "critical": "a badge",
    },
    "barriers": {},
    "credo": {
        "lines.show_on": "the working details tell which lines the credo page leaves out",
        "style": "the way the lines are set",
    },
    "service_levels": {},
    "policies": {
        "empathy_check.passed": "a badge in words",
    },
    "empowerments": {},
    "recovery_steps": {},
    "referrals": {},
    "help_us": {},
    "measures": {
        "group": _ORDERS,
        "outcome": "told in words among the details",
        "detects_silent": "its code stands under those who leave without a word",
        "published": "its code stands under what everyone may see",
        "results.note": "stands on the scorecard, under its figure’s course",
    },
    "training_modules": {
        "point": "its number",
        "when": "printed in short words",
    },
    "appraisal_criteria": {},
    "rewards": {},
    "people_commitments": {},
    "governance": {},
    "investments": {"approved": "printed while it is not"},
    "document": {"sections_off": "leaves sections out", "prepared_by_mark": _SEEN},
}
