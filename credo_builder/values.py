"""Values: the standard library's dataclasses, made in a fraction of the time.

The program declares some two hundred small classes, and each start pays for their making.
The library writes source code for five methods of every class and compiles it; the methods
here are shared, or written where instances are many. What `dataclasses.fields`, `replace` and
``asdict`` say of such a class is the same, and so is whatever its instances do.
"""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable, Iterable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

__all__ = ["dataclass", "replace"]


@dataclasses.dataclass(frozen=True)
class _Frozen:
    """What the library notes on a frozen class, to be noted on ours."""

    field: int = 0


@dataclasses.dataclass
class _Open:
    """What the library notes on a class that is not frozen."""

    field: int = 0


_Value = TypeVar("_Value")
_set = object.__setattr__
_KIND = vars(_Frozen)["__dataclass_fields__"]["field"]._field_type  # noqa: SLF001
_PARAMETERS = {
    True: vars(_Frozen)["__dataclass_params__"],
    False: vars(_Open)["__dataclass_params__"],
}

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls: Any = None, /, *, frozen: bool = False, kw_only: bool = False) -> Any:
        """Make *cls* a dataclass, as ``dataclasses.dataclass`` does with these options.

        Its annotations are text (``from __future__ import annotations``); ``InitVar`` and
        ``KW_ONLY`` are not known, and a ``ClassVar`` is called by that name.
        """

        def made(kind: type) -> type:
            return _made(kind, frozen=frozen, kw_only=kw_only)

        return made if cls is None else made(cls)


def _made(cls: type, *, frozen: bool, kw_only: bool) -> type:
    fields: dict[str, Field[Any]] = {}
    for base in cls.__mro__[-1:0:-1]:
        fields |= vars(base).get("__dataclass_fields__", {})
    for name, kind in inspect.get_annotations(cls).items():
        if not kind.startswith("ClassVar"):
            fields[name] = _field(cls, name, kind, kw_only=kw_only)
    _note(cls, "__dataclass_fields__", fields)
    _note(cls, "__dataclass_params__", _PARAMETERS[frozen])
    own = cls.__dict__
    if "__match_args__" not in own:
        called = tuple(f.name for f in fields.values() if f.init and not f.kw_only)
        _note(cls, "__match_args__", called)
    methods: dict[str, Any] = {
        "__init__": _init_by_name if kw_only else _init_by_place(cls, frozen=frozen),
        "__repr__": _repr,
        "__eq__": _eq,
    }
    if frozen:
        methods |= {"__setattr__": _refused, "__delattr__": _refused}
    if own.get("__hash__") is None:
        methods["__hash__"] = _hash if frozen else None
    for name, method in methods.items():
        if name == "__hash__" or name not in own:
            _note(cls, name, method)
    return cls


def _note(cls: type, name: str, value: Any) -> None:
    setattr(cls, name, value)


def _field(cls: type, name: str, kind: str, *, kw_only: bool) -> Field[Any]:
    """Return the field *name* that *cls* declares, and leave its default on the class."""
    default = cls.__dict__.get(name, MISSING)
    if isinstance(default, Field):
        found = default
        if found.default is MISSING:
            delattr(cls, name)
        else:
            _note(cls, name, found.default)
    else:
        found = dataclasses.field() if default is MISSING else dataclasses.field(default=default)
    if type(found.default).__hash__ is None:
        raise ValueError(f"{cls.__name__}.{name}: the default could change; use a factory")
    found.name, found.type = name, kind
    if found.kw_only is MISSING:
        found.kw_only = kw_only
    _as_any(found)._field_type = _KIND  # noqa: SLF001  `fields` asks for it
    return found


def _as_any(held: Any) -> Any:
    return held


class _Plan:
    """What the making and the comparing of a class's instances need, found once."""

    def __init__(self, cls: type) -> None:
        declared = dataclasses.fields(cls)
        fields = [f for f in declared if f.init]
        self.names = frozenset(f.name for f in fields)
        self.defaults = {f.name: f.default for f in fields if f.default is not MISSING}
        self.factories = tuple(
            (f.name, f.default_factory, f.init)
            for f in declared
            if f.default_factory is not MISSING
        )
        made = self.defaults.keys() | {name for name, _, _ in self.factories}
        self.needed = self.names - made
        self.places = tuple(f.name for f in fields if not f.kw_only)
        self.compared = _getter([f.name for f in declared if f.compare])
        plain = len(fields) == len(declared) and vars(cls).get("__init__") in _made_here
        self.copied = tuple(f.name for f in declared) if plain else ()


def replace(one: _Value, /, **changes: Any) -> _Value:
    """Return *one* with *changes*, as ``dataclasses.replace`` does, in a fraction of the time."""
    cls = type(one)
    plan = _plans.get(cls) or _plan(cls)
    if not plan.copied:
        theirs: _Value = dataclasses.replace(_as_any(one), **changes)
        return theirs
    if not changes.keys() <= plan.names:
        raise _unknown(cls, min(changes.keys() - plan.names))
    made = object.__new__(cls)
    held = one.__dict__
    made.__dict__.update({name: held[name] for name in plan.copied}, **changes)
    return made


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what reads the attributes *names* of an object as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)


