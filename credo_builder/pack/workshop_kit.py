"""The workshop kit: how to lead it, sheets for the wall, and labels to write on."""

from __future__ import annotations

from credo_builder.chapters.workshop import Definition, Side, Theme, WorkshopItem
from credo_builder.compose.sentences import shortened
from credo_builder.compose.view import View
from credo_builder.domain.wording import counted
from credo_builder.i18n import marked
from credo_builder.pack.base import PAPERS, Job, Output
from credo_builder.pack.flowing import flow
from credo_builder.pack.wall_sheets import HEAPS, Card, Panel, Wall, draw_labels
from credo_builder.pack.written import Leaf, sections
from credo_builder.render.pdf.leaflet import Leaflet
from credo_builder.render.pdf.theme import MM, geometry
from credo_builder.render.pdf.turns import TURN

_LONGEST = 400
"""Letters of a thought on a card; a longer one ends with an ellipsis."""
_OFFICE = {"A3": "A4", "Tabloid": "Letter"}
"""Paper of guide and labels, where the sheets for the wall are larger."""


def thoughts(view: View, side: Side) -> tuple[Card, ...]:
    """Return what people wrote on one sheet, what most agreed with first; never who wrote it."""
    held = [one for one in view.of(WorkshopItem) if one.side == side and one.text.strip()]
    held.sort(key=lambda one: -(one.votes or 0))
    return tuple(Card(_said(view, one.text), _votes(view, one.votes)) for one in held)


def _said(view: View, words: str) -> str:
    return shortened(view.fill(words.strip()), _LONGEST)


def _votes(view: View, votes: int | None) -> str:
    return counted(votes, view.say("vote"), view.say("votes")) if votes else ""


def themes(view: View) -> tuple[Card, ...]:
    """Return the themes by name, each with what its thoughts say."""
    held = [one for one in view.of(Theme) if one.name.strip()]
    return tuple(Card(_said(view, one.name), _said(view, one.summary)) for one in held)


def draw(job: Job) -> bytes:
    """Return the kit as a PDF: guide, sheets and labels."""
    view, say = job.view, job.view.say
    office = _OFFICE.get(job.paper, job.paper)
    leaf = Leaf("guide", "Ninety minutes on service", "pack/workshop_guide.xml.j2", None)
    with TURN:
        leaflet = Leaflet(job.document, job.look)
        flow(leaflet, sections(job, [leaf])[0], geometry(office))
        wall = Wall(job, leaflet)
        for number, (side, question) in enumerate(_QUESTIONS.items(), 1):
            panel = None
            if side == Side.MEANS:
                definition = view.fill(view.one(Definition).text.strip())
                panel = Panel(say("So here customer service means"), definition)
            title = f"{number}  {say(side.label)}"
            wall.cards((title, say(question)), thoughts(view, side), panel)
        title = f"{len(_QUESTIONS) + 1}  {say('Themes')}"
        wall.cards((title, say(_THEMES)), themes(view), grid=HEAPS)
        size = (PAPERS[office][0] * MM, PAPERS[office][1] * MM)
        kinds = [("tick", say("Do")), ("cross", say("Do not")), ("", say("Service means …"))]
        draw_labels(job, leaflet, size, kinds)
        return leaflet.content()


_QUESTIONS = {
    Side.DO: marked("As {customers} somewhere yourselves: what should people in service do?"),
    Side.DONT: marked("And what should they not do? Tell what happened, and name nobody."),
    Side.MEANS: marked(
        "Finish the sentence in your own words. The strongest words make one sentence."
    ),
}
_THEMES = marked("What belongs together? Give each heap a name that somebody really said.")

OUTPUT = Output(
    key="workshop_kit",
    name="Workshop kit",
    about="A guide of ninety minutes, four sheets for the wall, and labels",
    shelf="look",
    title="Ninety minutes on service",
    audience="staff",
    papers=("A4", "A3", "Letter", "Tabloid"),
    sections=("meaning",),
    draw=draw,
)
