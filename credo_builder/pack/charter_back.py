"""The back of a charter: how we did, what to do if something is wrong, how to reach us."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from credo_builder.errors import OutputRefused
from credo_builder.i18n import told
from credo_builder.pack.charter_pages import Charter
from credo_builder.pack.charter_words import Result, Step
from credo_builder.render.pdf.frames import draw_mark
from credo_builder.render.pdf.slabs import TextSlab
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE
from credo_builder.values import dataclass

MOST_RESULTS = 7
_BETWEEN = 26.0
"""Between the parts of the page."""
_NAMES, _BARS, _BAR = 52 * MM, 56 * MM, 11.0
"""How wide the names of results are, where their bars start, and how high a bar is."""
_FULL = Decimal(100)


def draw_back(charter: Charter) -> None:
    """Draw how we did, what to do if something is wrong, and how to reach us.

    Where that is more than a page, the reasons of requests give way first, then what is done
    about each result that is not met: one sentence asks people to ask.
    """
    words = charter.words
    shown = _Shown(words.results[:MOST_RESULTS], has_deeds=True)
    with_reasons = _ends(charter, shown, with_reasons=True) <= charter.foot
    if not with_reasons and _ends(charter, shown, with_reasons=False) > charter.foot:
        shown = replace(shown, has_deeds=False)
        if _ends(charter, shown, with_reasons=False) > charter.foot:
            raise OutputRefused(
                told(
                    "The charter’s second page is too short for all that you ask of people. "
                    "Show fewer requests to everyone, or say them in fewer words."
                ),
                "help_us",
            )
    y = charter.page.top
    if words.results:
        y = _draw_results(charter, shown, y) + _BETWEEN
    if words.steps:
        y = _draw_steps(charter, words.steps, y, is_trial=False) + _BETWEEN
    _draw_last(charter, y, with_reasons=with_reasons, is_trial=False)


@dataclass(frozen=True)
class _Shown:
    """The results that stand on the page, and whether each says what is done about it."""

    results: tuple[Result, ...]
    has_deeds: bool

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods they are of, each once."""
        return tuple(dict.fromkeys(one.period for one in self.results))


def _ends(charter: Charter, shown: _Shown, *, with_reasons: bool) -> float:
    """Return where the page would end, nothing drawn yet."""
    y = charter.page.top
    if shown.results:
        y += _results_head(charter) + sum(
            _row(charter, one, shown).height for one in shown.results
        )
        y += 0 if shown.has_deeds else _asking(charter).height
        y += _BETWEEN
    if charter.words.steps:
        y = _draw_steps(charter, charter.words.steps, y, is_trial=True) + _BETWEEN
    return _draw_last(charter, y, with_reasons=with_reasons, is_trial=True)


# How we did -------------------------------------------------------------------


def _results_texts(charter: Charter) -> tuple[TextSlab, TextSlab]:
    """Return the heading of the results and what their bars mean, measured."""
    view, leaflet = charter.job.view, charter.leaflet
    said = view.say("Out of a hundred, where a bar is drawn. The black mark is what {we} aim for.")
    room = charter.wide - MAIN_START
    return (
        leaflet.words(view.say("How {we} did"), charter.style("h1"), charter.wide, None),
        leaflet.words(said, charter.style("body"), room, None),
    )


def _results_head(charter: Charter) -> float:
    heading, said = _results_texts(charter)
    return heading.height + 8 + said.height + 14


def _asking(charter: Charter, element: Element | None = None) -> TextSlab:
    """Return the sentence that stands for what is done about each."""
    said = charter.job.view.say("Where it says “not yet”, ask what {we} do about it.")
    return charter.leaflet.words(said, charter.style("small"), charter.wide, element)


def _draw_results(charter: Charter, shown: _Shown, y: float) -> float:
    """Draw the last results as bars with a tick at what we aim for; return where they end."""
    root, main = charter.leaflet.root, charter.left + MAIN_START
    heading, said = _results_texts(charter)
    heading.element = Element("H2", root)
    heading.draw(charter.pen, main, y)
    y += heading.height + 8
    if len(shown.periods) == 1:
        style, part = charter.style("side_head"), Element("P", root)
        charter.put(shown.periods[0], style, (charter.left, y), SIDE, part)
    said.element = Element("P", root)
    said.draw(charter.pen, main, y)
    y += said.height + 14
    for one in shown.results:
        y += _draw_result(charter, one, shown, y)
    if not shown.has_deeds:
        asking = _asking(charter, Element("P", root))
        asking.draw(charter.pen, charter.left, y)
        y += asking.height
    return y


@dataclass(frozen=True)
class _Row:
    """One result, measured: its name, what is done about it, and the height of its row."""

    name: TextSlab
    deed: TextSlab | None
    height: float


def _row(charter: Charter, one: Result, shown: _Shown) -> _Row:
    with_period = len(shown.periods) > 1 and one.period
    text = f"{one.name}, {one.period}" if with_period else one.name
    name = charter.leaflet.words(text, charter.style("cell"), _NAMES, None)
    deed, high = None, max(name.height, _BAR)
    if one.deed and shown.has_deeds:
        room = charter.wide - _BARS
        deed = charter.leaflet.words(one.deed, charter.style("small"), room, None)
        high = max(name.height, _BAR + 4 + deed.height)
    return _Row(name, deed, high + 8)


