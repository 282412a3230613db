"""Where the recent projects of the start screen stand, before there are widgets of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from credo_builder.i18n import _
from credo_builder.ui import start_words as words
from credo_builder.ui.theme import px

if TYPE_CHECKING:
    from credo_builder.app import library
    from credo_builder.ui.first_strokes import Plan

BAR_HEIGHT, BAR_WIDTH = 6, 56


class Rows:
    """Rows of a list in a frame, which is drawn once their heights are known."""

    def __init__(self, plan: Plan, x: int, width: int) -> None:
        """Add rows *width* pixels wide, from *x* on."""
        self._plan, self._x, self._width = plan, x, width
        self._inner = width - 2 * px(12)
        self._rows: list[tuple[Callable[[int], None], int]] = []
        self._has_focus = False

    def height(self) -> int:
        """Return the height of all rows with what is between them, in pixels."""
        return sum(high for _drawn, high in self._rows) + px(2) * (len(self._rows) - 1)

    def draw(self, y: int) -> None:
        """Add everything to the plan, from *y* on."""
        for drawn, high in self._rows:
            drawn(y)
            y += high + px(2)

    def tell(self, said: str, role: str, gaps: tuple[int, int]) -> None:
        """Add *said* with *gaps* above and below it."""
        above, left = px(gaps[0]), self._x + px(12)

        def drawn(y: int) -> None:
            self._plan.lines(left, y + above, self._inner, said, role)

        high = self._plan.high(said, role, self._inner)
        self._rows.append((drawn, above + high + px(gaps[1])))

    def add(self, row: words.Row, folder: str) -> None:
        """Add a project that can be opened; the focus begins on the first."""
        plan, left, inner = self._plan, self._x + px(12), self._inner
        upper, lower = plan.high(row.name, "strong"), plan.high("0", "caption")
        high = upper + lower + 2 * px(6) + px(1)
        has_focus, self._has_focus = not self._has_focus, True
        at, done = plan.wide(row.at, "caption"), plan.wide(row.done, "caption")
        bar = px(BAR_WIDTH) if row.done else 0
        aside = max(at, done + px(10) + bar) if row.done else at
        room = inner - aside - px(10)

        def drawn(y: int) -> None:
            if has_focus:
                plan.box(self._x, y, self._width, high, edge="focus", edge_width=2, radius=6)
            top, under = y + px(6), y + px(6) + upper + px(1)
            plan.line(left, top, room, row.name, "strong")
            plan.words((left + inner - at, top, at, upper), row.at, "caption")
            plan.line(left, under, room, row.second or folder, "caption")
            if row.done:
                start = left + inner - bar
                plan.words((start - px(10) - done, under, done, lower), row.done, "caption")
                top = under + (lower - BAR_HEIGHT) // 2
                plan.box(start, top, bar, BAR_HEIGHT, fill="border", radius=3)
                plan.box(start, top, round(bar * row.share), BAR_HEIGHT, fill="accent", radius=3)

        self._rows.append((drawn, high))

    def miss(self, one: library.Recent) -> None:
        """Add a project whose file is not where it was."""
        plan, inner = self._plan, self._width - px(12) - px(2)
        upper = px(words.BUTTON - 2) + 2
        lower = max(px(words.ICON), plan.high("0", "caption"))
        verbs = sum(plan.button_width(_(verb)) + px(4) for verb in (words.SEEK, words.REMOVE))
        name = plan.shortened(words.recent_name(one), "muted", inner - verbs)
        left = px(12) + px(words.ICON) + px(6)
        room = self._width - left - px(2)
        told = _(words.NOT_FOUND).format(folder=one.folder)
        told = plan.shortened(told, "caption", room)

        def drawn(y: int) -> None:
            y += px(4)
            plan.words((self._x + px(12), y, inner - verbs, upper), name, "muted")
            plan.words((self._x + left, y + upper, room, lower), told, "caption")

        self._rows.append((drawn, px(4) + upper + lower + px(6)))


def recent(
    plan: Plan, place: tuple[int, int], width: int, held: tuple[library.Recent, ...]
) -> int:
    """Plan the list of *held* in its frame at *place*; return where that ends."""
    (x, y), edge = place, px(4) + 1
    rows = Rows(plan, x + edge, width - 2 * edge)
    names = words.names_of(held)
    for one in held[: words.SHOWN]:
        if one.is_there:
            twin = names[words.recent_name(one)] > 1
            rows.add(words.recent_row(one, twin=twin), one.folder)
        else:
            rows.miss(one)
    if not held:
        rows.tell(_(words.NOTHING_YET), "muted", (14, 14))
    if len(held) > words.SHOWN:
        rows.tell(_(words.MORE).format(n=len(held) - words.SHOWN), "caption", (4, 6))
    high = rows.height() + 2 * edge
    plan.box(x, y, width, high, fill="surface", edge="border", radius=8)
    rows.draw(y + edge)
    return y + high
