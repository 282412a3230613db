"""Words into lines: measuring, breaking, balancing. No hyphens, nothing wider than its column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from credo_builder.compose.document import LineBreak, Span, Text
from credo_builder.render.pdf.colour import Palette, Rgb
from credo_builder.render.pdf.fonts import clean, face, runs
from credo_builder.render.pdf.lines import Fragment, Line
from credo_builder.render.pdf.mixed import (
    Word,
    intricate_words,
    is_intricate,
    measured,
    ordered,
    setting,
)
from credo_builder.render.pdf.plain import Part, PlainWords
from credo_builder.render.pdf.scripts import cluster_ends, fitting_end, may_break
from credo_builder.render.pdf.scripts import tokens as pieces
from credo_builder.render.pdf.theme import Style


def words(spans: Sequence[Span], style: Style, palette: Palette) -> list[Word | None]:
    """Return the words of *spans*; None is a forced line break."""
    if is_intricate("".join(s.text for s in spans if isinstance(s, Text)), style):
        return intricate_words(spans, style, palette)
    found: list[Word | None] = []
    space = False
    for span in spans:
        if isinstance(span, LineBreak):
            found.append(None)
            space = False
            if style.after_break is not None:
                style = replace(style, colour=style.after_break, after_break=None)
            continue
        key, size, colour = setting(span, style, palette)
        text = clean(span.text)
        if not text:
            continue
        for token in _tokens(text):
            if token[0] == " ":
                space = True
                continue
            made = _fragments(token, key, size, colour, span)
            width = sum(f.width for f in made)
            last = found[-1] if found else None
            if last is not None and not space and not may_break(last[0][-1].text, token):
                found[-1] = ((*last[0], *made), last[1] + width, last[2])
            else:
                found.append((made, width, space))
            space = False
    return found


def _tokens(text: str) -> list[str]:
    if text.isascii():
        return [t for part in text.split(" ") for t in (" ", part) if t][
            (0 if text.startswith(" ") else 1) :
        ] + ([" "] if text.endswith(" ") else [])
    return pieces(text)


def _fragments(token: str, key: str, size: float, colour: Rgb, span: Text) -> Line:
    main = face(key)
    if main.has_all(token):
        width = main.width(token) * size
        return (Fragment(main, size, colour, token, width, span.link, span.missing),)
    return tuple(
        Fragment(used, size, colour, part, used.width(part) * size, span.link, span.missing)
        for used, part in runs(token, key)
    )


def break_lines(tokens: Sequence[Word | None], width: float, style: Style) -> list[Line]:
    """Return the lines of *tokens* in a column of *width* points; at least one."""
    return [_joined(line, style) for line in _broken(tokens, width, style)]


def _broken(tokens: Sequence[Word | None], width: float, style: Style) -> list[list[Word]]:
    """Return the words of each line."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    gap = face(style.face).width(" ") * style.size
    queue = list(reversed(tokens))
    while queue:
        word = queue.pop()
        if word is None:
            lines.append([])
            used = 0.0
            continue
        lead = gap if word[2] and lines[-1] else 0.0
        if used + lead + word[1] <= width + 0.01:
            lines[-1].append(word)
            used += lead + word[1]
            continue
        if word[1] <= width:
            lines.append([word])
            used = word[1]
            continue
        head, tail = _cut(word, width - used - lead)
        if head is None and lines[-1]:
            lines.append([])
            used = 0.0
            queue.append(word)
            continue
        if head is None:
            head, tail = _first_character(word)
        lines[-1].append(head)
        if tail is not None:
            lines.append([])
            used = 0.0
            queue.append(tail)
        else:
            used += lead + head[1]
    return lines


def _cut(word: Word, room: float) -> tuple[Word | None, Word | None]:
    """Cut *word* so that its head takes at most *room* points; no head when nothing fits."""
    taken: list[Fragment] = []
    used = 0.0
    for place, part in enumerate(word[0]):
        if used + part.width <= room:
            taken.append(part)
            used += part.width
            continue
        count = _fitting(part, room - used)
        if count:
            taken.append(_piece(part, part.text[:count]))
        if not taken:
            return None, word
        rest = (_piece(part, part.text[count:]), *word[0][place + 1 :])
        return _word(tuple(taken), space=word[2]), _word(rest, space=False)
    return word, None


def _fitting(part: Fragment, room: float) -> int:
    """Return after how many characters of *part* a line of *room* points ends."""
    if part.run is not None:
        return fitting_end(part.text, _last_fitting(part, room))
    count, used = 0, 0.0
    for char in part.text:
        used += part.face.width(char) * part.size
        if used > room:
            break
        count += 1
    return fitting_end(part.text, count)


_FIRST_TRY = 16
"""Characters first tried on a line; doubled until they are too wide, then narrowed down."""


