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
from credo_builder.render.pdf.tags import Element
from credo_builder.render.pdf.theme import MAIN_START, MM, SIDE

MOST_RESULTS = 7
_FULL = Decimal(100)


def draw_back(charter: Charter) -> None:
    """Draw how we did, what to do if something is wrong, and how to reach us."""
    words, y = charter.words, charter.page.top
    if words.results:
        y = _draw_results(charter, words.results[:MOST_RESULTS], y) + 26
    if words.steps:
        y = _draw_steps(charter, words.steps, y) + 26
    with_reasons = _draw_last(charter, y, with_reasons=True, is_trial=True) <= charter.foot
    if not with_reasons:
        lowest = _draw_last(charter, y, with_reasons=False, is_trial=True)
        if lowest > charter.foot:
            raise OutputRefused(
                told(
                    "The charter’s second page is too short for all that you ask of people. "
                    "Show fewer requests to everyone, or say them in fewer words."
                ),
                "help_us",
            )
    _draw_last(charter, y, with_reasons=with_reasons, is_trial=False)


def _draw_results(charter: Charter, results: Sequence[Result], y: float) -> float:
    """Draw the last results as bars with a tick at what we aim for; return where they end."""
    view, root = charter.job.view, charter.leaflet.root
    main = charter.left + MAIN_START
    y += charter.put(
        view.say("How {we} did"), charter.style("h1"), (main, y), charter.wide, Element("H2", root)
    )
    periods = {one.period for one in results}
    y += 8
    if len(periods) == 1:
        (period,) = periods
        charter.put(
            period, charter.style("side_head"), (charter.left, y), SIDE, Element("P", root)
        )
    said = view.say("Out of a hundred, where a bar is drawn. The black mark is what {we} aim for.")
    room = charter.wide - MAIN_START
    y += charter.put(said, charter.style("body"), (main, y), room, Element("P", root)) + 14
    for one in results:
        y += _draw_result(charter, one, y, with_period=len(periods) > 1)
    return y


def _draw_result(charter: Charter, one: Result, y: float, *, with_period: bool) -> float:
    """Draw one result; return the height of its row."""
    pen, root, palette = charter.pen, charter.leaflet.root, charter.palette
    start, wide, high = charter.left + 56 * MM, 80 * MM, 11.0
    text = f"{one.name}, {one.period}" if with_period and one.period else one.name
    part = Element("P", root)
    taken = charter.put(text, charter.style("cell"), (charter.left, y), 52 * MM, part)
    if one.share is not None:
        _draw_bar(charter, one, (start, y + 0.5, wide, high))
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
    return max(taken, high) + 8


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


def _draw_steps(charter: Charter, steps: Sequence[Step], y: float) -> float:
    """Draw the steps of a complaint side by side, from tint to solid; return where they end."""
    pen, palette, leaflet = charter.pen, charter.palette, charter.leaflet
    view = charter.job.view
    y += charter.heading(view.say("If {we} get it wrong"), (charter.left, y), charter.wide)
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
        part = Element("Div", leaflet.root)
        texts = (
            (str(number), charter.style("badge", colour=ink), "P"),
            (step.title, leaflet.style("h2", 12, 16, colour=ink), "H3"),
            (step.words, charter.style("text", colour=ink), "P"),
        )
        slabs = [leaflet.words(t, s, wide - 24, Element(tag, part)) for t, s, tag in texts]
        columns.append((ground, slabs))
    high = max(sum(slab.height for slab in slabs) for _, slabs in columns) + 28
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
