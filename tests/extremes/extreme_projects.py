"""Larder Lane, stretched and emptied until it meets every limit."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from io import BytesIO

from filled_projects import Filler
from PIL import Image

from credo_builder.assets import read_bytes
from credo_builder.chapters.branding import Brand
from credo_builder.chapters.core_values import CoreValue
from credo_builder.chapters.expectations import Expectation
from credo_builder.chapters.freedom import Empowerment
from credo_builder.chapters.moments import Moment, Stage
from credo_builder.chapters.organisation import Organisation, Role
from credo_builder.chapters.policies import Policy
from credo_builder.chapters.segments import Segment
from credo_builder.chapters.service_levels import ServiceLevel
from credo_builder.domain.project import Project
from credo_builder.domain.quantities import Quantity
from credo_builder.domain.records import Picture, Record
from credo_builder.storage import codec

NAME_LENGTH = 60
LONG_TEXT = 20_000
LONG_WORD = 3_000
HUGE_WORD = 600
"""Letters of a word that stands in every field at once."""
HEADING, CELL, SIDE = "Þ", "Ð", "Ŋ"
"""Letters that stand nowhere else, so that a long word made of one can be counted."""

_LETTERS = "abcdefghijklmnoprstuvz"
_NAME_WORDS = ("Patient", "Lighthouse", "Keepers", "of", "Harbours", "and", "Far", "Islands")


def larder_lane() -> Project:
    """The example as it ships."""
    return codec.read(read_bytes("example/larder_lane.credo"), "larder_lane.credo").project


def name_of_sixty(number: int) -> str:
    """A name of sixty characters that no other thing bears."""
    return f"{' '.join(_NAME_WORDS)} {number:04d}".ljust(NAME_LENGTH, "x")


def long_text(mark: str) -> str:
    """Words that are all different, twenty thousand characters in all."""
    return " ".join(f"{mark}{number:05d}" for number in range(LONG_TEXT))[:LONG_TEXT].rstrip()


def picture(width: int, height: int) -> Picture:
    """A picture of that size in pixels."""
    made = BytesIO()
    Image.new("RGB", (width, height), "#A8422B").save(made, "PNG")
    return Picture(content=made.getvalue(), width=width, height=height, alt="A plain square")


def branded(project: Project, style: str, logo: Picture | None) -> Project:
    """*project* with another look."""
    return project.put(replace(project.one(Brand), style=style, logo=logo))


def only(project: Project, kind: type[Record], records: Iterable[Record]) -> Project:
    """*project* with *records* and no others of their kind."""
    for old in project.of(kind):
        project = project.remove(old.id)
    for one in records:
        project = project.put(one)
    return project


def values(project: Project, count: int) -> Project:
    """*project* with *count* core values, their names sixty characters long."""
    pattern = project.of(CoreValue)[0]
    return only(project, CoreValue, (_named(pattern, n, f"V{n}") for n in range(1, count + 1)))


def moments(project: Project, count: int, stages: int) -> Project:
    """*project* with *count* moments, shared out in order over *stages* stages."""
    stage, moment = project.of(Stage)[0], project.of(Moment)[0]
    made = [_named(stage, 200 + n, "") for n in range(stages)]
    project = only(project, Stage, made)
    return only(
        project,
        Moment,
        (
            replace(_named(moment, 300 + n, f"M{n + 1}"), stage_id=made[n * stages // count].id)
            for n in range(count)
        ),
    )


def roles(project: Project) -> Project:
    """*project* with sixty characters in the name of each role and of the organisation."""
    for number, role in enumerate(project.of(Role), 400):
        project = project.put(replace(role, name=name_of_sixty(number)))
    return project.put(replace(project.one(Organisation), name=name_of_sixty(499)))


def levels(project: Project, count: int) -> Project:
    """*project* with *count* service levels, all at one moment."""
    pattern = project.of(ServiceLevel)[0]
    made = (
        replace(
            pattern,
            id=f"lev_{n:08d}",
            code=f"L{n}",
            sentence="",
            name=f"Answer{n:04d}",
            population=f"letters{n:04d}",
            target=Quantity(value=Decimal(n), unit="minute"),
        )
        for n in range(1, count + 1)
    )
    return only(project, ServiceLevel, made)


def policies(project: Project, count: int) -> Project:
    """*project* with *count* policies, every third of them as long as a policy may be."""
    pattern = project.of(Policy)[0]
    made = (
        replace(
            pattern,
            id=f"pol_{n:08d}",
            code=f"PL{n}",
            title=f"Courtesy{n:04d}",
            statement=pattern.statement if n % 3 else long_text("s"),
        )
        for n in range(1, count + 1)
    )
    return only(project, Policy, made)


def long_texts(project: Project) -> Project:
    """*project* with three answers as long as any may be."""
    policy, level = project.of(Policy)[0], project.of(ServiceLevel)[0]
    freedom = project.of(Empowerment)[0]
    project = project.put(replace(policy, statement=long_text("s")))
    project = project.put(replace(level, sentence="", name=long_text("n")))
    return project.put(replace(freedom, freedoms=(long_text("f"),)))


def long_words(project: Project) -> Project:
    """*project* with a word of three thousand letters in a heading, a cell, a side column."""
    document = replace(project.settings.document, section_titles={"segments": HEADING * LONG_WORD})
    project = project.configured(replace(project.settings, document=document))
    level = project.of(ServiceLevel)[0]
    project = project.put(replace(level, sentence="", name=CELL * LONG_WORD))
    return project.put(replace(project.of(CoreValue)[0], name=SIDE * LONG_WORD))


def huge_words(project_style: str, length: int) -> Project:
    """A project in which every text is one word of *length* letters, names of people included."""

    def word(path: str) -> str:
        return "".join(random.Random(path).choices(_LETTERS, k=length))

    return branded(Filler(word, 1).project(), project_style, None)


def long_answers(project_style: str) -> Project:
    """A project in which every text is one word of sixty letters, and long section titles."""

    def word(path: str) -> str:
        if "customer_noun" in path:
            return "guests"
        return "".join(random.Random(path).choices(_LETTERS, k=NAME_LENGTH))

    project = Filler(word, 1).project()
    document = replace(project.settings.document, preface="", legal="")
    titles = {"moments": name_of_sixty(601), "segments": name_of_sixty(602) * 2}
    document = replace(document, section_titles=titles)
    project = project.configured(replace(project.settings, document=document))
    return branded(project, project_style, picture(900, 300))


def long_groups(project: Project) -> Project:
    """*project* with groups whose names together are wider than a table that goes on overleaf."""
    segments = [
        replace(one, name=f"{name_of_sixty(700 + n)}")
        for n, one in enumerate(project.of(Segment), 1)
    ]
    pattern = project.of(Expectation)[0]
    ids = tuple(one.id for one in segments if one.is_external)[:2]
    made = (
        replace(pattern, id=f"exp_{n:08d}", code=f"E{n}", segment_ids=ids) for n in range(1, 61)
    )
    for one in segments:
        project = project.put(one)
    return only(project, Expectation, made)


def long_feelings(project: Project) -> Project:
    """*project* with goals and feelings at each moment that no column of the map holds."""
    for number, one in enumerate(project.of(Moment)):
        words = f"{name_of_sixty(800 + number)} {name_of_sixty(900 + number)}"
        project = project.put(
            replace(one, feeling_now=words, feeling_wanted=words[::-1], customer_goal=words * 2)
        )
    return project


def _named(pattern: Record, number: int, code: str) -> Record:
    prefix = type(pattern).prefix
    return replace(pattern, id=f"{prefix}_{number:08d}", code=code, name=name_of_sixty(number))


@cache
def extremes() -> dict[str, Project]:
    """Each extreme project by its name."""
    cafe = larder_lane()
    named = roles(cafe)
    return {
        "one value, no moment, no logo": branded(moments(values(named, 1), 0, 1), "classic", None),
        "twelve values, one moment, wide logo": branded(
            moments(values(named, 12), 1, 1), "modern", picture(900, 300)
        ),
        "eleven moments, tall logo": branded(
            moments(values(named, 7), 11, 11), "warm", picture(300, 1200)
        ),
        "sixty moments": branded(moments(named, 60, 12), "civic", picture(900, 300)),
        "long answers": long_answers("modern"),
        "huge words": huge_words("modern", HUGE_WORD),
        "long groups, warm cover": branded(long_groups(cafe), "warm", None),
        "long feelings": long_feelings(cafe),
        "long texts": long_texts(cafe),
        "long words": long_words(cafe),
        "three hundred pages": policies(levels(moments(cafe, 60, 12), 300), 110),
    }
