"""Tables: rows measured once, heads that repeat, breaks that leave two rows on either side."""

from __future__ import annotations

from collections.abc import Sequence

from credo_builder.compose.sentences import shortened
from credo_builder.render.pdf.pen import Pen
from credo_builder.render.pdf.sheets import text_width
from credo_builder.render.pdf.slabs import Beside, Cut, Room, Slab, Stack, closer
from credo_builder.render.pdf.theme import Style
from credo_builder.values import dataclass, replace

_FEWEST = 2
"""Rows that stand on either side of a break at least."""
_LAST = 2 * _FEWEST
"""Lines of a table, titles counted, from which enough of them are rows: each title has one."""
_CLOSE = 5.0
"""Padding above and below the words of a row that has to make room for another."""
_CLOSED_UP = 5.0
"""Height that a row gives up at most when it makes room for another."""
_CLOSEST = 4.0
"""Padding, in points, that closing up leaves between words and a line."""


@dataclass(frozen=True)
class RowLine:
    """One measured row.

    Attributes:
        content: its cells. above, below: padding in points.
        kind: ``row``, ``title`` of a group, or ``again`` for a title repeated on a new page.
        title: the group it belongs to, for repeating; empty without one.
        anchor: destination at its top. strong: closed by an ink line.
        lead: what stands in front of all rows of its group, drawn at the first of them and
            again where a page begins inside the group. opens: whether it is that first row.
        indent: where the line below it starts, from the left, in points.
        bound: stays on the page of the next row, because both stand beside their lead.
    """

    content: Beside | Stack
    above: float
    below: float
    kind: str = "row"
    title: str = ""
    anchor: str = ""
    strong: bool = False
    lead: Stack | None = None
    opens: bool = False
    indent: float = 0.0
    bound: bool = False

    @property
    def height(self) -> float:
        """Height with padding, in points."""
        return self.above + self.content.height + self.below

    def closed(self, degree: float) -> RowLine:
        """Return it with its padding closed up by *degree*, 0 to 1."""
        above, below = self.above, self.below
        if self.kind == "row":
            above -= degree * max(0.0, above - _CLOSEST)
            below -= degree * max(0.0, below - _CLOSEST)
        else:
            above, below = closer(above, degree), closer(below, degree)
        content = self.content.closed(degree)
        if content is self.content and (above, below) == (self.above, self.below):
            return self
        return replace(self, content=content, above=above, below=below)