def _draw_result(charter: Charter, one: Result, shown: _Shown, y: float) -> float:
    """Draw one result; return the height of its row."""
    pen, root, palette = charter.pen, charter.leaflet.root, charter.palette
    start, wide = charter.left + _BARS, 80 * MM
    row = _row(charter, one, shown)
    row.name.element = Element("P", root)
    row.name.draw(pen, charter.left, y)
    if one.share is not None:
        _draw_bar(charter, one, (start, y + 0.5, wide, _BAR))
    elif one.aim_words:
        aim = charter.job.view.say("{We} aim for {aim}.", aim=one.aim_words)
        charter.put(aim, charter.style("small"), (start, y), wide, Element("P", root))
    right = start + wide + 10
    baseline = y + charter.theme["cell"].baseline
    strong = replace(charter.theme["cell_number"], face="sans-semibold")
    figure = pen.say(Element("P", root), (right, baseline), one.words, strong)
    if one.standing:
        at = (right + figure + 7, baseline)
        pen.say(Element("P", root), at, one.standing, charter.style("cell", colour=palette.muted))
    if row.deed is not None:
        row.deed.element = Element("P", root)
        row.deed.draw(pen, start, y + _BAR + 4)
    return row.height


def _draw_bar(charter: Charter, one: Result, box: tuple[float, float, float, float]) -> None:
    """Draw the bar of a share, as a figure that says its numbers."""
    pen, palette = charter.pen, charter.palette
    left, top, wide, high = box
    share = min(max(one.share or Decimal(0), Decimal(0)), _FULL)
    said = charter.job.view.say("{share} of 100.", share=one.words)
    if one.aim is not None:
        said += " " + charter.job.view.say("{We} aim for {aim}.", aim=one.aim_words)
    element = Element("Figure", charter.leaflet.root, alt=said)
    element.attributes = pen.box_of(box)
    with pen.mark(element):
        pen.rectangle(box, fill=palette.tint2)
        pen.rectangle((left, top, wide * float(share / _FULL), high), fill=palette.text)
        if one.aim is not None:
            at = left + wide * float(min(max(one.aim, Decimal(0)), _FULL) / _FULL)
            pen.line((at, top - 2), (at, top + high + 2), palette.ink, 1.6)


def _draw_steps(charter: Charter, steps: Sequence[Step], y: float, *, is_trial: bool) -> float:
    """Draw the steps of a complaint side by side, from tint to solid; return where they end.

    A trial draws nothing.
    """
    pen, palette, leaflet = charter.pen, charter.palette, charter.leaflet
    view = charter.job.view
    title = view.say("If {we} get it wrong")
    y += charter.heading(title, (charter.left, y), charter.wide, is_trial=is_trial)
    root = Element("Sect") if is_trial else leaflet.root
    grounds = (
        (palette.tint2, palette.ink),
        (palette.tint3, palette.ink),
        (palette.solid, palette.on),
    )
    wide, gap = (charter.wide - 1.5 * (len(steps) - 1)) / len(steps), 1.5
    columns = []
    for number, (step, (ground, ink)) in enumerate(
        zip(steps, grounds[-len(steps) :], strict=True), 1
    ):
        part = Element("Div", root)
        texts = (
            (str(number), charter.style("badge", colour=ink), "P"),
            (step.title, leaflet.style("h2", 12, 16, colour=ink), "H3"),
            (step.words, charter.style("text", colour=ink), "P"),
        )
        slabs = [leaflet.words(t, s, wide - 24, Element(tag, part)) for t, s, tag in texts]
        columns.append((ground, slabs))
    high = max(sum(slab.height for slab in slabs) for _, slabs in columns) + 28
    if is_trial:
        return y + high
    with pen.artifact():
        for place, (ground, _) in enumerate(columns):
            box = (charter.left + place * (wide + gap), y, wide, high)
            pen.rectangle(box, fill=ground)
    for place, (_, slabs) in enumerate(columns):
        top = y + 12
        for slab in slabs:
            slab.draw(pen, charter.left + place * (wide + gap) + 12, top)
            top += slab.height + 1
    return y + high


def _draw_last(charter: Charter, y: float, *, with_reasons: bool, is_trial: bool) -> float:
    """Draw requests and contact side by side, or only measure them; return where they end."""
    words, leaflet, view = charter.words, charter.leaflet, charter.job.view
    root = Element("Sect") if is_trial else leaflet.root
    pen, half, gutter = charter.pen, (charter.wide - 9 * MM) / 2, 9 * MM
    style, ends = charter.style("text"), [y]
    left = charter.left
    if words.requests:
        top = y + (
            33 if is_trial else charter.heading(view.say("Help us to help you"), (left, y), half)
        )
        listed = Element("L", root, attributes=(("List", "ListNumbering", "/Disc"),))
        for text, why in words.requests:
            body = Element("LBody", Element("LI", listed))
            said = f"{text} {why}".strip() if with_reasons else text
            slab = leaflet.words(said, style, half - 13, Element("P", body))
            if not is_trial:
                with pen.artifact():
                    draw_mark(pen, "dot", left, top + 2.5)
                slab.draw(pen, left + 13, top)
            top += slab.height + 5
        ends.append(top)
        left += half + gutter
    if words.contact:
        top = y + (33 if is_trial else charter.heading(view.say("Talk to us"), (left, y), half))
        for name, value in words.contact:
            part = Element("P", root)
            label = leaflet.words(
                name, charter.style("badge", size=9.5, leading=14), 24 * MM, part
            )
            slab = leaflet.words(value, style, half - 26 * MM, part)
            if not is_trial:
                label.draw(pen, left, top)
                slab.draw(pen, left + 26 * MM, top)
            top += max(label.height, slab.height) + 5
        ends.append(top)
    return max(ends)
