"""Lines of intricate words: letters that join or kern, and words that run both ways.

Words are measured as shaped and lines broken in the order of reading. What is drawn stays in
that order, each run at its place on paper, so that whoever reads the file reads it right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from credo_builder.compose.document import LineBreak, Span, Text
from credo_builder.render.pdf.colour import Palette, Rgb
from credo_builder.render.pdf.direction import levels, undivided, visual_order
from credo_builder.render.pdf.fonts import clean, face, runs
from credo_builder.render.pdf.lines import Fragment, Line, Run
from credo_builder.render.pdf.scripts import (
    INTRICATE,
    base_from_right,
    is_mixed,
    language_of,
    may_break,
    tokens,
    writes_otherwise,
)
from credo_builder.render.pdf.shaping import shape
from credo_builder.render.pdf.theme import Style

Word = tuple[Line, float, bool]
"""Fragments of a word, its width in points, and whether a space stands before it."""

_MARKS = "\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0670"
_LETTER = re.compile(r"\w")
_SIGNS_BEFORE = re.compile(rf"[^\w{_MARKS}]+")
_SIGNS_AFTER = re.compile(rf"[^\w{_MARKS}]+$")
_SIGN_FACES = frozenset({"emoji", "east-asian", "symbols", "symbols-2", "maths"})
_WORDS = re.compile(r" |[^ ]+")


def is_intricate(text: str, style: Style) -> bool:
    """Return whether *text* in *style* needs the care of this module."""
    if style.kern:
        return True
    if not text.isascii() and INTRICATE.search(text):
        return True
    return style.rtl and base_from_right(text, rtl_document=True)


def reads_from_right(spans: Sequence[Span], style: Style) -> bool:
    """Return whether a paragraph of *spans* starts at the right; figures alone do not."""
    text = "".join(s.text for s in spans if isinstance(s, Text))
    if not is_mixed(text):
        return False
    return base_from_right(clean(text), rtl_document=style.rtl)


def reads_from_left(spans: Sequence[Span], style: Style) -> bool:
    """Return whether a paragraph of *spans* has letters and starts at the left."""
    text = clean("".join(s.text for s in spans if isinstance(s, Text)))
    if not _LETTER.search(text):
        return False
    return not base_from_right(text, rtl_document=style.rtl)


def own_language(spans: Sequence[Span], style: Style) -> str:
    """Return the language that the script of *spans* tells; empty where it tells none."""
    text = "".join(s.text for s in spans if isinstance(s, Text))
    if text.isascii() and not writes_otherwise(style.language):
        return ""
    return language_of(text, usual=style.language)


def setting(span: Text, style: Style, palette: Palette) -> tuple[str, float, Rgb]:
    """Return face, size and colour of *span* in a paragraph of *style*."""
    if span.code:
        return _code_face(style), min(style.size, 8.5 if style.size < 10 else 9.5), palette.text  # noqa: PLR2004
    if span.missing:
        return style.face, style.size, palette.muted
    if span.link:
        return style.strong, style.size, palette.text
    if span.strong and style.colour == palette.muted and style.after_break is None:
        return style.strong, style.size, palette.ink
    key = style.strong if span.strong else style.italic if span.emphasis else style.face
    return key, style.size, style.colour


def _code_face(style: Style) -> str:
    """Codes are set in the sans, also among serif words; Atkinson keeps to itself."""
    return "hyper-bold" if style.face.startswith("hyper") else "sans-semibold"


def intricate_words(spans: Sequence[Span], style: Style, palette: Palette) -> list[Word | None]:
    """Return the words of *spans*, each fragment with its level; None is a forced break."""
    found: list[Word | None] = []
    part: list[Text] = []
    for span in [*spans, LineBreak()]:
        if isinstance(span, Text):
            part.append(span)
            continue
        found += _paragraph(part, style, palette)
        found.append(None)
        part = []
        if style.after_break is not None:
            style = replace(style, colour=style.after_break, after_break=None)
    return found[:-1]


def _paragraph(spans: Sequence[Text], style: Style, palette: Palette) -> list[Word | None]:
    texts = [clean(span.text) for span in spans]
    whole = "".join(texts)
    known = levels(whole, rtl=base_from_right(whole, rtl_document=style.rtl))
    found: list[Word | None] = []
    start, gap, space, last = 0, 0, False, ""
    for span, text in zip(spans, texts, strict=True):
        key, size, colour = setting(span, style, palette)
        pattern = Fragment(face(key), size, colour, "", 0, span.link, span.missing)
        for token in tokens(undivided(text), phrases=style.balance):
            here = known[start : start + len(token)]
            start += len(token)
            if token[0] == " ":
                space, gap, last = True, here[0], " "
                continue
            made = _fragments(token, here, gap, key, pattern, kern=style.kern)
            width = sum(f.width for f in made)
            before = found[-1] if found else None
            if before is not None and not space and not may_break(last, token):
                found[-1] = ((*before[0], *made), before[1] + width, before[2])
            else:
                found.append((made, width, space))
            space, last = False, token
    return found


def _fragments(
    token: str, here: Sequence[int], gap: int, key: str, pattern: Fragment, *, kern: bool
) -> Line:
    """Return *token* in fragments of one face and one level each, measured."""
    made: list[Fragment] = []
    start = 0
    for place in range(1, len(token) + 1):
        if place < len(token) and here[place] == here[start]:
            continue
        run = Run(here[start], gap)
        for used, text in runs(token[start:place], key):
            made.append(measured(pattern._replace(face=used, text=text, run=run), kern=kern))
        start = place
    return tuple(made)


def measured(part: Fragment, *, kern: bool) -> Fragment:
    """Return *part* of an intricate line with the glyphs and the width its text takes."""
    run = part.run or Run()
    rtl = bool(run.level % 2)
    intricate = rtl or bool(INTRICATE.search(part.text))
    if not intricate and not kern:
        return part._replace(width=part.face.width(part.text) * part.size)
    glyphs = shape(part.face, part.text, rtl=rtl, intricate=intricate)
    return part._replace(width=glyphs.width * part.size, run=run._replace(glyphs=glyphs))


def ordered(line: Sequence[Word], style: Style) -> Line:
    """Return a line of intricate words in the order of reading, each run at its place."""
    merged: list[Fragment] = []
    for parts, _, space in line:
        for place, part in enumerate(parts):
            if space and not place and merged:
                merged.append(space_between(merged[-1], part, style))
            if merged and _alike(merged[-1], part):
                merged[-1] = part._replace(text=merged[-1].text + part.text)
            else:
                merged.append(part)
    merged = _absorbed(merged)
    apart = any((part.run or Run()).level % 2 for part in merged)
    if apart:
        merged = _pieces(merged)
    merged = [measured(part, kern=style.kern) for part in merged]
    found = [part.run.level if part.run else 0 for part in merged]
    left = 0.0
    for place in visual_order(found):
        part = merged[place]
        merged[place] = part._replace(run=(part.run or Run())._replace(left=left, apart=apart))
        left += part.width
    return tuple(merged)


def _absorbed(merged: list[Fragment]) -> list[Fragment]:
    """Return the fragments with spaces joined to neighbours set alike."""
    found: list[Fragment] = []
    for part in merged:
        if found and _alike(found[-1], part):
            found[-1] = part._replace(text=found[-1].text + part.text)
        else:
            found.append(part)
    return found


def _pieces(parts: Sequence[Fragment]) -> list[Fragment]:
    """Return *parts* in pieces that no reader of the file puts into a wrong order.

    Such programs guess the direction of signs from the letters drawn before them, so signs
    stand alone where the direction changes; and words drawn from right to left come one by
    one, without the signs behind them.
    """
    found: list[Fragment] = []
    leftwards = False
    for part in parts:
        from_right = bool((part.run or Run()).level % 2)
        if not _LETTER.search(part.text) or (not from_right and is_mixed(part.text)):
            found += [part._replace(text=char) for char in part.text]
            continue
        pieces = _words_from_right(part.text) if from_right else _split(part.text, leftwards)
        found += [part._replace(text=text) for text in pieces]
        leftwards = from_right
    return found


def _words_from_right(text: str) -> Iterator[str]:
    """Yield the words of *text*, the spaces between them and each sign behind one."""
    for word in _WORDS.findall(text):
        signs = _SIGNS_AFTER.search(word)
        start = signs.start() if signs else len(word)
        if start:
            yield word[:start]
        yield from word[start:]


def _split(text: str, leftwards: bool) -> Iterator[str]:  # noqa: FBT001
    """Yield *text*, its first signs alone where the letters before it ran *leftwards*."""
    signs = _SIGNS_BEFORE.match(text) if leftwards else None
    end = signs.end() if signs else 0
    yield from text[:end]
    yield text[end:]


def _alike(one: Fragment, other: Fragment) -> bool:
    """Return whether two fragments are set the same way, read the same way and lead alike."""
    return (
        one.face is other.face
        and one[1:3] == other[1:3]
        and one[5:7] == other[5:7]
        and (one.run or Run()).level == (other.run or Run()).level
    )


def space_between(before: Fragment, after: Fragment, style: Style) -> Fragment:
    """Return the space between two words, measured; it is theirs where both are set alike."""
    level = (after.run or Run()).gap
    owner = next(
        (p for p in (before, after) if p.run and p.run.level == level and _lends_space(p)), None
    )
    if owner is None:
        owner = before._replace(face=face(style.face), size=style.size, colour=style.colour)
    target = after.target if before.target == after.target else ""
    width = owner.face.width(" ") * owner.size
    return owner._replace(text=" ", width=width, target=target, dashed=False, run=Run(level))


def _lends_space(part: Fragment) -> bool:
    """Return whether the space of *part*'s face is that of words, not of signs."""
    return part.face.key not in _SIGN_FACES and part.face.covers(" ")


def intricate_line(text: str, key: str, pattern: Fragment, style: Style) -> Line:
    """Return cleaned *text* on one line in face *key*, otherwise set as *pattern*."""
    known = levels(text, rtl=base_from_right(text, rtl_document=style.rtl))
    made = _fragments(text, known, 0, key, pattern, kern=style.kern)
    return ordered([(made, 0.0, False)], style)