class TableSlab(Slab):
    """A table or what is left of one after a break.

    Args:
        head: the column heads, None without any. rows: in order. width: in points.
        repeat: style and sentence of a repeated group title, with ``{title}`` in it.
        again: whether the head is a repetition, and so decoration.
        framed: whether ink lines open and close it; a plain list of facts has hairlines only.
        height: in points where it is known, so that long tables are not added up at each page.
    """

    def __init__(
        self,
        head: RowLine | None,
        rows: Sequence[RowLine],
        width: float,
        repeat: tuple[Style, str],
        *,
        again: bool = False,
        framed: bool = True,
        ends: bool = True,
        height: float | None = None,
    ) -> None:
        self.head = head
        self.rows = rows
        self.width = width
        self.repeat = repeat
        self.again = again
        self.framed = framed
        self.ends = ends
        self.head_height = head.height if head else 0.0
        if height is None:
            height = self.head_height + sum(r.height for r in rows)
        self.height = height
        self.before, self.after = (16, 20) if framed else (8, 16)

    def closed(self, degree: float) -> TableSlab:
        """Return it with the padding of its rows closed up."""
        rows = covering([row.closed(degree) for row in self.rows])
        made = self._part(rows, again=self.again, ends=self.ends)
        made.before, made.after = closer(self.before, degree), closer(self.after, degree)
        made.keep_next = self.keep_next
        return made

    def split(self, room: Room) -> Cut:
        """Break between rows, or inside a row that no page can hold."""
        if self.height <= room.left + 0.01:
            return self, None
        if self.height - room.left <= len(self.rows) * _CLOSED_UP:
            close = self._closed_up()
            if close.height <= room.left + 0.01:
                return close, None
        used, count = self.head_height, 0
        for row in self.rows:
            if used + row.height > room.left + 0.01:
                break
            used += row.height
            count += 1
        settled = self._settled(count)
        if self._rows(0, settled) >= _FEWEST and not self._tall_at(count, room):
            return self._cut(settled, 0, room)
        if room.force or self._tall_at(count, room):
            tall = self._tall_at(count, room)
            while not tall and count and self.rows[count - 1].kind != "row":
                count -= 1
            used = self.head_height + sum(r.height for r in self.rows[:count])
            return self._cut(count, room.left - used, room)
        return None, self

    def _closed_up(self) -> TableSlab:
        """Return the table with the least padding its rows bear."""
        rows = [
            replace(r, above=min(r.above, _CLOSE), below=min(r.below, _CLOSE))
            if r.kind == "row"
            else r
            for r in self.rows
        ]
        return self._part(covering(rows), again=self.again, ends=self.ends)

    def _rows(self, start: int, end: int) -> int:
        """Return how many rows proper stand there, titles not counted."""
        return sum(row.kind == "row" for row in self.rows[start:end])

    def _settled(self, count: int) -> int:
        """Return *count* lowered so that no title ends a part and no single row begins one."""
        while count:
            alone = len(self.rows) - count < _LAST and self._rows(count, len(self.rows)) < _FEWEST
            last = self.rows[count - 1]
            if last.kind == "row" and not alone and not last.bound:
                break
            count -= 1
        return count

    def _tall_at(self, count: int, room: Room) -> bool:
        """Whether the next row from *count* on is too tall for any page, with its titles."""
        used = self.head_height
        for row in self.rows[count:]:
            used += row.height
            if row.kind == "row":
                return used > room.full
        return False

    def _cut(self, count: int, spare: float, room: Room) -> Cut:
        """Break after *count* rows; *spare* is the room for part of a row that no page holds."""
        rows, rest = list(self.rows[:count]), list(self.rows[count:])
        alone, torn = not rows, False
        while len(rest) > 1 and rest[0].kind != "row":
            spare -= rest[0].height
            rows.append(rest.pop(0))
        if rest and spare > 0 and (alone or self._tall_at(count, room)):
            first = rest[0]
            pad = first.above + first.below
            inner = Room(spare - pad, room.full - self.head_height - pad, room.force and alone)
            head, tail = first.content.split(inner) if inner.left > 0 else (None, None)
            if isinstance(head, Beside | Stack):
                rows.append(replace(first, content=head))
                rest, torn = rest[1:], True
                if isinstance(tail, Beside | Stack):
                    rest.insert(0, replace(first, content=tail, anchor=""))
        while rows and rows[-1].kind != "row":
            rest.insert(0, rows.pop())
        if not rows:
            return (self, None) if room.force else (None, self)
        if not rest:
            return self._part(rows, again=self.again, ends=True), None
        titled = self._titled(rest)
        if titled[0].lead is not None:
            titled = covering(titled)
        head_part = self._part(rows, again=self.again, ends=False)
        repeated = titled[0].height if len(titled) > len(rest) else 0.0
        left = (
            None
            if torn or titled[0].lead
            else self.height + self.head_height - head_part.height + repeated
        )
        return head_part, self._part(titled, again=True, ends=self.ends, height=left)

    def _titled(self, rest: list[RowLine]) -> list[RowLine]:
        """Return *rest* with its group's title repeated on top where the break cut a group."""
        first = rest[0]
        if first.kind != "row" or not first.title:
            return rest
        style, words = self.repeat
        line = _RepeatedTitle(_fitted(words, first.title, style, self.width), style)
        return [RowLine(Stack((line,)), 8, 4, kind="again", title=first.title), *rest]

    def _part(
        self,
        rows: Sequence[RowLine],
        *,
        again: bool,
        ends: bool,
        height: float | None = None,
    ) -> TableSlab:
        part = TableSlab(
            self.head,
            rows,
            self.width,
            self.repeat,
            again=again,
            framed=self.framed,
            ends=ends,
            height=height,
        )
        part.after = self.after if ends else 0
        return part

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw head, rows and lines."""
        if self.head is not None:
            if self.again:
                with pen.artifact():
                    self.head.content.draw(pen, x, y + self.head.above)
            else:
                self.head.content.draw(pen, x, y + self.head.above)
            y += self.head_height
        self._line(pen, x, y, strong=self.framed)
        for place, row in enumerate(self.rows):
            pen.anchor(row.anchor, y)
            if row.kind == "again":
                with pen.artifact():
                    row.content.draw(pen, x, y + row.above)
            else:
                self._lead(pen, row, (x, y + row.above), at_top=place == 0)
                row.content.draw(pen, x, y + row.above)
            y += row.height
            last = place == len(self.rows) - 1
            if not last or self.framed:
                strong = row.strong or (last and self.ends)
                self._line(pen, x, y, strong=strong, indent=0 if last else row.indent)

    def _lead(self, pen: Pen, row: RowLine, at: tuple[float, float], *, at_top: bool) -> None:
        """Draw what stands in front of the rows of a group; a repetition is decoration."""
        if row.lead is None or not (row.opens or at_top):
            return
        if row.opens:
            row.lead.draw(pen, *at)
            return
        with pen.artifact():
            row.lead.draw(pen, *at)

    def _line(self, pen: Pen, x: float, y: float, *, strong: bool, indent: float = 0.0) -> None:
        colour = pen.palette.ink if strong else pen.palette.hairline
        with pen.artifact():
            pen.line((x + indent, y), (x + self.width, y), colour, 1 if strong else 0.5)


def covering(rows: Sequence[RowLine]) -> list[RowLine]:
    """Return *rows* with the last of each group high enough for the group to hold its lead."""
    made = list(rows)
    start = 0
    for place, row in enumerate(made):
        if row.lead is None or row.lead is not made[start].lead:
            start = place
        ends = place == len(made) - 1 or made[place + 1].lead is not row.lead
        if row.lead is None or not ends:
            continue
        least = row.lead.height + row.above + _CLOSEST
        missing = least - sum(r.height for r in made[start : place + 1])
        if missing > 0:
            made[place] = replace(row, below=row.below + missing)
    return made


def _fitted(words: str, title: str, style: Style, width: float) -> str:
    """Return *words* with as much of *title* as one line of *width* holds."""
    said, most = words.replace("{title}", title), len(title)
    while most > 1 and text_width(said, style) > width:
        most = most * 9 // 10
        said = words.replace("{title}", shortened(title, most))
    return said


class _RepeatedTitle(Slab):
    """A group's title on a later page, drawn as decoration."""

    def __init__(self, words: str, style: Style) -> None:
        self.words = words
        self.style = style
        self.height = style.leading

    def draw(self, pen: Pen, x: float, y: float) -> None:
        pen.say(None, (x, y + self.style.baseline), self.words, self.style)
