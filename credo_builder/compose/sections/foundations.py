"""The credo page, the outcome we want, and what service means here."""

from __future__ import annotations

from collections import Counter

from credo_builder.chapters.branding import Brand
from credo_builder.chapters.credo import Credo, CredoStyle, ShowOn
from credo_builder.chapters.governance import Governance
from credo_builder.chapters.mindset import MindsetResponse, belief_reading, scores
from credo_builder.chapters.organisation import Organisation
from credo_builder.chapters.outcome import NextStep, Outcome, feeling_in_words
from credo_builder.chapters.statements import Band, MindsetScale, RightStance
from credo_builder.chapters.workshop import Definition, Principle, Theme, WorkshopItem
from credo_builder.compose.parts import Part
from credo_builder.compose.sentences import decapitalised
from credo_builder.compose.typography import unquoted
from credo_builder.compose.view import View
from credo_builder.domain.terms import label
from credo_builder.domain.wording import listed, sentence
from credo_builder.values import dataclass

FEWEST_FOR_A_GROUP = 3
"""Fewer answers than this could be traced to a person, so they are not printed."""
HALF_THE_RESULTS = 2
"""Of feel, remember, tell a friend and do next."""


@dataclass(frozen=True)
class Line:
    """One line of the credo."""

    code: str
    text: str


@dataclass(frozen=True)
class Step:
    """One step of service: a word and what it means; the meaning may be empty."""

    word: str
    meaning: str


@dataclass(frozen=True)
class CredoPage:
    """The page to frame: motto, belief, lines, steps, and who stands by it."""

    motto: str
    belief: str
    lines: tuple[Line, ...]
    is_statement: bool
    is_numbered: bool
    steps: tuple[Step, ...]
    pledge: str
    signatures: tuple[str, ...]
    edition: str
    has_logo: bool


def credo(view: View) -> CredoPage | None:
    """Return the credo; None while it has neither motto nor lines."""
    held = view.one(Credo)
    lines = tuple(
        Line(one.code, one.text)
        for one in held.lines
        if one.text.strip() and ShowOn.DOCUMENT in one.show_on
    )
    if not held.motto.strip() and not lines:
        return None
    logo = view.project.one(Brand).logo
    return CredoPage(
        motto=held.motto,
        belief=held.belief_paragraph,
        lines=lines,
        is_statement=held.style == CredoStyle.STATEMENT,
        is_numbered=held.style == CredoStyle.LIST,
        steps=tuple(_step(one) for one in held.steps_of_service),
        pledge=held.pledge,
        signatures=_signatures(view),
        edition=view.edition_number,
        has_logo=logo is not None and bool(logo.content),
    )


def _step(line: str) -> Step:
    word, colon, meaning = line.partition(":")
    return Step(word.strip(), meaning.strip()) if colon else Step(line.strip(), "")


def _signatures(view: View) -> tuple[str, ...]:
    """Return who signs: owner and approver, each once, and somebody for everyone else."""
    governed = view.one(Governance)
    ids = dict.fromkeys(one for one in (governed.approver_role, governed.owner_role) if one)
    named = [", ".join(filter(None, (view.person(one), view.role(one)))) for one in ids]
    issued = view.month(view.project.settings.issued_on)
    everyone = ", ".join(filter(None, (view.say("For all of us"), issued)))
    return (*filter(None, named), everyone)


@dataclass(frozen=True)
class Named:
    """Words under a side-head or a column head."""

    title: str
    words: str


@dataclass(frozen=True)
class Score:
    """One line of the mindset profile."""

    name: str
    gloss: str
    mean: str
    spread: str
    said: str


@dataclass(frozen=True)
class Profile:
    """How we see ourselves: scale means, how many answered, and a reading."""

    scores: tuple[Score, ...]
    bands: tuple[str, ...]
    people: int
    reading: str
    strongest: str
    weakest: str


@dataclass(frozen=True)
class OutcomePage:
    """Why we serve and what should be different for people afterwards."""

    statement: str
    pillars: tuple[Named, ...]
    results: tuple[Named, ...]
    signs: tuple[str, ...]
    test_lead: str
    test: str
    alternatives: str
    differentiator: str
    stance: str
    profile: Profile | None

    @property
    def is_spread(self) -> bool:
        """Whether what we want fills a page, so that who we are begins the one beside it."""
        parts = (self.statement.strip(), self.pillars, len(self.results) > HALF_THE_RESULTS)
        return self.profile is not None and all((*parts, self.test))


def outcome(view: View) -> OutcomePage | None:
    """Return the outcome we want; None while nothing of it is decided."""
    wanted, us = view.one(Outcome), view.one(Organisation)
    lead, test = _common_sense(view, view.fill(wanted.common_sense_test.strip()))
    page = OutcomePage(
        statement=wanted.statement,
        pillars=_pillars(view, us),
        results=_results(view, wanted),
        signs=() if view.is_public else wanted.success_signs,
        test_lead=lead,
        test=test,
        alternatives="" if view.is_public else us.alternatives,
        differentiator=us.differentiator,
        stance=_stance(view),
        profile=None if view.is_public else profile(view),
    )
    decided = page.statement.strip() or page.pillars or page.results or page.test
    return page if decided or page.differentiator.strip() else None


def _common_sense(view: View, words: str) -> tuple[str, str]:
    """Return a lead and the test: a question is asked, anything else is what we do."""
    if words.endswith("?"):
        return view.say("When unsure, {we} ask"), words
    lead = view.say("When nobody is there to ask")
    if words.lower().startswith(("we ", "i ")) or not words:
        return lead, sentence(words)
    return lead, view.say("{We} {deed}", deed=decapitalised(sentence(words)))


