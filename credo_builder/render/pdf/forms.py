"""The fields of a form: widgets on pages, the fields they belong to, and what they look like."""

from __future__ import annotations

import zlib
from dataclasses import field

from credo_builder.render.pdf.colour import Rgb
from credo_builder.render.pdf.field_font import write_font
from credo_builder.render.pdf.filework import FileWriter, text_string
from credo_builder.render.pdf.paths import ring_path
from credo_builder.values import dataclass

TYPE_SIZE = 10.0
"""Size of what is typed, in points."""
_SEVERAL_LINES = 1 << 12
_ONE_OF = (1 << 15) | (1 << 14)
"""A group of circles of which one stays marked."""
_OFF = "Off"


@dataclass(frozen=True)
class FieldArea:
    """A place to fill in: left, top, right and bottom in points from the top.

    Attributes:
        name: key of the field. spoken: what a screen reader says of this place.
        about: what it says of the field; differs from *spoken* where there are several places.
        kind: ``text``, ``one`` (a circle of several) or ``tick``.
        mark: what a circle stands for; a plain word.
        lines: how many lines of text it holds.
        size: of what is typed, in points.
        ink, fill: colours of its edge and of the mark.
        opposite: text starts at the right.
    """

    box: tuple[float, float, float, float]
    name: str
    spoken: str
    about: str = ""
    kind: str = "text"
    mark: str = ""
    lines: int = 1
    size: float = TYPE_SIZE
    ink: Rgb = (0, 0, 0)
    fill: Rgb = (0, 0, 0)
    opposite: bool = False


@dataclass
class _Group:
    """One field of several circles."""

    number: int
    spoken: str
    kids: list[int] = field(default_factory=list)


class FormWriter:
    """Writes the fields of one document into *file*.

    Annotations are known to the structure tree by their numbers, from *first* on; what is typed
    is in *language*, a BCP-47 tag.
    """

    def __init__(self, file: FileWriter, first: int, language: str) -> None:
        self.file = file
        self.language = language
        self.first = first
        self._fields: list[int] = []
        self._groups: dict[str, _Group] = {}
        self._font = 0

    def widget(self, number: int, area: FieldArea, page: tuple[int, float], key: int) -> str:
        """Return the widget *number* at *area*, ready to be written.

        Args:
            number: of its object.
            area: where it stands and what it is.
            page: number of its page, and the height of that in points.
            key: under which the structure tree knows it.
        """
        left, top, right, bottom = area.box
        there, height = page
        edges = f"{left:.2f} {height - bottom:.2f} {right:.2f} {height - top:.2f}"
        common = (
            f"<</Type/Annot/Subtype/Widget/Rect[{edges}]/F 4/P {there} 0 R/StructParent {key}"
            f"/TU{text_string(area.spoken)}"
        )
        size = right - left, bottom - top
        match area.kind:
            case "text":
                return f"{common}{self._text(number, area, size)}>>"
            case "tick":
                return f"{common}{self._tick(number, area, size)}>>"
            case _:
                return f"{common}{self._circle(number, area, size)}>>"

    def finish(self) -> int:
        """Write what holds all fields; return its number, 0 where there are none."""
        for name, group in self._groups.items():
            kids = " ".join([f"{kid} 0 R" for kid in group.kids])
            about = text_string(group.spoken)
            self.file.add(
                group.number,
                f"<</FT/Btn/Ff {_ONE_OF}/T{text_string(name)}/TU{about}/Kids[{kids}]>>",
            )
        if not self._fields:
            return 0
        number = self.file.number()
        fields = " ".join([f"{one} 0 R" for one in self._fields])
        font = self._font or write_font(self.file, self.language)
        self.file.add(
            number,
            f"<</Fields[{fields}]/DR<</Font<</Field {font} 0 R>>>>/DA{_appearance(TYPE_SIZE)}>>",
        )
        return number

    # Kinds of field ----------------------------------------------------------------

    def _text(self, number: int, area: FieldArea, size: tuple[float, float]) -> str:
        self._font = self._font or write_font(self.file, self.language)
        self._fields.append(number)
        flags = _SEVERAL_LINES if area.lines > 1 else 0
        empty = self._form(b"/Tx BMC\nEMC\n", size, f"/Font<</Field {self._font} 0 R>>")
        side = 2 if area.opposite else 0
        return (
            f"/FT/Tx/T{text_string(area.name)}/Ff {flags}/Q {side}/DA{_appearance(area.size)}"
            f"/AP<</N {empty} 0 R>>"
        )

    def _tick(self, number: int, area: FieldArea, size: tuple[float, float]) -> str:
        self._fields.append(number)
        wide, high = size
        box = f"{_stroke(area.ink)}0.75 w 0.5 0.5 {wide - 1:.2f} {high - 1:.2f} re S\n"
        tick = (
            f"{_stroke(area.fill)}1.8 w 1 J 1 j {wide * 0.22:.2f} {high * 0.52:.2f} m "
            f"{wide * 0.42:.2f} {high * 0.28:.2f} l {wide * 0.78:.2f} {high * 0.76:.2f} l S\n"
        )
        states = self._states("Yes", box, tick, size)
        return f"/FT/Btn/T{text_string(area.name)}/V/{_OFF}/AS/{_OFF}/MK<</CA(4)>>{states}"

    def _circle(self, number: int, area: FieldArea, size: tuple[float, float]) -> str:
        group = self._groups.get(area.name)
        if group is None:
            group = self._groups[area.name] = _Group(self.file.number(), area.about)
            self._fields.append(group.number)
        group.kids.append(number)
        wide, high = size
        x, y = wide / 2, high / 2
        ring = f"{_stroke(area.ink)}0.9 w {ring_path(x, y, min(x, y) - 0.6)} S\n"
        dot = f"{_filled(area.fill)}{ring_path(x, y, min(x, y) - 3)} f\n"
        states = self._states(area.mark, ring, dot, size)
        return f"/Parent {group.number} 0 R/AS/{_OFF}/MK<</CA(l)>>{states}"

    def _states(self, on: str, always: str, marked: str, size: tuple[float, float]) -> str:
        empty = self._form(always.encode("ascii"), size)
        full = self._form((always + marked).encode("ascii"), size)
        return f"/AP<</N<</{_OFF} {empty} 0 R/{on} {full} 0 R>>>>"

    def _form(self, code: bytes, size: tuple[float, float], resources: str = "") -> int:
        number = self.file.number()
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[0 0 {size[0]:.2f} {size[1]:.2f}]"
            f"/Resources<<{resources}>>"
        )
        self.file.add_stream(number, zlib.compress(code), entries.encode("ascii"))
        return number


def _appearance(size: float) -> str:
    return f"(/Field {size:.4g} Tf 0.1 g)"


def _stroke(colour: Rgb) -> str:
    return "{:.4g} {:.4g} {:.4g} RG ".format(*colour)


def _filled(colour: Rgb) -> str:
    return "{:.4g} {:.4g} {:.4g} rg ".format(*colour)