def _last_fitting(part: Fragment, room: float) -> int:
    """Return the end of the last whole character of *part* that stands within *room* points."""
    ends = (0, *cluster_ends(part.text))

    def fits(place: int) -> bool:
        return _piece(part, part.text[: ends[place]]).width <= room

    low, high = 0, min(_FIRST_TRY, len(ends) - 1)
    while high < len(ends) - 1 and fits(high):
        low, high = high, min(2 * high, len(ends) - 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return ends[low]


def _first_character(word: Word) -> tuple[Word, Word | None]:
    first, rest = word[0][0], word[0][1:]
    end = cluster_ends(first.text)[0]
    head = _word((_piece(first, first.text[:end]),), space=word[2])
    if len(first.text) > end:
        rest = (_piece(first, first.text[end:]), *rest)
    return head, _word(rest, space=False) if rest else None


def _piece(part: Fragment, text: str) -> Fragment:
    if part.run is not None:
        return measured(part._replace(text=text), kern=part.run.glyphs is not None)
    return part._replace(text=text, width=part.face.width(text) * part.size)


def _word(parts: Line, *, space: bool) -> Word:
    return parts, sum(p.width for p in parts), space


def _joined(line: Sequence[Word], style: Style) -> Line:
    """Return a line's fragments, words of one setting joined by their spaces."""
    if line and line[0][0][0].run is not None:
        return ordered(line, style)
    merged: list[Fragment] = []
    texts: list[str] = []
    width, first = 0.0, None
    for parts, _, space in line:
        gap = space and first is not None
        for part in parts:
            if first is not None and _alike(first, part):
                if gap:
                    texts.append(" ")
                    width += part.face.width(" ") * part.size
                texts.append(part.text)
                width += part.width
            else:
                if first is not None:
                    merged.append(first._replace(text="".join(texts), width=width))
                    if gap:
                        merged.append(_space(first, part, style))
                first, texts, width = part, [part.text], part.width
            gap = False
    if first is not None:
        merged.append(first._replace(text="".join(texts), width=width))
    return tuple(merged)


def _alike(one: Fragment, other: Fragment) -> bool:
    """Return whether two fragments are set the same way and lead to the same place."""
    return (
        one.face is other.face
        and one.size == other.size
        and one.colour == other.colour
        and one.target == other.target
        and one.dashed == other.dashed
    )


def _space(before: Fragment, after: Fragment, style: Style) -> Fragment:
    """Return the space between two settings; it belongs to a link only inside one."""
    used = face(style.face)
    target = after.target if before.target == after.target else ""
    return Fragment(used, style.size, style.colour, " ", used.width(" ") * style.size, target)


def set_lines(spans: Sequence[Span], style: Style, width: float, palette: Palette) -> list[Line]:
    """Return *spans* as lines of *style* in a column of *width* points.

    Balanced styles get the least width that keeps the number of lines; others are narrowed
    by at most 6 % when a lone short word would end them.
    """
    plain = _plain(spans, style, palette)
    if plain is not None and plain.widest <= width:
        return _plain_lines(plain, width, style)
    tokens = words(spans, style, palette)
    if not tokens:
        return []
    broken = _broken(tokens, width, style)
    if len(broken) > 1 and style.balance and None not in tokens:
        broken = _balanced(tokens, width, style, broken)
    lines = [_joined(line, style) for line in broken]
    if len(lines) < 2 or (style.balance and None not in tokens):  # noqa: PLR2004
        return lines
    return _without_lone_word(tokens, width, style, lines)


def _plain(spans: Sequence[Span], style: Style, palette: Palette) -> PlainWords | None:
    """Return *spans* as words of one setting, None where they are anything more intricate."""
    if len(spans) != 1 or not isinstance(spans[0], Text):
        return None
    span = spans[0]
    text = span.text
    if not (text.isascii() and text.isprintable()) or is_intricate(text, style):
        return None
    key, size, colour = setting(span, style, palette)
    main = face(key)
    if not main.has_all(text) or not text.strip():
        return None
    whole = Fragment(main, size, colour, text, 0, span.link, span.missing)
    return PlainWords(whole, face(style.face).width(" ") * style.size)


def _plain_lines(plain: PlainWords, width: float, style: Style) -> list[Line]:
    parts = plain.broken(width)
    if len(parts) > 1:
        if style.balance:
            parts = _evened(plain, width, parts)
        elif plain.lone(parts[-1]):
            for share in (0.98, 0.96, 0.94):
                tried = plain.broken(max(width * share, plain.widest))
                if len(tried) == len(parts) and not plain.alone(tried[-1]):
                    parts = tried
                    break
    return [plain.line(part) for part in parts]


def _evened(plain: PlainWords, width: float, parts: list[Part]) -> list[Part]:
    """Return lines of the least width that keeps their number."""
    low, high = min(width, max(width / 2, plain.widest)), width
    while high - low > 1:
        middle = (low + high) / 2
        tried = plain.broken(middle)
        if len(tried) == len(parts):
            parts, high = tried, middle
        else:
            low = middle
    return parts


def _balanced(
    tokens: list[Word | None], width: float, style: Style, lines: list[list[Word]]
) -> list[list[Word]]:
    widest = max((token[1] for token in tokens if token is not None), default=0.0)
    low, high, best = min(width, max(width / 2, widest)), width, lines
    while high - low > 1:
        middle = (low + high) / 2
        tried = _broken(tokens, middle, style)
        if len(tried) == len(lines):
            best, high = tried, middle
        else:
            low = middle
    return best


def _without_lone_word(
    tokens: list[Word | None], width: float, style: Style, lines: list[Line]
) -> list[Line]:
    last = "".join(f.text for f in lines[-1])
    if " " in last or len(last) > 8:  # noqa: PLR2004
        return lines
    for share in (0.98, 0.96, 0.94):
        tried = break_lines(tokens, width * share, style)
        if len(tried) == len(lines) and " " in "".join(f.text for f in tried[-1]):
            return tried
    return lines
