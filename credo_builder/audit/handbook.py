"""The rules as a page to read: ``python -m credo_builder.audit.handbook > docs/RULES.md``."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from credo_builder.audit import RULES
from credo_builder.chapters import CHAPTERS
from credo_builder.domain.findings import Rule, Severity
from credo_builder.i18n import _, told

FAMILIES = {
    "OUT": "The outcome we want",
    "VAL": "Core values",
    "DEF": "What service means",
    "MIN": "An honest look",
    "SEG": "Who we serve",
    "EXP": "What they expect",
    "PRO": "What we promise",
    "MOM": "Moments of truth",
    "LEV": "Service levels",
    "POL": "Policies and freedom",
    "CMP": "Complaints",
    "MON": "How we will know",
    "TRN": "Learning",
    "APP": "Appraisal",
    "REW": "Thanks",
    "PEO": "Our people",
    "INV": "Means",
    "CRE": "Our credo",
    "LAN": "Single words",
    "GOV": "Owners and review",
    "QUA": "The papers themselves",
}
"""First letters of a rule's name to what the rules are about, in the order of the method."""
_INTRO = """\
# What the check looks for

{n} rules follow one thread: a value, what people expect, what we promise, the moment at which it
is kept, the level that says how well, and the measure that tells whether it is true. Where the
thread breaks, a finding says what is missing, what to do, and leads to the field.

Four words tell how much a finding matters:

{words}

On screen a finding can be waived with a reason, a name and, if you like, a last day (else it
holds until the next review); in the menu
beside it a project can also decide to treat all findings of a rule as more or less than usual.
A few rules keep the document true and safe: they can be neither waived nor weighed otherwise.
Rules about dates are silent where no day is given, rules about single words where no list of
words ships for the language, and all of them count only once their step was opened.

`credo rules` prints this in the terminal, `credo rules PRO-13` one rule of it.

This page is made from the rules themselves: `python -m credo_builder.audit.handbook`.
"""
_WEIGHTS = {
    Severity.BLOCKER: "the credo cannot be approved; drafts can still be made",
    Severity.MAJOR: "somebody will be let down, or nobody would notice",
    Severity.MINOR: "worth an hour of your time",
    Severity.TIP: "an idea, for when the rest stands",
}

_SCREEN_WORDS = {
    "a blocker": "it stops approval",
    "major": "important",
    "a minor one": "advice",
    "minor": "advice",
}
"""Words of a check that tells when it weighs more, and how the screen says them."""


def step_of(rule: Rule) -> str:
    """Return the title of the step that mends what *rule* finds."""
    titles = {chapter.key: chapter.title for chapter in CHAPTERS}
    return titles.get(rule.chapter, "Check and trace" if rule.chapter == "check" else "Publish")


def when(rule: Rule) -> str:
    """Return when *rule* fires, in a sentence, with the words of the screen."""
    told_first = (rule.check.__doc__ or "").split("\n\n", maxsplit=1)[0]
    found = " ".join(told_first.split()).replace("'", "’")
    for paper, screen in _SCREEN_WORDS.items():
        found = found.replace(paper, screen)
    return found


def facts(rule: Rule) -> tuple[str, ...]:
    """Return what stands beside the name of *rule*: weight, step, waiver, and kind of gap."""
    return (
        rule.severity.screen_word,
        told("mended at “{step}”", step=told(step_of(rule))),
        told("can be waived with a reason" if rule.waivable else "cannot be waived"),
        rule.gap.label,
    )


def explained(rule: Rule) -> Iterator[str]:
    """Yield everything about one *rule*, line by line, in the language of the screen."""
    yield f"{rule.id}  {_(rule.name)}"
    yield f"    {' · '.join(map(_, facts(rule)))}"
    yield f"    {_('Found: {when}').format(when=when(rule))}"
    yield f"    {_(rule.explanation)}"
    yield f"    {_('The thought behind it: {source}.').format(source=rule.source)}"


def page() -> str:
    """Return the whole page in Markdown."""
    words = "\n".join(f"- **{s.screen_word}**: {_WEIGHTS[s]}." for s in Severity)
    parts = [_INTRO.format(n=len(RULES), words=words)]
    for family, title in FAMILIES.items():
        held = sorted((r for r in RULES if r.id.startswith(family)), key=lambda r: r.id)
        if held:
            parts.append(f"\n## {title}\n")
            parts.extend(_told(rule) for rule in held)
    return "".join(parts)


def _told(rule: Rule) -> str:
    return (
        f"\n### {rule.id} {rule.name}\n\n"
        f"{' · '.join(facts(rule))}\n\n"
        f"{rule.explanation}\n\n"
        f"- Found: {when(rule)}\n"
        f"- The thought behind it: {rule.source}.\n"
    )


if __name__ == "__main__":
    sys.stdout.write(page())