def _pillars(view: View, us: Organisation) -> tuple[Named, ...]:
    held = (
        ("Mission", us.mission),
        ("Vision", us.vision),
        ("Our way of serving", us.service_philosophy),
        ("Strategy", "" if view.is_public else us.strategy_sentence),
    )
    return tuple(Named(view.say(title), words) for title, words in held if words.strip())


def _results(view: View, wanted: Outcome) -> tuple[Named, ...]:
    feelings = listed(
        [view.say(feeling_in_words(one)) for one in wanted.feelings], view.say("and")
    )
    steps = [view.say(label(NextStep, one)) for one in wanted.do_next]
    next_steps = listed([f"{s[:1].lower()}{s[1:]}" for s in steps], view.say("and"))
    story = unquoted(wanted.story)
    held = (
        ("feel", feelings),
        ("remember", wanted.remember),
        ("tell a friend", view.typography.quoted(story)),
        ("do next", next_steps),
    )
    return tuple(Named(view.say(title), words) for title, words in held if words.strip())


def _stance(view: View) -> str:
    """Return how we read "the customer is right": as a principle says, else as most of us do.

    Without a majority there is none to print.
    """
    said = [p.stance_variant for p in view.of(Principle) if p.stance_variant]
    if said:
        return view.say(label(RightStance, said[0]))
    if view.is_public:
        return ""
    answers = [r.right_stance for r in view.project.of(MindsetResponse) if r.right_stance]
    if len(answers) < FEWEST_FOR_A_GROUP:
        return ""
    stance, most = Counter(answers).most_common(1)[0]
    return view.say(label(RightStance, stance)) if 2 * most > len(answers) else ""


_GLOSSES = {
    MindsetScale.CHOICE: "we serve because we want to",
    MindsetScale.OUTCOME: "we know how {customers} should feel",
    MindsetScale.RELATIONSHIP: "we reach out before they ask",
    MindsetScale.BELIEF: "our values hold when it costs",
    MindsetScale.OBSTACLE: "complaints make us better",
    MindsetScale.LEADERSHIP: "those who lead go first",
}


def profile(view: View) -> Profile | None:
    """Return the profile of a group; None when so few answered that they could be known."""
    found = [s for s in scores(view.project) if s.people >= FEWEST_FOR_A_GROUP]
    if not found:
        return None
    low, high = min(found, key=lambda s: s.mean), max(found, key=lambda s: s.mean)
    return Profile(
        scores=tuple(
            Score(
                name=view.say(s.scale.label),
                gloss=view.say(_GLOSSES[s.scale]),
                mean=f"{s.mean:.1f}",
                spread=f"{s.spread:.1f}",
                said=view.typography.numbers.write(f"{s.mean:.1f}"),
            )
            for s in found
        ),
        bands=tuple(view.say(band.label) for band in Band),
        people=max(s.people for s in found),
        reading=view.say(belief_reading(view.project)),
        strongest=view.say(high.scale.label) if high is not low else "",
        weakest=view.say(low.scale.label),
    )


@dataclass(frozen=True)
class Source:
    """A theme of the workshop and what people said under it."""

    name: str
    summary: str
    said: tuple[str, ...]


@dataclass(frozen=True)
class MeaningPage:
    """What service means here: a definition, principles, and where they come from."""

    definition: str
    principles: tuple[Principle, ...]
    themes: tuple[Source, ...]


def meaning(view: View) -> MeaningPage | None:
    """Return definition and principles; None while there is neither."""
    definition = view.one(Definition)
    principles = view.of(Principle)
    if not definition.text.strip() and not principles:
        return None
    themes = tuple(
        Source(theme.name, theme.summary, tuple(w.text for w in said))
        for theme, said in told_themes(view)
    )
    return MeaningPage(definition.text, principles, themes)


def told_themes(view: View) -> tuple[tuple[Theme, tuple[WorkshopItem, ...]], ...]:
    """Return the themes the section prints, each with the thoughts that had most votes."""
    definition, principles = view.one(Definition), view.of(Principle)
    if not definition.text.strip() and not principles:
        return ()
    used = dict.fromkeys(definition.theme_ids)
    for principle in principles:
        used.update(dict.fromkeys(principle.theme_ids))
    return tuple((one, _said_most(view, one)) for one in view.linked(Theme, tuple(used)))


def _said_most(view: View, theme: Theme) -> tuple[WorkshopItem, ...]:
    said = sorted(
        (w for w in view.of(WorkshopItem) if w.theme_id == theme.id),
        key=lambda w: -(w.votes or 0),
    )
    return tuple(said[:3])


CREDO = Part(
    key="credo",
    title="Our credo",
    context=credo,
    numbering="none",
    still_to_decide=(
        "No credo has been written yet. A motto and three to nine short lines, each grown "
        "from something you decided, are what people will know by heart."
    ),
)
OUTCOME = Part(
    key="outcome",
    title="Why {we} serve, and the outcome {we} want",
    context=outcome,
    still_to_decide=(
        "Nothing says yet how {customers} should feel when they leave. Two or three words "
        "for that feeling are enough to begin with."
    ),
)
MEANING = Part(
    key="meaning",
    title="What service means here",
    beyond_quick=True,
    context=meaning,
    still_to_decide=(
        "No principles have been written yet. Three or four, each with a question to check it "
        "by, would help people decide when a value alone does not."
    ),
)
