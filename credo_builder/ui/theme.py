"""Colours, sizes and the style sheet, all from one set of tokens."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from credo_builder import assets
from credo_builder.ui.stylesheet import SHEET
from credo_builder.values import dataclass

STYLE = "fusion"
BASE_POINTS = 11.0
SCHEMES = ("system", "light", "dark", "contrast")
LEAST_PERCENT, MOST_PERCENT = 90, 150


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """One set of colours, each ``#RRGGBB``; nothing else in the wizard names a colour."""

    window: str
    surface: str
    sunken: str
    text: str
    muted: str
    border: str
    control: str
    disabled: str
    accent: str
    on_accent: str
    accent_soft: str
    accent_text: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    err: str
    err_soft: str
    focus: str
    desk: str


LIGHT = Tokens(
    window="#F6F5F2",
    surface="#FFFFFF",
    sunken="#EFEDE8",
    text="#1F2328",
    muted="#59616B",
    border="#DAD7D0",
    control="#8C8880",
    disabled="#8C8880",
    accent="#1F5E5B",
    on_accent="#FFFFFF",
    accent_soft="#E1EEEC",
    accent_text="#17514E",
    ok="#1B6E3C",
    ok_soft="#E6F2E9",
    warn="#8A5300",
    warn_soft="#FBF0DC",
    err="#B3261E",
    err_soft="#FBE9E7",
    focus="#0B57D0",
    desk="#E4E2DD",
)
DARK = Tokens(
    window="#16191C",
    surface="#1E2226",
    sunken="#121517",
    text="#E8E6E1",
    muted="#A3ABB3",
    border="#343A40",
    control="#757D86",
    disabled="#757D86",
    accent="#6FC2B8",
    on_accent="#06201E",
    accent_soft="#1F3836",
    accent_text="#9ADBD2",
    ok="#7CCB95",
    ok_soft="#1D3325",
    warn="#F0B860",
    warn_soft="#3A2E17",
    err="#F2938C",
    err_soft="#40211F",
    focus="#8AB4F8",
    desk="#0E1012",
)
CONTRAST = Tokens(
    window="#000000",
    surface="#000000",
    sunken="#000000",
    text="#FFFFFF",
    muted="#FFFFFF",
    border="#FFFFFF",
    control="#FFFFFF",
    disabled="#8A8A8A",
    accent="#FFFF00",
    on_accent="#000000",
    accent_soft="#1A1A40",
    accent_text="#FFFF00",
    ok="#00FF7F",
    ok_soft="#000000",
    warn="#FFD166",
    warn_soft="#000000",
    err="#FF8A80",
    err_soft="#000000",
    focus="#00FFFF",
    desk="#000000",
)


