"""The words of a paragraph as Markdown: strong, emphasised and linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from credo_builder.compose.document import LineBreak, Span, Text
from credo_builder.compose.markup import is_allowed
from credo_builder.render.markdown.letters import address, letters, line_start, marked
from credo_builder.values import dataclass

_BREAK = "\\\n"


@dataclass(frozen=True)
class _Run:
    """Words marked alike: *lead* and *tail* are the spaces around them."""

    words: str
    mark: str
    link: str
    lead: str
    tail: str


def paragraph(spans: Sequence[Span]) -> str:
    """Return *spans* as a paragraph, a forced break as one; empty where they hold no words."""
    lines = [line_start(line) for line in _lines(spans)]
    return _BREAK.join(line for line in lines if line)


def one_line(spans: Sequence[Span], between: str = " ") -> str:
    """Return *spans* on one line, *between* where a break was forced, for a cell or a heading."""
    return between.join(filter(None, (line.strip(" ") for line in _lines(spans))))


def _lines(spans: Sequence[Span]) -> Iterator[str]:
    for is_break, part in groupby(spans, key=lambda span: isinstance(span, LineBreak)):
        if not is_break:
            yield _line([one for one in part if isinstance(one, Text)])


def _line(texts: Sequence[Text]) -> str:
    runs = [_run(mark, link, list(part)) for (mark, link), part in groupby(texts, key=_look)]
    runs = [run for run in runs if run.words or run.lead]
    made = ""
    for place, run in enumerate(runs):
        after = run.tail[:1] or "".join(_first(one) for one in runs[place + 1 : place + 2])
        made += run.lead
        made += _set(run, made[-1:], after) + run.tail
    return made


def _look(text: Text) -> tuple[str, str]:
    """Return the mark and the address of a run of words; codes are strong."""
    link = text.link if is_allowed(text.link) else ""
    mark = "**" if text.strong or text.code else "*" if text.emphasis or text.missing else ""
    return mark, link


def _run(mark: str, link: str, texts: list[Text]) -> _Run:
    words = letters("".join(text.text for text in texts))
    bare = words.strip(" ")
    if not bare:
        return _Run("", "", "", words, "")
    lead, _, tail = words.partition(bare)
    return _Run(bare, mark, link, lead, tail)


def _first(run: _Run) -> str:
    return run.lead[:1] or ("[" if run.link else run.mark[:1] or run.words[:1])


def _set(run: _Run, before: str, after: str) -> str:
    if not run.words:
        return ""
    if run.link:
        return f"[{run.words}]({address(run.link)})"
    return marked(run.words, run.mark, before, after) if run.mark else run.words
