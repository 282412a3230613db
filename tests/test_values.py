"""Values behave as the standard library's dataclasses do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, field
from functools import cached_property
from typing import ClassVar

import pytest

from credo_builder.values import dataclass, replace


def declared(made):
    """Return a family of classes, made by the decorator *made*."""

    @made(frozen=True)
    class Point:
        """Two numbers and what they are called."""

        across: int
        down: int = 0
        words: Mapping[str, str] = field(default_factory=dict, compare=False)
        SCALE: ClassVar[int] = 3

    @made(frozen=True)
    class Named(Point):
        """A point with a name."""

        name: str = field(default="here", repr=False, metadata={"asked": True})

    @made(frozen=True, kw_only=True)
    class Answer:
        """One that is filled by name."""

        text: str = ""
        number: int | None = None
        parts: list[int] = field(default_factory=list)

        @cached_property
        def length(self):
            """How long the text is."""
            return len(self.text)

    @made(frozen=True, kw_only=True)
    class Rated(Answer):
        """An answer whose number stands first where it did, with another default."""

        title: str
        number: int | None = 5

    @made
    class Tally:
        """One that counts."""

        count: int = 0
        late: int = field(init=False)
        fixed: list[int] = field(init=False, default_factory=list)
        weight: int = field(init=False, default=3)
        seen: list[str] = field(default_factory=list)

    @made(frozen=True)
    class Nothing:
        """One without fields."""

    return {kind.__name__: kind for kind in (Point, Named, Answer, Rated, Tally, Nothing)}


OURS, THEIRS = declared(dataclass), declared(dataclasses.dataclass)
MANY = 100
CALLS = (
    ("Point", (1,), {}),
    ("Point", (1, 2), {}),
    ("Point", (1,), {"down": 2, "words": {"a": "b"}}),
    ("Named", (1, 2, {}, "there"), {}),
    ("Named", (1,), {"name": "there"}),
    ("Answer", (), {}),
    ("Answer", (), {"text": "yes", "parts": [1]}),
    ("Rated", (), {"title": "T"}),
    ("Rated", (), {"title": "T", "number": None}),
    ("Tally", (), {}),
    ("Tally", (4, ["x"]), {}),
    ("Nothing", (), {}),
)
WRONG_CALLS = (
    ("Point", (), {}),
    ("Point", (1, 2, {}, 4), {}),
    ("Point", (1,), {"across": 2}),
    ("Point", (1,), {"depth": 2}),
    ("Answer", ("yes",), {}),
    ("Answer", (), {"texts": "yes"}),
    ("Rated", (), {}),
    ("Rated", (), {"title": "T", "unknown": 1}),
    ("Rated", (), {"unknown": 1}),
    ("Tally", (), {"late": 1}),
)


def told(made):
    """Return all that can be asked of an object without knowing its class."""
    kind = type(made)
    again = copy.copy(made)
    return (
        vars(made),
        repr(made).rpartition(".")[2],
        made == again,
        [(f.name, f.type, f.kw_only, dict(f.metadata)) for f in dataclasses.fields(made)],
        kind.__match_args__,
        kind.__hash__ is None,
    )


@pytest.mark.parametrize(("name", "values", "named"), CALLS)
def test_objects_are_filled_and_told_as_the_library_does(name, values, named):
    """An object made with the same values holds, shows and compares the same."""
    ours, theirs = OURS[name](*values, **named), THEIRS[name](*values, **named)
    if name == "Tally":
        ours.late = theirs.late = 7

    assert told(theirs) == told(ours)


@pytest.mark.parametrize(("name", "values", "named"), WRONG_CALLS)
def test_wrong_arguments_are_refused(name, values, named):
    """What the library refuses to make is refused, every time and not only at first."""
    with pytest.raises(TypeError):
        THEIRS[name](*values, **named)

    for _ in range(MANY):
        with pytest.raises(TypeError):
            OURS[name](*values, **named)


@pytest.mark.parametrize(("name", "values", "named"), CALLS)
def test_the_hundredth_object_is_like_the_first(name, values, named):
    """Where objects are many, nothing about them changes."""
    kind = declared(dataclass)[name]
    first, *_, last = [kind(*values, **named) for _ in range(MANY)]
    if name == "Tally":
        first.late = last.late = 7

    assert told(first) == told(last)


@pytest.mark.parametrize("name", ["Point", "Rated"])
def test_a_frozen_object_stays_as_it_is(name):
    """Neither setting nor deleting a field is possible on a frozen object."""
    made = OURS[name](**({"across": 1} if name == "Point" else {"title": "T"}))

    with pytest.raises(FrozenInstanceError):
        made.words = {}
    with pytest.raises(FrozenInstanceError):
        del made.words


def test_equal_objects_have_equal_hashes():
    """Equality and hash look at the compared fields alone, and at the class."""
    point, named = OURS["Point"], OURS["Named"]

    assert hash(point(1, 2, {"a": "b"})) == hash(point(1, 2))
    assert point(1, 2, {"a": "b"}) == point(1, 2)
    assert point(1, 2) != point(1, 3)
    assert point(1, 2) != named(1, 2)
    assert point(1, 2) != (1, 2)


def test_an_open_object_cannot_be_a_key():
    """What may change has no hash."""
    with pytest.raises(TypeError):
        hash(OURS["Tally"]())


def test_replace_gives_a_changed_copy():
    """`dataclasses.replace` changes what it names, and forgets what was cached."""
    before = OURS["Answer"](text="yes", number=1)
    assert 3 == before.length

    after = dataclasses.replace(before, text="no")

    assert OURS["Answer"](text="no", number=1) == after
    assert 2 == after.length


def test_a_default_that_could_change_is_refused():
    """A list as default would be shared by all, so the class is not made."""
    with pytest.raises(ValueError, match="factory"):

        @dataclass(frozen=True)
        class Shared:
            """Refused."""

            parts: list[int] = []  # noqa: RUF012  what the test is about


def test_the_library_may_go_on_from_a_value():
    """A dataclass of the library may inherit from a value."""

    @dataclasses.dataclass(frozen=True, kw_only=True)
    class More(OURS["Answer"]):
        """An answer that says more."""

        more: int = 1

    assert ("", 1) == (More().text, More().more)


@dataclass(frozen=True)
class Kept:
    """A value that can be found by its name."""

    text: str
    number: int = 1


def test_values_are_copied_and_pickled():
    """A value survives copying and pickling."""
    made = Kept("a", 2)

    assert [made, made] == [copy.deepcopy(made), pickle.loads(pickle.dumps(made))]


def test_patterns_read_values_by_place():
    """A match statement takes the fields in their order."""
    match Kept("a", 2):
        case Kept(text, number):
            found = (text, number)

    assert ("a", 2) == found


def test_a_value_is_replaced_as_the_library_does():
    """A changed copy has the new fields and the others, and nothing that was worked out."""

    @dataclass(frozen=True)
    class Sum:
        """Two numbers, and their sum once somebody asks."""

        one: int
        other: int = 2

        @cached_property
        def whole(self) -> int:
            """The sum."""
            return self.one + self.other

    first = Sum(1)
    changed = replace(first, one=first.whole)

    assert (dataclasses.replace(first, one=3), 5) == (changed, changed.whole)


def test_a_value_has_no_other_fields():
    """A field that a value does not have is refused, whoever changes it."""
    with pytest.raises(TypeError, match="colour"):
        replace(Kept("a"), colour="red")


def test_what_others_declared_is_replaced_their_way():
    """A dataclass of the library, and one that makes itself, are changed by the library."""

    @dataclasses.dataclass
    class Library:
        """It counts how often it was made."""

        made: int = 0

        def __post_init__(self) -> None:
            self.made += 1

    @dataclass
    class Own:
        """It fills its field itself."""

        number: int

        def __init__(self, number: int) -> None:
            self.number = abs(number)

    assert (2, 7) == (replace(Library()).made, replace(Own(1), number=-7).number)
