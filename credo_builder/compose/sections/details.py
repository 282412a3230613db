"""Working details: what is written down and not needed at hand every day, record by record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from credo_builder.chapters.branding import Brand, Voice
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.credo import Credo, ShowOn
from credo_builder.chapters.expectations import Component, Expectation, Mark, Reasonableness
from credo_builder.chapters.moments import (
    Channel,
    Enablers,
    Impression,
    Initiator,
    Moment,
    Stage,
)
from credo_builder.chapters.organisation import Role
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.promises import Claim, Door, Operator, Promise, PromiseDoor
from credo_builder.chapters.segments import NeedState, Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.chapters.trades import BarStance
from credo_builder.chapters.workshop import Principle, Side, Theme, WorkshopItem
from credo_builder.compose.parts import OUR_PEOPLE, Part
from credo_builder.compose.sections.core_values import MOST_IN_FULL, MOST_WITH_TRACES
from credo_builder.compose.sections.detailed import (
    Detailed,
    Details,
    Fact,
    chosen,
    coded,
    detailed,
    details,
    groups,
    roles,
    said,
    several,
)
from credo_builder.compose.sections.foundations import told_themes
from credo_builder.compose.sections.moments import in_order
from credo_builder.compose.sections.working import WORKING
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.quantities import in_words
from credo_builder.domain.records import Record
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed
from credo_builder.values import dataclass

USUAL_IMPORTANCE = 3
"""How much a moment matters unless somebody says otherwise."""


@dataclass(frozen=True)
class DetailsPage:
    """All details, a group for each kind of record that has any."""

    groups: tuple[Details, ...]


def page(view: View) -> DetailsPage | None:
    """Return every detail these readers may see; None without any."""
    told = tuple(
        group
        for title, makes in (*_THOUGHT, *WORKING)
        if (group := details(view, title, makes(view))).records
    )
    return DetailsPage(told) if told else None


def _roles(view: View) -> Iterator[Detailed]:
    for one in view.of(Role):
        meets = view.say("{customers} in person, by phone or in writing")
        facts = (
            said(view, "Held by", one.person),
            Fact(view.say("Meets"), meets if one.faces_customers else ""),
            coded(view, "Belongs to", (Segment,), (one.segment_id,)),
        )
        yield detailed(one, view.role(one.id), facts)


def _look(view: View) -> Iterator[Detailed]:
    brand = view.one(Brand)
    yield detailed(
        brand, view.say("Our words"), (chosen(view, "Sound", Voice, brand.voice, Voice.PLAIN),)
    )


def _values(view: View) -> Iterator[Detailed]:
    """Yield what the values grew from, and what their own pages have no room for."""
    held = view.of(CoreValue)
    for one in held:
        facts = [_grown(view, one)]
        if len(held) > MOST_IN_FULL:
            facts.append(several(view, "You will never see us", one.behaviours_never))
        if len(held) > MOST_WITH_TRACES:
            facts += [
                said(view, "So in our culture", one.in_culture),
                said(view, "So in our brand", one.in_brand),
                said(view, "So in our strategy", one.in_strategy),
            ]
        texts = (one.why_it_matters,) if len(held) > MOST_WITH_TRACES else ()
        yield detailed(one, view.fill(one.name), facts, texts)


def _grown(view: View, one: CoreValue) -> Fact:
    names = [t.name for t in view.linked(Theme, one.theme_ids)]
    names += [p.title for p in view.linked(Principle, one.principle_ids)]
    return several(view, "Grown from", names)


def _workshop(view: View) -> Iterator[Detailed]:
    """Yield what was said and does not stand beside the theme it belongs to."""
    told = {w.id for _, some in told_themes(view) for w in some}
    for side in Side:
        rest = [w for w in view.of(WorkshopItem) if w.side == side and w.id not in told]
        yield Detailed(
            "", view.say(side.label), (), _kept(several(view, "Said", (w.text for w in rest)))
        )
    themes = {theme.id for theme, _ in told_themes(view)}
    for one in view.of(Theme):
        if one.id not in themes:
            yield detailed(one, view.fill(one.name), (said(view, "In a sentence", one.summary),))


def _kept(*facts: Fact) -> tuple[Fact, ...]:
    return tuple(one for one in facts if one.words or one.codes)


def _inside(view: View) -> Iterator[Detailed]:
    for one in view.of(Segment):
        if one.is_internal:
            states = (view.say(label(NeedState, s)) for s in one.need_states)
            facts = (
                several(view, "How they arrive", states),
                several(view, "Who finds it hard", one.access_needs),
            )
            yield detailed(one, view.fill(one.name), facts, (one.description,))


def _expectations(view: View) -> Iterator[Detailed]:
    for one in view.of(Expectation):
        not_now = one.reasonableness == Reasonableness.NOT_NOW
        facts = (
            _mark(view, "Good enough", one.adequate),
            _mark(view, "Would please", one.desired),
            chosen(
                view,
                "To ask of us today",
                Reasonableness,
                one.reasonableness,
                Reasonableness.REASONABLE,
            ),
            chosen(view, "Part of service", Component, one.component),
            chosen(view, "Beside others", BarStance, one.bar_vs_industry),
            coded(view, "Answered by", (CoreValue,), one.value_ids),
        )
        texts = () if not_now else (one.how_we_explain,)
        yield detailed(one, view.fill(unquoted(one.text)), facts, texts)


_FAIR = Reasonableness.REASONABLE


def _mark(view: View, name: str, mark: Mark) -> Fact:
    figure_said = in_words(mark.quantity) if mark.quantity else ""
    return Fact(
        view.say(name), ", ".join(filter(None, (view.fill(mark.text.strip()), figure_said)))
    )


def _promises(view: View) -> Iterator[Detailed]:
    for one in view.of(Promise):
        facts = (
            _claim(view, one.claim),
            Fact(
                view.say("Kept on a bad day"),
                view.say("{count} of 5", count=one.can_keep_now) if one.can_keep_now else "",
            ),
            roles(view, "Seen to by", (one.owner_role,)),
            coded(view, "Lives", (CoreValue,), one.value_ids),
        )
        yield detailed(one, view.fill(one.words), facts)


def _claim(view: View, claim: Claim) -> Fact:
    metric = view.fill(claim.metric.strip())
    if claim.quantity is None:
        return Fact(view.say("In figures"), metric)
    bound = f"{view.say(label(Operator, claim.operator))} {in_words(claim.quantity)}"
    return Fact(view.say("In figures"), ", ".join(filter(None, (metric, bound))))


def _doors(view: View) -> Iterator[Detailed]:
    held = view.of(PromiseDoor)
    for title, looked in (("Looked behind", True), ("Not looked behind yet", False)):
        named = [view.say(label(Door, one.door)) for one in held if one.looked == looked]
        words = listed([name for name in named if name], view.say("and"))
        yield Detailed("", view.say(title), (), _kept(Fact(view.say("Doors"), words)))


def _moments(view: View) -> Iterator[Detailed]:
    for one in in_order(view):
        matters = "" if one.importance in (None, USUAL_IMPORTANCE) else one.importance
        facts = (
            Fact(view.say("Matters"), view.say("{count} of 5", count=matters) if matters else ""),
            *(() if one.is_critical else _acted(view, one)),
            _in_place(view, one.enablers),
            groups(view, "Met by", one.segment_ids),
            coded(view, "Shows", (CoreValue,), one.value_ids),
            chosen(view, "Who starts it", Initiator, one.initiated_by, Initiator.CUSTOMER),
            chosen(view, "In their memory", Impression, one.impression, Impression.ORDINARY),
        )
        yield detailed(one, view.fill(one.name), facts, (one.happening_for_them,))


def _acted(view: View, one: Moment) -> Iterator[Fact]:
    """Yield what a sheet of its own would say of a moment that is not critical."""
    yield chosen(view, "Met", Channel, one.channel)
    yield coded(view, "Expected", (Expectation,), one.expectation_ids)
    yield said(view, "How they leave", one.experience_outcome)
    yield several(view, "Do", one.do)
    yield several(view, "Do not", one.dont)
    yield several(view, "You might say", (view.typography.quoted(unquoted(w)) for w in one.say))
    for case in one.adapt:
        state = view.say(label(NeedState, case.need_state))
        cue = f" ({view.fill(case.cue.strip())})" if case.cue.strip() else ""
        yield Fact(f"{state}{cue}", view.fill(case.response.strip()))
    touch = one.signature
    cost = view.say("up to {cost}", cost=in_words(touch.cost_cap)) if touch.cost_cap else ""
    yield several(view, "Signature touch", (touch.idea, touch.trigger, cost))


def _in_place(view: View, enablers: Enablers) -> Fact:
    held = (
        ("process", enablers.process),
        ("tools", enablers.technology),
        ("skill", enablers.skill),
        ("information", enablers.information),
        ("space", enablers.space),
    )
    told = [f"{view.say(name)}: {words.strip()}" for name, words in held if words.strip()]
    return several(view, "In place", told)


def _lines(view: View) -> Iterator[Detailed]:
    kinds: tuple[type[Record], ...] = (
        CoreValue, Expectation, Promise, Moment, ServiceLevel, Policy,
    )  # fmt: skip
    for one in view.one(Credo).lines:
        roots = coded(view, "Grown from", kinds, one.link_ids)
        elsewhere = "" if ShowOn.DOCUMENT in one.show_on else view.say("not on the credo page")
        kept = _kept(roots, Fact(view.say("Kept"), elsewhere))
        yield Detailed(one.code, view.fill(one.text), (), kept)


def _stages(view: View) -> Iterator[Detailed]:
    met = {one.stage_id for one in view.of(Moment)}
    unmet = (one.name for one in view.of(Stage) if one.id not in met)
    kept = _kept(several(view, "Stages", unmet))
    yield Detailed("", view.say("Without a moment yet"), (), kept)


_THOUGHT: tuple[tuple[str, Callable[[View], Iterator[Detailed]]], ...] = (
    ("Roles", _roles),
    ("Voice", _look),
    ("What was said", _workshop),
    ("Core values", _values),
    ("Groups inside", _inside),
    ("What {customers} expect", _expectations),
    ("Our promises", _promises),
    ("Where {we} looked for promises", _doors),
    ("Moments of truth", _moments),
    ("The journey", _stages),
    ("Our credo", _lines),
)

DETAILS = Part(
    key="details",
    title="Working details",
    context=page,
    editions=OUR_PEOPLE,
    numbering="letter",
)
