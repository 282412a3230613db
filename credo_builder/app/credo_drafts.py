"""What is drafted for a credo taken over, kept or renewed, and told with its roots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from credo_builder.chapters.branding import Voice
from credo_builder.chapters.credo import Credo, CredoLine
from credo_builder.chapters.organisation import words
from credo_builder.compose.drafting import Draft, draft_of, drafts
from credo_builder.compose.grown import AROUND, Change, changes, noted
from credo_builder.domain.project import Project
from credo_builder.domain.questions import Question, asked
from credo_builder.domain.wording import filled
from credo_builder.values import dataclass, replace


@dataclass(frozen=True)
class Part:
    """What is drafted for one field around the lines.

    Attributes:
        field: name of the field of the credo.
        prompt: what the field is called.
        texts: its words; several for the steps of service.
        link_ids: what they grow from.
    """

    field: str
    prompt: str
    texts: tuple[str, ...]
    link_ids: tuple[str, ...]


@dataclass(frozen=True)
class Marked:
    """Words whose root has changed since they were written.

    Attributes:
        place: the code of the line, or the field.
        number: the place of the line, from 1; 0 for a field.
        prompt: what the field is called; empty for a line.
        changes: each root with what it said and says.
        draft: how the words would be drafted now; empty when nothing would be.
    """

    place: str
    number: int
    prompt: str
    changes: tuple[Change, ...]
    draft: str


def parts(project: Project, voice: Voice | None = None) -> tuple[Part, ...]:
    """Return what is drafted around the lines, in the order of the page, in *voice*."""
    made = drafts(project, voice)
    found = []
    for field in AROUND:
        drafted = getattr(made, field)
        several = drafted if isinstance(drafted, tuple) else (drafted,)
        texts = tuple(one.text for one in several if one)
        roots = dict.fromkeys(root for one in several for root in one.link_ids)
        if texts:
            found.append(Part(field, _question(field).prompt, texts, tuple(roots)))
    return tuple(found)


def is_open(project: Project, part: Part) -> bool:
    """Whether the credo says nothing yet where *part* belongs."""
    held = getattr(project.one(Credo), part.field)
    return not (held.strip() if isinstance(held, str) else any(one.strip() for one in held))


def part_taken(project: Project, part: Part) -> Project:
    """Return *project* with the words of *part* in its field, and a note of its roots."""
    several = isinstance(getattr(project.one(Credo), part.field), tuple)
    value = part.texts if several else " ".join(part.texts)
    changed = project.put(replace(project.one(Credo), **{part.field: value}))
    return noted(changed, part.field, part.link_ids)


def line_taken(project: Project, draft: Draft) -> Project:
    """Return *project* with *draft* as the last line of its credo, and a note of its roots."""
    credo = project.one(Credo)
    fresh = CredoLine(text=draft.text, link_ids=draft.link_ids)
    changed = project.put(replace(credo, lines=(*credo.lines, fresh)))
    return noted(changed, changed.one(Credo).lines[-1].code, draft.link_ids)


def marked(project: Project) -> tuple[Marked, ...]:
    """Return the words of the credo whose roots have changed, in the order of the page."""
    return tuple(_marked(project)) if project.settings.grown_from else ()


def _marked(project: Project) -> Iterator[Marked]:
    credo = project.one(Credo)
    around = [(field, found) for field in AROUND if (found := changes(project, field))]
    for field, found in around:
        prompt = _question(field).prompt
        now = next((" ".join(p.texts) for p in parts(project) if p.field == field), "")
        yield Marked(field, 0, prompt, found, now)
    for number, line in enumerate(credo.lines, 1):
        found = changes(project, line.code, line.link_ids)
        if found:
            drafted = (draft_of(project, one.root.id) for one in found)
            now = next((draft.text for draft in drafted if draft), "")
            same = now == line.text
            yield Marked(line.code, number, "", found, "" if same else now)


def renewed(project: Project, mark: Marked) -> Project:
    """Return *project* with the draft of *mark* in the place of the words it marks."""
    if not mark.draft:
        return kept(project, mark)
    if not mark.number:
        part = next(p for p in parts(project) if p.field == mark.place)
        return part_taken(project, part)
    credo = project.one(Credo)
    lines = tuple(
        replace(line, text=mark.draft) if line.code == mark.place else line for line in credo.lines
    )
    return kept(project.put(replace(credo, lines=lines)), mark)


def kept(project: Project, mark: Marked) -> Project:
    """Return *project* with the words of *mark* noted as right for what their roots say now."""
    if not mark.number:
        prefix = f"{mark.place} "
        notes = project.settings.grown_from
        roots = [key.removeprefix(prefix) for key in notes if key.startswith(prefix)]
        return noted(project, mark.place, roots)
    lines = project.one(Credo).lines
    links = next((line.link_ids for line in lines if line.code == mark.place), ())
    return noted(project, mark.place, links)


def told(project: Project, voice: Voice | None = None) -> dict[str, Any]:
    """Return every draft as plain values, its placeholders filled, its roots by code."""
    made = drafts(project, voice)
    nouns = words(project)

    def one(draft: Draft) -> dict[str, Any]:
        roots = [_called(project, root) for root in draft.link_ids]
        return {"text": filled(draft.text, nouns), "roots": roots}

    def maybe(draft: Draft) -> dict[str, Any] | None:
        return one(draft) if draft else None

    return {
        "voice": str(made.voice),
        "motto": maybe(made.motto),
        "belief_paragraph": maybe(made.belief_paragraph),
        "lines": [one(draft) for draft in made.lines],
        "steps_of_service": [one(draft) for draft in made.steps_of_service],
        "employee_promise": maybe(made.employee_promise),
        "pledge": maybe(made.pledge),
    }


def told_lines(data: dict[str, Any]) -> Iterator[str]:
    """Yield what `told` returns as lines of text, the roots in brackets behind each draft."""
    empty = True
    for field in ("motto", "belief_paragraph", "lines", *AROUND[2:]):
        value = data[field]
        several = value if isinstance(value, list) else [value] if value else []
        if not several:
            continue
        if not empty:
            yield ""
        empty = False
        yield _question(field).prompt
        for one in several:
            yield f"  {one['text']}  [{', '.join(one['roots'])}]"
    if empty:
        yield "Nothing is decided yet that a credo could grow from."


def _question(field: str) -> Question:
    return asked(Credo)[field].question


def _called(project: Project, root: str) -> str:
    record = project.get(root)
    return record.code or root if record else root
