"""Words into lines: measuring, breaking, balancing. No hyphens, nothing wider than its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from credo_builder.compose.document import LineBreak, Span, Text, plain
from credo_builder.render.pdf.colour import Palette, Rgb
from credo_builder.render.pdf.fonts import clean, face, runs
from credo_builder.render.pdf.japanese import is_japanese
from credo_builder.render.pdf.lines import Fragment, Line
from credo_builder.render.pdf.mixed import (
    Word,
    intricate_words,
    is_intricate,
    measured,
    ordered,
    setting,
    space_between,
)
from credo_builder.render.pdf.plain import Measures, PlainWords
from credo_builder.render.pdf.scripts import cluster_ends, fitting_end, may_break
from credo_builder.render.pdf.scripts import tokens as pieces
from credo_builder.render.pdf.theme import Style
from credo_builder.values import replace


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
        for token in _tokens(text, phrases=style.balance):
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


def _tokens(text: str, *, phrases: bool) -> list[str]:
    if text.isascii():
        return [t for part in text.split(" ") for t in (" ", part) if t][
            (0 if text.startswith(" ") else 1) :
        ] + ([" "] if text.endswith(" ") else [])
    return pieces(text, phrases=phrases)


def _fragments(token: str, key: str, size: float, colour: Rgb, span: Text) -> Line:
    main = face(key)
    if main.has_all(token):
        width = main.width(token) * size
        return (Fragment(main, size, colour, token, width, span.link, span.missing),)
    return tuple(
        Fragment(used, size, colour, part, used.width(part) * size, span.link, span.missing)
        for used, part in runs(token, key)
    )


_UNMEASURED = inf
"""Width of what is left of a cut word, which is measured where the next line cuts it again."""


def _segments(tokens: Sequence[Word | None]) -> Iterator[list[Word]]:
    """Yield the words between forced line breaks."""
    segment: list[Word] = []
    for token in tokens:
        if token is None:
            yield segment
            segment = []
        else:
            segment.append(token)
    yield segment


def _measures(segment: Sequence[Word], style: Style, gap: float) -> Measures:
    starts: list[float] = []
    ends: list[float] = []
    end = 0.0
    before: Word | None = None
    for word in segment:
        lead = _gap(before, word, style, gap) if word[2] and before else 0.0
        start = end + lead
        end, before = start + word[1], word
        starts.append(start)
        ends.append(end)
    return Measures(starts, ends)


def break_lines(segment: Sequence[Word], width: float, style: Style) -> list[list[Word]]:
    """Return the words of each line of *segment* in a column of *width* points."""
    if not segment:
        return [[]]
    widest = max(word[1] for word in segment)
    gap = face(style.face).gap * style.size
    if widest > width:
        return _broken_anywhere(segment, width, style, gap)
    measures = _measures(segment, style, gap)
    parts = measures.broken(width)
    if len(parts) > 1:
        if style.balance:
            parts = measures.broken(measures.evened(width, widest))
        elif all(word[2] for word in segment[parts[-1][0] :]):
            is_lone = parts[-1][1] - parts[-1][0] == 1 and _is_short(segment[-1])
            parts = measures.accompanied(parts, width, is_lone=is_lone)
    return [list(segment[start:end]) for start, end in parts]


def _is_short(lone: Word) -> bool:
    """Return whether a word alone on the last line is so short that another goes down to it."""
    return sum(len(part.text) for part in lone[0]) <= 8  # noqa: PLR2004


def _broken_anywhere(
    segment: Sequence[Word], width: float, style: Style, gap: float
) -> list[list[Word]]:
    """Return the words of each line where some are wider than a line and are cut."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    queue = list(reversed(segment))
    while queue:
        word = queue.pop()
        lead = _gap(lines[-1][-1], word, style, gap) if word[2] and lines[-1] else 0.0
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


def _gap(before: Word, after: Word, style: Style, usual: float) -> float:
    """Return the width of the space between two words; *usual* is that of the style."""
    one, other = before[0][-1], after[0][0]
    if one.face is other.face and one.face.key == style.face and one.size == style.size:
        return usual
    if one.run is not None:
        return space_between(one, other, style).width
    return one.face.width(" ") * one.size if _alike(one, other) else usual


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
            used += taken[-1].width
        if count == len(part.text):
            continue
        if not taken:
            return None, word
        left = part._replace(text=part.text[count:], width=_UNMEASURED)
        rest = (left, *word[0][place + 1 :])
        return _word(tuple(taken), space=word[2]), _word(rest, space=False)
    return _word(tuple(taken), space=word[2]), None


_FIRST_TRY = 16
"""Characters first tried on a line; doubled until they are too wide, then narrowed down."""


def _fitting(part: Fragment, room: float) -> int:
    """Return after how many characters of *part* a line of *room* points ends."""
    text, tried = part.text, _FIRST_TRY
    while True:
        window = text[:tried]
        ends = [0, *cluster_ends(window)]
        if tried < len(text):
            ends.pop()  # what is after the window may belong to its last character
        if tried >= len(text) or _piece(part, window[: ends[-1]]).width > room:
            break
        tried *= 2
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        fits = _piece(part, window[: ends[middle]]).width <= room
        low, high = (middle, high) if fits else (low, middle - 1)
    return ends[low] if ends[low] == len(text) else fitting_end(window, ends[low])


def _first_character(word: Word) -> tuple[Word, Word | None]:
    first, rest = word[0][0], word[0][1:]
    end = cluster_ends(first.text[:_FIRST_TRY])[0]
    head = _word((_piece(first, first.text[:end]),), space=word[2])
    if len(first.text) > end:
        rest = (first._replace(text=first.text[end:], width=_UNMEASURED), *rest)
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

    Balanced styles get the least width that keeps the number of lines; in others no short
    word stands alone on the last line. Lines are made once, whatever is tried for them.
    Phrases of large Japanese words stay whole where that takes no further line.
    """
    simple = plain_words(spans, style, palette)
    if simple is not None and simple.widest <= width:
        return simple.lines(width, balance=style.balance)
    tokens = words(spans, style, palette)
    if not tokens:
        return []
    lines = [line for segment in _segments(tokens) for line in break_lines(segment, width, style)]
    if style.balance and len(lines) > 1 and is_japanese(plain(tuple(spans))):
        letters = words(spans, replace(style, balance=False), palette)
        tried = [line for part in _segments(letters) for line in break_lines(part, width, style)]
        too_wide = any(word is not None and word[1] > width for word in tokens)
        lines = tried if too_wide or len(tried) < len(lines) else lines
    return [_joined(line, style) for line in lines]


def plain_words(spans: Sequence[Span], style: Style, palette: Palette) -> PlainWords | None:
    """Return *spans* as words of one setting, None where they are anything more intricate."""
    if len(spans) != 1:
        return None
    span = spans[0]
    if not isinstance(span, Text) or style.rtl:
        return None
    key, size, colour = setting(span, style, palette)
    used = face(key)
    if not used.sets_easily(span.text) or not span.text.strip():
        return None
    pattern = Fragment(used, size, colour, "", 0, span.link, span.missing)
    return PlainWords(pattern, span.text, kern=style.kern)
