"""Where the document prints each answer, in the order of the page.

Every question of every record stands in `PRINTED` or in `answers_unprinted.UNPRINTED`; a new
question in neither fails a test, so that nobody forgets to say where its answer goes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from credo_builder.chapters.moments import Moment
from credo_builder.chapters.policies import Firmness, Policy, PolicyTopic
from credo_builder.chapters.promises import Promise, PromiseKind
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.workshop import Definition, Principle
from credo_builder.domain.project import Project
from credo_builder.domain.records import Record

FRONT = "front"
"""Cover, page about the document and contents: whatever stands before the first bookmark."""
ANYWHERE = "anywhere"
MOST_OF_A_STRAPLINE = 40
"""Signs that every cover has room for."""
SPOKEN = "spoken"
"""What a figure draws and its alternative text says word by word."""


class Told(Protocol):
    """What an edition tells: the whole project, and of a kind what its readers may see."""

    project: Project

    def of(self, kind: type[Record]) -> tuple[Record, ...]: ...


Holds = Callable[[Told, Record], bool]


def _always(told: Told, record: Record) -> bool:
    return True


@dataclass(frozen=True)
class Place:
    """A section that prints answers of one kind of record, in this order.

    Attributes:
        section: key of the section.
        fields: paths of the fields, as "adapt.cue" for a sub-record's.
        editions: p for public, s for staff, f for full.
        holds: whether the section prints these answers of a record.
        condition: what *holds* asks, in words.
        in_order: whether they stand in this order; what a figure draws does not.
    """

    section: str
    fields: tuple[str, ...]
    editions: str = "psf"
    holds: Holds = field(default=_always)
    condition: str = ""
    in_order: bool = True


def place(section: str, fields: str, editions: str = "psf", **more) -> Place:
    """Return a place whose *fields* are parted by spaces."""
    return Place(section, tuple(fields.split()), editions, **more)


def _few_values(most: int) -> Holds:
    return lambda told, record: len(told.of(type(record))) <= most


def _is_said(told: Told, promise: Promise) -> bool:
    return promise.kind != PromiseKind.IMPLICIT


def _is_inferred(told: Told, promise: Promise) -> bool:
    return promise.kind == PromiseKind.IMPLICIT


def _claims(told: Told, promise: Promise) -> bool:
    return promise.claim.quantity is not None


def _quotes(told: Told, promise: Promise) -> bool:
    return _is_said(told, promise) and bool(promise.exact_words.strip())


def _tells_text(told: Told, promise: Promise) -> bool:
    """Exact words and new words stand in place of our plain ones."""
    return not _quotes(told, promise) or (promise.stands and promise.words == promise.text)


def _reads_anew(told: Told, promise: Promise) -> bool:
    return promise.stands and promise.words == promise.reworded_text


def _stands_said(told: Told, promise: Promise) -> bool:
    return _is_said(told, promise) and promise.stands


def _stands_as_written(told: Told, promise: Promise) -> bool:
    return _stands_said(told, promise) and promise.words == promise.text


def _has_moments(told: Told, stage: Record) -> bool:
    return any(one.stage_id == stage.id for one in told.of(Moment))


def _has_levels(told: Told, stage: Record) -> bool:
    """Whether the first moment of some level lies in the stage."""
    places = {one.id: number for number, one in enumerate(told.project.of(type(stage)))}
    for level in told.of(ServiceLevel):
        met = [m for m in told.of(Moment) if m.id in level.moment_ids]
        met.sort(key=lambda m: places.get(m.stage_id, len(places)))
        if met and met[0].stage_id == stage.id:
            return True
    return False


def _is_critical(told: Told, moment: Moment) -> bool:
    return moment.is_critical


def _not_critical(told: Told, moment: Moment) -> bool:
    return not moment.is_critical


def _meets_some(told: Told, moment: Moment) -> bool:
    """Whether some groups outside meet us there and others do not."""
    outside = {one.id for one in told.project.of(Segment) if not one.is_internal}
    return outside != set(moment.segment_ids)


def _knows_share(told: Told, level: ServiceLevel) -> bool:
    return level.baseline.share_met_pct is not None


def _unmet(told: Told, stage: Record) -> bool:
    return not _has_moments(told, stage)


def _is_complaint(told: Told, policy: Policy) -> bool:
    return policy.topic == PolicyTopic.COMPLAINTS_RECOVERY


def _no_complaint(told: Told, policy: Policy) -> bool:
    return not _is_complaint(told, policy)


def _is_law(told: Told, policy: Policy) -> bool:
    return policy.firmness == Firmness.LEGAL


def _bends(told: Told, policy: Policy) -> bool:
    return not _is_law(told, policy)


def _is_guaranteed(told: Told, promise: Promise) -> bool:
    return promise.guarantee


def _differs(name: str) -> Holds:
    """Whether a record answers otherwise than a new one does, whose answer goes without saying."""
    return lambda told, record: getattr(record, name) != getattr(type(record)(id="new"), name)


def _many_values(least: int) -> Holds:
    return lambda told, record: len(told.of(type(record))) >= least


def _has(name: str, *wanted: object) -> Holds:
    return lambda told, record: getattr(record, name) in wanted


def _is_carried(told: Told, theme: Record) -> bool:
    """Whether the definition or a principle that is printed carries the theme."""
    carriers = (told.project.one(Definition), *told.of(Principle))
    shown = theme in told.of(type(theme))
    return shown and any(theme.id in one.theme_ids for one in carriers)


def _not_carried(told: Told, theme: Record) -> bool:
    return theme in told.of(type(theme)) and not _is_carried(told, theme)


def _not_among_the_first(told: Told, said: Record) -> bool:
    return not _is_among_the_first(told, said)


def _is_among_the_first(told: Told, said: Record) -> bool:
    theme = told.project.get(said.theme_id)
    if theme is None or not _is_carried(told, theme):
        return False
    alike = [w for w in told.of(type(said)) if w.theme_id == said.theme_id]
    return said in sorted(alike, key=lambda w: -(w.votes or 0))[:3]


def _lacks(name: str) -> Holds:
    return lambda told, record: not getattr(record, name)


def _is_outside(told: Told, segment: Record) -> bool:
    return not segment.is_internal


def _is_inside(told: Told, segment: Record) -> bool:
    return segment.is_internal


def _is_both_or_out(told: Told, segment: Record) -> bool:
    return segment.is_external and not segment.is_internal


PRINTED: dict[str, tuple[Place, ...]] = {
    "organisation": (
        place(FRONT, "name"),
        place(FRONT, "legal_name sector_text size_band"),
        place(FRONT, "place"),
        place(FRONT, "sites hours.days hours.open hours.close"),
        place(ANYWHERE, "customer_noun_sing customer_noun_plur", in_order=False),
        place("outcome", "mission vision service_philosophy"),
        place("outcome", "strategy_sentence", "sf"),
        place("outcome", "alternatives", "sf"),
        place("outcome", "differentiator"),
        place("expectations", "bar_industry bar_chosen", "sf", in_order=False),
        place("expectations", "context.type context.text context.valid_until", "sf"),
        place(
            "recovery",
            "complaint_contact.role complaint_contact.reach contact.phone contact.email "
            "contact.web contact.address",
        ),
        place(
            "promises",
            "complaint_contact.role complaint_contact.reach",
            "p",
            holds=lambda told, one: any(_stands_said(told, p) for p in told.of(Promise)),
        ),
    ),
    "outcome": (
        place("outcome", "statement"),
        place("outcome", "feelings remember story do_next"),
        place("outcome", "common_sense_test"),
        place("outcome", "success_signs", "sf"),
    ),
    "definition": (place("meaning", "text"),),
    "principles": (place("meaning", "title meaning behaviours check_question"),),
    "themes": (
        place("meaning", "name summary", holds=_is_carried),
        place("details", "name summary", "sf", holds=_not_carried),
    ),
    "workshop_items": (
        place("meaning", "text", holds=_is_among_the_first),
        place("details", "side text", "sf", holds=_not_among_the_first),
    ),
    "roles": (place("details", "name person segment_id", "sf"),),
    "brand": (
        place(
            FRONT,
            "strapline",
            holds=lambda told, one: len(one.strapline) <= MOST_OF_A_STRAPLINE,
            condition="a longer one ends with … on the cover",
        ),
        place("details", "voice", "sf", holds=_differs("voice"), condition="not the usual one"),
    ),
    "promise_doors": (place("details", "door", "sf"),),
    "core_values": (
        place("core_values", "name belief behaviours_do"),
        place(
            "core_values", "behaviours_never", holds=_few_values(7), condition="at most 7 values"
        ),
        place(
            "core_values",
            "why_it_matters in_culture in_brand in_strategy",
            holds=_few_values(4),
            condition="at most 4 values",
        ),
        place(
            "details",
            "why_it_matters in_culture in_brand in_strategy",
            "sf",
            holds=_many_values(5),
        ),
        place("details", "behaviours_never", "sf", holds=_many_values(8)),
    ),
    "segments": (
        place("segments", "name description", "sf", holds=_is_outside),
        place("segments", "name description", "p", holds=_is_both_or_out),
        place("segments", "size_share", "sf", holds=_is_outside),
        place("segments", "need_states access_needs", "sf", holds=_is_outside),
        place("segments", "need_states access_needs", "p", holds=_is_both_or_out),
        place("segments", "name headcount", "sf", holds=_is_inside, in_order=False),
        place("details", "description need_states access_needs", "sf", holds=_is_inside),
    ),
    "expectations": (
        place("expectations", "text", "sf"),
        place("expectations", "how_we_explain", "sf", holds=_has("reasonableness", "not_now")),
        place("expectations", "klass evidence evidence_note", "sf"),
        place("expectations", "performance_now importance", "sf", in_order=False),
        place(
            "details",
            "text adequate.text adequate.quantity desired.text desired.quantity",
            "sf",
        ),
        place("details", "reasonableness", "sf", holds=_differs("reasonableness")),
        place("details", "component bar_vs_industry value_ids", "sf"),
        place(
            "details",
            "how_we_explain",
            "sf",
            holds=_has("reasonableness", "reasonable", "stretch"),
        ),
    ),
    "promises": (
        place("promises", "exact_words", "sf", holds=_is_said),
        place("promises", "text", "sf", holds=_tells_text),
        place("promises", "where_seen", "sf", holds=_is_said),
        place("promises", "cue", "sf", holds=_is_inferred),
        place("promises", "reworded_text", "sf", holds=_reads_anew),
        place("promises", "twin_id", "sf"),
        place("promises", "conditions", "sf"),
        place("promises", "payout", "sf", holds=_is_guaranteed),
        place("promises", "expectation_ids", "sf"),
        place("promises", "decision", "sf", in_order=False),
        place("promises", "recovery", "sf", in_order=False),
        place(
            "details",
            "claim.metric claim.operator claim.quantity",
            "sf",
            holds=_claims,
            condition="a claim in figures",
        ),
        place("details", "can_keep_now", "sf"),
        place("details", "owner_role value_ids", "sf"),
        place("promises", "text", "p", holds=_stands_as_written),
        place(
            "promises",
            "reworded_text",
            "p",
            holds=lambda told, one: _stands_said(told, one) and _reads_anew(told, one),
        ),
        place("promises", "conditions recovery", "p", holds=_stands_said),
        place(
            "promises",
            "payout",
            "p",
            holds=lambda told, one: _is_guaranteed(told, one) and _stands_said(told, one),
        ),
    ),
    "stages": (
        place("moments", "name", "sf", holds=_has_moments, in_order=False),
        place("service_levels", "name", holds=_has_levels, in_order=False),
        place("details", "name", "sf", holds=_unmet),
    ),
    "moments": (
        place(
            "moments",
            "name customer_goal feeling_now feeling_wanted promise_ids backstage.gives "
            "owner_role volume_per_month rating_now rating_wanted",
            "sf",
            in_order=False,
        ),
        place("segments", "backstage.role backstage.serves_role", "sf", in_order=False),
        place("segments", "backstage.gives backstage.by_when", "sf"),
        place(
            "moments",
            "name feeling_now feeling_wanted experience_outcome do",
            "sf",
            holds=_is_critical,
            condition="critical moments have a sheet",
        ),
        place("moments", "dont say", "sf", holds=_is_critical),
        place("moments", "adapt.need_state adapt.cue adapt.response", "sf", holds=_is_critical),
        place(
            "moments",
            "signature.idea signature.trigger signature.cost_cap",
            "sf",
            holds=_is_critical,
        ),
        place("moments", "channel owner_role expectation_ids", "sf", holds=_is_critical),
        place("details", "name happening_for_them", "sf"),
        place("details", "importance", "sf", holds=_differs("importance"), in_order=False),
        place(
            "details",
            "name channel expectation_ids experience_outcome do dont say adapt.need_state "
            "adapt.cue adapt.response signature.idea signature.trigger signature.cost_cap",
            "sf",
            holds=_not_critical,
        ),
        place(
            "details",
            "enablers.process enablers.technology enablers.skill enablers.information "
            "enablers.space",
            "sf",
        ),
        place("details", "value_ids", "sf"),
        place("details", "segment_ids", "sf", holds=_meets_some),
        place("details", "initiated_by", "sf", holds=_differs("initiated_by")),
        place("details", "impression", "sf", holds=_differs("impression")),
    ),
    "barriers": (
        place("means", "text moment_ids", "f"),
        place("means", "root_cause action", "f"),
        place("means", "owner_role due status", "f"),
        place("means", "thought_from thought_to", "f", in_order=False),
        place("details", "text type", "f"),
    ),
    "credo": (
        place("credo", "motto belief_paragraph lines.text steps_of_service"),
        place("credo", "pledge"),
        place("segments", "employee_promise", "sf"),
        place("details", "lines.link_ids", "sf"),
    ),
    "service_levels": (
        place("service_levels", "name", holds=_lacks("sentence")),
        place("service_levels", "sentence clock_start clock_stop"),
        place("service_levels", "applies.hours applies.channel applies.site applies.segment"),
        place("service_levels", "minimum target stretch", "sf"),
        place(
            "service_levels",
            "share_pct",
            "sf",
            holds=lambda told, one: one.target is None or one.target.unit != "percent",
        ),
        place("service_levels", "baseline.share_met_pct"),
        place(
            "service_levels",
            "baseline.value",
            holds=lambda told, one: one.baseline.share_met_pct is None,
            condition="no share is known",
        ),
        place("service_levels", "owner_role", "sf"),
        place("service_levels", "normal_circumstances exclusions baseline.how"),
        place("details", "metric population", "sf"),
        place("details", "kind", "sf", holds=_differs("kind")),
        place("details", "effective_from baseline.value", "sf", holds=_knows_share),
        place("details", "effective_from baseline.date", "sf"),
        place("details", "moment_ids promise_ids expectation_ids", "sf"),
    ),
    "policies": (
        place("policies", "firmness", "sf"),
        place("policies", "value_ids moment_ids level_ids", "sf"),
        place("policies", "topic applies_to owner_role review_date", "sf"),
        place("policies", "approval_time", "sf", holds=_bends),
        place("policies", "title statement", "sf"),
        place("policies", "steps", "sf", holds=_no_complaint),
        place("policies", "purpose", "sf"),
        place("policies", "legal_basis", "sf", holds=_is_law),
        place("policies", "may_bend.who may_bend.how_far may_bend.record", "sf", holds=_bends),
        place(
            "policies",
            "empathy_check.could_hurt_whom empathy_check.what_staff_may_do "
            "empathy_check.words_to_use",
            "sf",
        ),
        place("freedom", "say_no_well", "sf"),
        place("recovery", "title statement steps", holds=_is_complaint),
    ),
    "empowerments": (
        place("freedom", "role freedoms", "sf"),
        place("freedom", "spend_limit time_limit", "sf"),
        place("freedom", "never", "sf"),
        place("freedom", "ask_whom answer_within record_where", "sf"),
        place("freedom", "no_blame_text", "sf"),
    ),
    "recovery_steps": (place("recovery", "within step who what"),),
    "referrals": (place("freedom", "need refer_to how_handed_over", "sf"),),
    "help_us": (place("recovery", "text why"),),
    "measures": (
        place("monitoring", "name level_ids", "sf"),
        place("monitoring", "promise_ids", "sf"),
        place("monitoring", "method frequency sample green reviewer_role response_if_red", "sf"),
        place("monitoring", "source_system", "sf", holds=_lacks("method")),
        place(SPOKEN, "results.period results.value results.n", "sf", in_order=False),
        place("details", "question", "sf"),
        place("details", "source_system", "sf", holds=lambda told, one: bool(one.method)),
        place("details", "amber red collector_role reported_to", "sf"),
    ),
    "training_modules": (
        place("learning", "title knowledge skills activity evidence", "sf"),
        place("learning", "minutes", "sf"),
        place("learning", "trainer_role", "sf"),
        place("details", "title objective method audience", "sf"),
        place("details", "policy_ids level_ids moment_ids", "sf"),
        place("details", "barrier_ids", "f"),
    ),
    "appraisal_criteria": (
        place("recognition", "title evidence weight anchors.one anchors.three anchors.five", "sf"),
        place("details", "title link kind link_ids", "sf"),
    ),
    "rewards": (
        place("recognition", "name form cap trigger criterion_id fairness_note frequency", "sf"),
        place("recognition", "who_can_give", "sf"),
    ),
    "people_commitments": (place("recognition", "area text owner_role measure_id", "sf"),),
    "governance": (
        place(FRONT, "owner_role"),
        place("credo", "approver_role owner_role", in_order=False),
        place("review", "review_every_months owner_role", "sf"),
        place("review", "triggers", "sf"),
        place("review", "rollout.what rollout.who rollout.when rollout.channel", "sf"),
        place("review", "related_documents huddle_rota", "sf"),
        place("acknowledgement", "acknowledgement_text", "sf"),
    ),
    "investments": (
        place("means", "what amount period", "f"),
        place("means", "supports", "f"),
        place("means", "expected_return", "f"),
        place("means", "measure_id", "f"),
        place("details", "what kind", "f"),
    ),
    "document": (
        place(FRONT, "title subtitle prepared_by prepared_by_contact"),
        place("preface", "preface"),
        place("legal", "legal"),
    ),
}