class Theme(QObject):
    """The look in force; `changed` is emitted after it was applied.

    Attributes:
        tokens: the colours in force.
        scheme: one of `SCHEMES`.
        percent: text size, 90 to 150.
    """

    changed = Signal()

    def __init__(self) -> None:
        """Start light at 100 percent; nothing is applied yet."""
        super().__init__()
        self.tokens = LIGHT
        self.scheme = "light"
        self.percent = 100
        self._arrows = QTemporaryDir()
        self._family = ""
        self._applied = False

    def apply(self, scheme: str, percent: int) -> None:
        """Give the application *scheme* at *percent* text size and tell every window."""
        application = _application()
        wanted = scheme if scheme in SCHEMES else "system"
        size = max(LEAST_PERCENT, min(MOST_PERCENT, percent))
        tokens = _tokens(wanted)
        same = (wanted, size, tokens) == (self.scheme, self.percent, self.tokens)
        if same and self._applied:
            return
        if not self._applied and application.style().objectName() != STYLE:
            application.setStyle(QStyleFactory.create(STYLE))
        self._applied = True
        self.scheme, self.percent, self.tokens = wanted, size, tokens
        font = QFont(self._family or application.font().family())
        font.setPointSizeF(BASE_POINTS * self.percent / 100)
        application.setFont(font)
        application.setPalette(_palette(self.tokens))
        application.setStyleSheet(self._sheet())
        self.changed.emit()

    def load_fonts(self) -> None:
        """Take the bundled letters in, once; without them the desktop's own stay."""
        if self._family:
            return
        for name in assets.names("fonts", ".ttf"):
            if name.startswith("SourceSans3"):
                QFontDatabase.addApplicationFontFromData(assets.read_bytes(f"fonts/{name}"))
        if "Source Sans 3" in QFontDatabase.families():
            self._family = "Source Sans 3"

    def px(self, pixels: float) -> int:
        """Return a measure drawn for 100 percent text at the text size in force."""
        return round(pixels * self.percent / 100)

    def _sheet(self) -> str:
        names = {}
        for shape in ("chevron-down", "chevron-up", "check"):
            colour = self.tokens.on_accent if shape == "check" else self.tokens.muted
            place = Path(self._arrows.path()) / f"{shape}-{colour[1:]}.svg"
            if not place.exists():
                drawing = assets.read_text(f"icons/{shape}.svg")
                place.write_text(drawing.replace("currentColor", colour), encoding="utf-8")
            names[shape.replace("-", "_")] = place.as_posix()
        sizes = {f"px{n}": self.px(n) for n in range(1, 65)}
        # A radius over half of the box with its border would be drawn as no radius at all.
        sizes["round14"] = (self.px(14) + 2) // 2
        # Where nothing but black and white is left, what is not possible now is dashed, too.
        stark = self.tokens is CONTRAST
        edges = {
            "disabled_edge": "dashed" if stark else "solid",
            "track": f"1px solid {self.tokens.border}" if stark else "none",
            "track_fill": self.tokens.surface if stark else self.tokens.border,
            "picked": f"2px solid {self.tokens.accent}" if stark else "none",
        }
        return SHEET.format(**asdict(self.tokens), **names, **sizes, **edges)


class _Held:
    theme: Theme | None = None


def theme() -> Theme:
    """Return the one theme of this process."""
    if _Held.theme is None:
        _Held.theme = Theme()
    return _Held.theme


def colour(name: str) -> QColor:
    """Return the colour of the tint *name* in force."""
    return QColor(getattr(theme().tokens, name))


def px(pixels: float) -> int:
    """Return *pixels* (drawn for 100 percent text) at the text size in force."""
    return theme().px(pixels)


def scaled_font(font: QFont, ratio: float, *, bold: bool = False) -> QFont:
    """Return *font* at *ratio* of the base size, semibold when *bold*."""
    new = QFont(font)
    new.setPointSizeF(BASE_POINTS * theme().percent / 100 * ratio)
    new.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return new


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("A theme needs a QApplication")
    return application


def _tokens(scheme: str) -> Tokens:
    hints = QGuiApplication.styleHints()
    wanted = {
        "light": Qt.ColorScheme.Light,
        "dark": Qt.ColorScheme.Dark,
        "contrast": Qt.ColorScheme.Dark,
    }.get(scheme, Qt.ColorScheme.Unknown)
    hints.setColorScheme(wanted)
    if scheme == "contrast":
        return CONTRAST
    dark = scheme == "dark" or (scheme == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
    return DARK if dark else LIGHT


def _palette(t: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for part, name in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.sunken),
        (role.Text, t.text),
        (role.Button, t.surface),
        (role.ButtonText, t.text),
        (role.BrightText, t.err),
        (role.Highlight, t.accent),
        (role.HighlightedText, t.on_accent),
        (role.Link, t.focus),
        (role.LinkVisited, t.focus),
        (role.PlaceholderText, t.muted),
        (role.ToolTipBase, t.surface),
        (role.ToolTipText, t.text),
        (role.Accent, t.accent),
        (role.Light, t.surface),
        (role.Midlight, t.sunken),
        (role.Mid, t.border),
        (role.Dark, t.desk),
        (role.Shadow, t.border),
    ):
        palette.setColor(part, QColor(name))
    for part in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, part, QColor(t.disabled))
    return palette
