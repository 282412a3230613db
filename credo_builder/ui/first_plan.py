"""Where everything of the start screen stands, worked out without making one widget of it.

A window is on the screen long before its hundred and more widgets can be. What is worked out
here is painted meanwhile, in the places where the widgets are going to stand.
"""

from __future__ import annotations

from itertools import pairwise

from credo_builder.app import library
from credo_builder.i18n import _
from credo_builder.ui import start_words as words
from credo_builder.ui.first_recent import recent
from credo_builder.ui.first_strokes import LEFT, LETTERED, WRAPPED, Plan
from credo_builder.ui.theme import px


def start_plan(width: int, height: int, *, mirrored: bool = False) -> Plan:
    """Return the plan of the start screen, in the look and language in force."""
    left, top, right, bottom = map(px, words.MARGINS)
    page = height - px(words.BAR)
    held = library.recent()
    for room in (width, width - words.SCROLL_BAR):
        plan = Plan(width, height, mirrored=mirrored)
        y, across = px(words.BAR) + top, room - left - right
        if room < px(words.BESIDE_WIDTH):
            low = _begin(plan, left, y, across)
            low = _carry_on(plan, left, low + px(words.BETWEEN), across, held)
        else:
            begun = _begun(plan, across)
            at = left + begun + px(words.BETWEEN)
            low = _begin(plan, left, y, begun)
            low = max(low, _carry_on(plan, at, y, left + across - at, held))
        foot = _foot_height(plan, across)
        least = low - px(words.BAR) + words.GAP + foot + bottom
        if least <= page:
            break
    _foot(plan, left, px(words.BAR) + max(least, page) - bottom - foot, across)
    _bar(plan)
    return plan


def _begun(plan: Plan, across: int) -> int:
    """Return the width of the half with what to begin; the other has the room it asks for."""
    room = across - px(words.BETWEEN)
    told = max(plan.wide(_(words.EXAMPLE), "strong"), plan.asked(_(words.EXAMPLE_TOLD), "caption"))
    example = told + px(14) + plan.button_width(_(words.OPEN_EXAMPLE))
    drop = px(words.ICON) + px(14) + plan.asked(_(words.DROP), "muted")
    other = max(example, drop) + 2 * (px(16) + 1)
    return room - max(other, round(room * words.RIGHT / (words.LEFT + words.RIGHT)))


def opening_plan(width: int, height: int, name: str, *, mirrored: bool = False) -> Plan:
    """Return the plan of a window whose project *name* is about to be shown."""
    plan = Plan(width, height, mirrored=mirrored)
    left = px(words.MARGINS[0])
    told = _("Opening {name}…").format(name=name)
    plan.line(left, px(words.BAR) + px(words.MARGINS[1]), width - 2 * left, told, "title")
    _bar(plan, name)
    return plan


def _bar(plan: Plan, name: str = "") -> None:
    """Plan the bar at the top, last: a page that is longer than the window ends under it."""
    height = px(words.BAR)
    plan.box(0, 0, plan.width, height, fill="border")
    plan.box(0, 0, plan.width, height - 1, fill="surface")
    if name:
        plan.words((px(16), 0, plan.width - 2 * px(16), height - 1), name, "strong")
        return
    before, after = (px(16), px(6)) if plan.mirrored else (px(6), px(16))
    x = before
    for menu in words.START_MENUS:
        wide = plan.wide(_(menu))
        plan.words((x + px(11), 0, wide, height - 4), f"&{_(menu)}", "", LEFT | LETTERED)
        x += wide + 2 * px(11)
    told = _(words.OFFLINE)
    wide = plan.wide(told, "caption")
    plan.words((plan.width - after - wide, 0, wide, height - 1), told, "caption")


def _begin(plan: Plan, x: int, y: int, width: int) -> int:
    """Plan what one begins with; return where it ends."""
    y += plan.line(x, y, width, _("Credo Builder"), "eyebrow") + px(2)
    y += plan.line(x, y, width, _(words.TITLE), "title") + px(2)
    y += plan.lines(x, y, width, _(words.LEAD), "lead") + px(14)
    kinds = words.kinds()
    y = _tiles(plan, x, y, width, tuple(title for _name, title in kinds)) + px(18)
    y += plan.line(x, y, width, _(words.HOW_LONG), "section") + px(10)
    y = _lengths(plan, x, y, width) + px(10)
    y += plan.lines(x, y, width, _(words.SWITCH), "caption") + px(18)
    high = px(words.LARGE - 2) + 2
    begin, copy = words.begin_words(*kinds[0]), _(words.COPY)
    wide = plan.button_width(begin, icon=True, role="primary")
    plan.button((x, y, wide, high), begin, icon="after", primary=True)
    second = plan.button_width(copy, icon=True)
    at = (x + wide + px(8), y) if wide + px(8) + second <= width else (x, y + high + px(8))
    plan.button((*at, second, high), copy, icon="before")
    return at[1] + high