_made_here: set[Any] = set()
"""Every ``__init__`` that only fills the fields."""
_plans: dict[type, _Plan] = {}


def _plan(cls: type) -> _Plan:
    plan = _plans.get(cls)
    if plan is None:
        plan = _plans[cls] = _Plan(cls)
    return plan


def _init_by_name(self: Any, /, *values: Any, **named: Any) -> None:
    """Fill an instance: defaults first, then what was given."""
    cls = type(self)
    plan = _plans.get(cls) or _plan(cls)
    held = self.__dict__
    held.update(plan.defaults)
    if values:
        _place(cls, plan, values, named)
    if not named.keys() <= plan.names:
        raise _unknown(cls, min(named.keys() - plan.names))
    held.update(named)
    for name, make, given in plan.factories:
        if name not in named or not given:
            held[name] = make()
    if not plan.needed <= named.keys():
        raise _missing(cls, plan.needed - named.keys())


def _place(cls: type, plan: _Plan, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Add to *named* the *values* given by position."""
    if len(values) > len(plan.places):
        most = len(plan.places)
        raise TypeError(f"{cls.__name__}() takes {most} values by position, {len(values)} given")
    for name, value in zip(plan.places, values, strict=False):
        if name in named:
            raise TypeError(f"{cls.__name__}() got multiple values for argument '{name}'")
        named[name] = value


_made_here.add(_init_by_name)
_MANY = 40
"""So many instances of a class are worth an ``__init__`` of its own."""


def _init_by_place(cls: type, *, frozen: bool) -> Callable[..., None]:
    """Return an ``__init__`` that fills any class, and gives way to a written one.

    Most classes have few instances, and writing the method would take longer than all of
    them. Where instances are many, such as the parts of a document, it pays soon.
    """
    made = 0

    def __init__(self: Any, /, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal made
        made += 1
        if made > _MANY and cls.__dict__["__init__"] is __init__:
            _note(cls, "__init__", _written_init(cls, frozen=frozen))
            self.__init__(*values, **named)
            return
        plan = _plans.get(cls) or _plan(cls)
        if values:
            _place(cls, plan, values, named)
        for name, value in plan.defaults.items():
            if name not in named:
                _set(self, name, value)
        for name, value in named.items():
            if name not in plan.names:
                raise _unknown(cls, name)
            _set(self, name, value)
        for name, make, given in plan.factories:
            if name not in named or not given:
                _set(self, name, make())
        if not plan.needed <= named.keys():
            raise _missing(cls, plan.needed - named.keys())

    __init__.__qualname__ = f"{cls.__qualname__}.__init__"
    _made_here.add(__init__)
    return __init__


def _unknown(cls: type, name: str) -> TypeError:
    return TypeError(f"{cls.__name__}() got an unexpected keyword argument '{name}'")


def _missing(cls: type, names: Iterable[str]) -> TypeError:
    told = ", ".join(f"'{name}'" for name in sorted(names))
    return TypeError(f"{cls.__name__}() misses required arguments: {told}")


def _written_init(cls: type, *, frozen: bool) -> Callable[..., None]:
    names: dict[str, Any] = {"_MISSING": MISSING, "_set": _set}
    by_place: list[str] = []
    by_name: list[str] = []
    body: list[str] = []
    for number, f in enumerate(dataclasses.fields(cls)):
        value = f.name
        if not f.init:
            if f.default_factory is MISSING:
                continue
            value = f"_make{number}()"
        elif f.default_factory is not MISSING:
            value = f"_make{number}() if {f.name} is _MISSING else {f.name}"
        parameter = f.name
        if f.default is not MISSING:
            names[f"_default{number}"] = f.default
            parameter += f"=_default{number}"
        elif f.default_factory is not MISSING:
            names[f"_make{number}"] = f.default_factory
            parameter += "=_MISSING"
        if f.init:
            (by_name if f.kw_only else by_place).append(parameter)
        body.append(f"_set(self, {f.name!r}, {value})" if frozen else f"self.{f.name} = {value}")
    star = ["*", *by_name] if by_name else []
    head = ", ".join(["self", *by_place, *star])
    source = f"def __init__({head}):\n " + "\n ".join(body or ["pass"])
    exec(source, names)  # noqa: S102  names and order of our own declarations, no text of users
    written: Callable[..., None] = names["__init__"]
    written.__qualname__ = f"{cls.__qualname__}.__init__"
    _made_here.add(written)
    return written


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: object) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    compared = _plan(self.__class__).compared
    return compared(self) == compared(other)


def _hash(self: Any) -> int:
    return hash(_plan(self.__class__).compared(self))


def _refused(_self: Any, name: str, *_value: Any) -> NoReturn:
    verb = "assign to" if _value else "delete"
    raise FrozenInstanceError(f"cannot {verb} field {name!r}")