def _tiles(plan: Plan, x: int, y: int, width: int, titles: tuple[str, ...]) -> int:
    wide, gap = px(words.TILE[0]), px(8)
    high = px(48) + 2 * px(8) + 2  # as the style sheet has it
    across = max(1, (width + gap) // (wide + gap))
    before = px(8) if plan.mirrored else px(13)  # margins are not turned
    for place, title in enumerate(titles):
        row, column = divmod(place, across)
        left, top = x + column * (wide + gap), y + row * (high + gap)
        chosen = place == 0
        _choice(plan, (left, top, wide, high), chosen=chosen)
        inner = wide - px(13) - px(8)
        under = top + px(9) + px(words.ICON) + px(2)
        told = plan.shortened(title, "", inner)
        plan.words((left + before, under, inner, top + high - px(8) - under), told)
    rows = -(-len(titles) // across)
    return y + rows * (high + gap) - gap


def _choice(plan: Plan, place: tuple[int, int, int, int], *, chosen: bool) -> None:
    if chosen:
        plan.box(*place, fill="accent_soft", edge="accent", edge_width=2, radius=8)
    else:
        plan.box(*place, fill="surface", edge="border", radius=8)


def _lengths(plan: Plan, x: int, y: int, width: int) -> int:
    gap, inset = px(8), 2 * px(14)
    told = [(_(title), _(said)) for _route, title, said in words.LENGTHS]
    least = [max(plan.wide(t, "strong"), plan.asked(s, "caption")) + inset + gap for t, s in told]
    if sum(least) > width:
        for place, one in enumerate(told):
            y += _length(plan, (x, y, width), one, chosen=place == 0) + gap
        return y - gap
    share = (width + gap) / len(told)
    ends = [round(share * place) for place in range(len(told) + 1)]
    spans = [(start, end - start - gap) for start, end in pairwise(ends)]
    high = max(
        plan.high(said, "caption", wide - inset)
        for (_start, wide), (_title, said) in zip(spans, told, strict=True)
    )
    for place, (start, wide) in enumerate(spans):
        tall = _length(plan, (x + start, y, wide), told[place], chosen=place == 0, lower=high)
    return y + tall


def _length(
    plan: Plan,
    place: tuple[int, int, int],
    told: tuple[str, str],
    *,
    chosen: bool,
    lower: int = 0,
) -> int:
    """Plan one length, as high as words *lower* pixels high need; return its height."""
    x, y, width = place
    title, said = told
    left, inner = x + px(14), width - 2 * px(14)
    own, upper = plan.high(said, "caption", inner), plan.high(title, "strong")
    lower = max(lower, own)
    high = 2 * px(10) + upper + px(2) + lower
    _choice(plan, (x, y, width, high), chosen=chosen)
    # What is shorter than its neighbours shares the room with its title.
    upper += (lower - own) // 2
    plan.words((left, y + px(10), inner, upper), title, "strong")
    under = px(10) + upper + px(2)
    room = high - px(10) - under
    plan.words((left, y + under, inner, room), said, "caption", LEFT | WRAPPED)
    return high


def _carry_on(plan: Plan, x: int, y: int, width: int, held: tuple[library.Recent, ...]) -> int:
    """Plan what was worked on before; return where it ends."""
    high = px(words.BUTTON - 2) + 2
    wide = plan.button_width(_(words.OPEN), icon=True)
    plan.words((x, y, width - wide, high), _(words.CARRY_ON), "section")
    plan.button((x + width - wide, y, wide, high), _(words.OPEN), icon="before")
    y += high + px(14)
    line = px(words.LARGE - 2) + 2
    plan.box(x, y, width, line, fill="surface", edge="control", radius=6)
    plan.words((x + px(9) + 3, y, width - 2 * px(9), line), _(words.FIND), "muted")
    y = recent(plan, (x, y + line + px(14)), width, held) + px(14)
    told, left = _(words.DROP), 1 + px(16) + px(words.ICON) + px(14)
    inner = width - left - px(16) - 1
    high = 2 + 2 * px(14) + max(px(words.ICON), plan.high(told, "muted", inner))
    plan.box(x, y, width, high, edge="control", radius=8, dashed=True)
    plan.words((x + left, y, inner, high), told, "muted", LEFT | WRAPPED)
    return _example(plan, x, y + high + px(14), width)


def _example(plan: Plan, x: int, y: int, width: int) -> int:
    look, told = _(words.OPEN_EXAMPLE), _(words.EXAMPLE_TOLD)
    wide, tall = plan.button_width(look), px(words.BUTTON - 2) + 2
    inner = width - 2 * (px(16) + 1) - px(14) - wide
    under = plan.metrics("strong").height() + px(2)
    high = 2 * (px(14) + 1) + max(tall, under + plan.high(told, "caption", inner))
    plan.box(x, y, width, high, fill="surface", edge="border", radius=8)
    left, top = x + px(16) + 1, y + px(14) + 1
    plan.line(left, top, inner, _(words.EXAMPLE), "strong")
    plan.lines(left, top + under, inner, told, "caption")
    plan.button((left + inner + px(14), y + (high - tall) // 2, wide, tall), look)
    return y + high


def _foot_rows(plan: Plan, width: int) -> list[tuple[int, int, str, str]]:
    """Return (x, row, words, role) of everything in the foot."""
    told = _(words.IN_THE_END)
    x, row = plan.wide(told, "strong") + px(8), 0
    placed = [(0, 0, told, "strong")]
    for _icon, name in words.HELD:
        before = px(8) + px(words.ICON) + words.GAP
        wide = before + plan.wide(_(name), "muted") + px(8)
        if x + wide > width:
            x, row = 0, row + 1
        placed.append((x + before, row, _(name), "muted"))
        x += wide + px(8)
    return placed


def _foot_height(plan: Plan, width: int) -> int:
    rows = 1 + _foot_rows(plan, width)[-1][1]
    return 1 + px(12) + rows * (plan.high("0") + px(8)) - px(8)


def _foot(plan: Plan, x: int, y: int, width: int) -> None:
    plan.box(x, y, width, 1, fill="border")
    high = plan.high("0")
    for left, row, said, role in _foot_rows(plan, width):
        top = y + 1 + px(12) + row * (high + px(8))
        plan.words((x + left, top, plan.wide(said, role), high), said, role)
