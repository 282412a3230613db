"""The style sheet, with tokens in braces; scoped by object name or role."""

from __future__ import annotations

SHEET = """
* {{ outline: none; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border}; padding: 6px; }}
#TopBar {{ background: {surface}; border: none; border-bottom: 1px solid {border}; }}
#TopBar QMenuBar {{ background: transparent; spacing: 0px; }}
#TopBar QMenuBar::item {{ padding: {px6}px {px11}px; border-radius: 6px;
   background: transparent; }}
#TopBar QMenuBar::item:selected {{ background: {sunken}; }}
QMenu {{ background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: {px7}px {px24}px {px7}px {px24}px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
#Sidebar {{ background: {sunken}; border: none; border-right: 1px solid {border}; }}
#Steps {{ background: transparent; border: none; }}
#Footer {{ background: {surface}; border: none; border-top: 1px solid {border}; }}
#SoFar {{ text-align: left; color: {muted}; padding: 0px {px4}px; }}
#SoFar:focus {{ padding: 0px {px3}px; }}
#PathButton {{ text-align: left; padding: 0px {px24}px 0px {px9}px; }}
#PathButton[rail="true"] {{ padding: 0 {px8}px; }}
#PathButton::menu-indicator {{ image: url({chevron_down}); width: {px16}px; height: {px16}px;
   subcontrol-position: right center; right: {px8}px; }}
#Preview {{ background: {desk}; border: none; border-left: 1px solid {border}; }}
#PreviewBar {{ background: {surface}; border: none; border-bottom: 1px solid {border}; }}
#Page, #PageScroll, #PageBody {{ background: {window}; border: none; }}
QLabel {{ background: transparent; }}
QLabel[role="eyebrow"] {{ color: {accent_text}; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {px28}px; font-weight: 600; }}
QLabel[role="lead"] {{ color: {muted}; font-size: {px16}px; }}
QLabel[role="section"] {{ font-size: {px17}px; font-weight: 600; }}
QLabel[role="field"] {{ font-weight: 600; }}
QLabel[role="strong"], QCheckBox[role="strong"] {{ font-weight: 600; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="caption"] {{ color: {muted}; font-size: {px14}px; }}
QLabel[role="small"] {{ color: {muted}; font-size: {px14}px; font-weight: 600; }}
QLabel[role="accent"] {{ color: {accent_text}; font-weight: 600; }}
QLabel[role="warn"] {{ color: {warn}; font-size: {px14}px; }}
QLabel[role="error"] {{ color: {err}; font-size: {px14}px; }}
QLabel[role="ok"] {{ color: {ok}; font-size: {px14}px; }}
QLabel[role="key"] {{ border: 1px solid {border}; border-radius: 4px; padding: 1px 6px;
   background: {sunken}; font-size: {px13}px; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}
QFrame[role="note"] {{ background: {accent_soft}; border: none; border-radius: 8px; }}
QFrame[role="advice"] {{ background: {warn_soft}; border: none; border-radius: 8px; }}
QFrame[role="desk"] {{ background: {desk}; border: 1px solid {border}; border-radius: 8px; }}
QFrame[role="worry"] {{ background: {surface}; border: 1px solid {warn}; border-radius: 8px; }}
QFrame[role="stop"] {{ background: {err_soft}; border: 1px solid {err}; border-radius: 8px; }}
QFrame[role="drop"] {{ background: transparent; border: 1px dashed {control};
   border-radius: 8px; }}
QFrame[role="line"] {{ background: {border}; border: none; min-height: 1px; max-height: 1px; }}
QFrame[role="upright"] {{ background: {border}; border: none; min-width: 1px; max-width: 1px; }}
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox {{ background: {surface}; color: {text};
   border: 1px solid {control}; border-radius: 6px; padding: 0px {px9}px;
   placeholder-text-color: {muted};
   selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit, QComboBox, QSpinBox {{ min-height: {px34}px; max-height: {px34}px; }}
QPlainTextEdit {{ padding: {px6}px {px6}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QSpinBox:focus {{
   border: 2px solid {focus}; padding-left: {px8}px; }}
QPlainTextEdit:focus {{ padding: {px5}px {px5}px; }}
QLineEdit[role="inplace"] {{ background: transparent; border: 1px solid transparent;
   padding-left: {px5}px; min-height: {px28}px; max-height: {px28}px; }}
QLineEdit[role="inplace"]:hover {{ border-color: {control}; }}
QLineEdit[role="inplace"]:focus {{ background: {surface}; border: 2px solid {focus};
   padding-left: {px4}px; min-height: {px26}px; max-height: {px26}px; }}
QFrame[role="landing"] {{ background: {focus}; border: none; }}
QPushButton[quiet="true"] {{ background: transparent; border: 1px solid transparent;
   text-align: left; color: {muted}; font-size: {px14}px; padding: 0px {px4}px;
   min-height: {px20}px; }}
QPushButton[quiet="true"]:hover {{ color: {accent_text}; }}
QPushButton[quiet="true"]:focus {{ border: 2px solid {focus}; padding: 0px {px3}px;
   min-height: {px18}px; }}
QPushButton[quiet="true"][advice="true"] {{ color: {warn}; }}
QLabel[role="figure"] {{ font-size: {px26}px; font-weight: 600; }}
QLineEdit:read-only {{ background: {sunken}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{ background: {sunken};
   color: {text}; border-color: {border}; }}
QComboBox QLineEdit, QSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0;
   background: transparent; }}
QComboBox::drop-down {{ border: none; width: {px26}px; }}
QComboBox::down-arrow {{ image: url({chevron_down}); width: {px16}px; height: {px16}px; }}
QComboBox QAbstractItemView {{ background: {surface}; color: {text}; border: 1px solid {control};
   selection-background-color: {accent_soft}; selection-color: {text}; padding: 4px; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: none; width: {px22}px; }}
QSpinBox::up-arrow {{ image: url({chevron_up}); width: {px12}px; height: {px12}px; }}
QSpinBox::down-arrow {{ image: url({chevron_down}); width: {px12}px; height: {px12}px; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {control};
   border-radius: 6px; padding: 0px {px12}px; min-height: {px30}px; }}
QPushButton:hover {{ background: {sunken}; }}
QPushButton:focus {{ border: 2px solid {focus}; padding: 0px {px11}px; min-height: {px28}px; }}
QPushButton:checked {{ background: {accent_soft}; border-color: {accent};
   color: {accent_text}; }}
QPushButton:disabled {{ color: {disabled}; border: 1px {disabled_edge} {disabled}; }}
QPushButton[large="true"] {{ min-height: {px34}px; }}
QPushButton[large="true"]:focus {{ min-height: {px32}px; }}
QPushButton[primary="true"] {{ background: {accent}; color: {on_accent};
   border: 1px solid {accent}; font-weight: 600; }}
QPushButton[primary="true"]:hover {{ background: {accent_text}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {focus}; }}
QPushButton[primary="true"]:disabled {{ background: {sunken}; color: {disabled};
   border: 1px {disabled_edge} {disabled}; }}
QPushButton[flat="true"] {{ background: transparent; border: 1px solid transparent;
   color: {text}; }}
QPushButton[flat="true"]:disabled {{ color: {disabled}; border-color: transparent; }}
QPushButton[tone="muted"] {{ color: {muted}; }}
QPushButton[tone="trouble"] {{ color: {warn}; text-decoration: underline; }}
QPushButton[tone="row"] {{ text-align: left; }}
QPushButton[flat="true"]:hover {{ background: {sunken}; }}
QPushButton[flat="true"]:focus {{ border: 2px solid {focus}; }}
QPushButton[help="true"] {{ background: transparent; border: 1px solid transparent;
   color: {accent_text}; font-weight: 600; padding: 0 {px6}px; min-height: {px24}px; }}
QPushButton[help="true"]:checked {{ background: {accent_soft}; border-radius: 8px; }}
QPushButton[help="true"]:focus {{ border: 2px solid {focus}; padding: 0 {px5}px;
   min-height: {px22}px; }}
QPushButton[chip="true"] {{ border: 1px solid {control}; border-radius: {px13}px;
   padding: 0px {px10}px; min-height: {px26}px; }}
QPushButton[chip="true"]:checked {{ background: {accent_soft}; border-color: {accent};
   color: {accent_text}; }}
QPushButton[chip="true"]:focus {{ border: 2px solid {focus}; padding: 0px {px9}px;
   min-height: {px24}px; }}
QPushButton[segment="true"] {{ border-radius: 0; padding: 0px {px11}px;
   min-height: {px34}px; border-right-width: 0; }}
QPushButton[segment="true"][edge="left"] {{ border-top-left-radius: 6px;
   border-bottom-left-radius: 6px; }}
QPushButton[segment="true"][edge="right"] {{ border-top-right-radius: 6px;
   border-bottom-right-radius: 6px; border-right-width: 1px; }}
QPushButton[segment="true"]:checked {{ background: {accent_soft}; color: {accent_text};
   border: 2px solid {accent}; padding: 0px {px10}px; min-height: {px32}px; }}
QPushButton[segment="true"]:focus {{ border: 2px solid {focus}; padding: 0px {px10}px;
   min-height: {px32}px; }}
QPushButton[tab="true"] {{ background: transparent; border: none; border-radius: 0;
   border-bottom: 3px solid transparent; color: {muted}; font-weight: 600;
   padding: 0px {px10}px; }}
QPushButton[tab="true"]:hover {{ color: {text}; }}
QPushButton[tab="true"]:checked {{ border-bottom: 3px solid {accent}; color: {accent_text}; }}
QPushButton[tab="true"]:focus {{ border: 2px solid {focus}; border-radius: 6px;
   padding: 0px {px8}px; }}
QPushButton[funnel="true"] {{ background: {accent_soft}; border: 1px solid {accent};
   color: {accent_text}; font-weight: 600; font-size: {px18}px; min-height: {px34}px; }}
QPushButton[funnel="true"]:checked {{ background: {accent}; color: {on_accent}; }}
QPushButton[funnel="true"]:focus {{ border: 2px solid {focus}; min-height: {px32}px; }}
QPushButton[scale="true"] {{ min-width: {px32}px; max-width: {px32}px; padding: 0;
   min-height: {px34}px; }}
QPushButton[scale="true"]:checked {{ background: {accent}; color: {on_accent};
   border: 1px solid {accent}; font-weight: 600; }}
QPushButton[scale="true"]:focus {{ border: 2px solid {focus}; min-height: {px32}px; }}
QPushButton[tile="true"] {{ text-align: left; padding: {px8}px {px12}px; border-color: {border};
   border-radius: 8px; }}
QPushButton[kind="true"] {{ min-height: {px48}px; }}
QPushButton[tile="true"]:checked {{ background: {accent_soft}; border: 2px solid {accent};
   color: {accent_text}; font-weight: 600; padding: {px7}px {px11}px; }}
QPushButton[tile="true"]:focus {{ border: 2px solid {focus}; padding: {px7}px {px11}px; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px;
   padding: {px5}px; color: {text}; }}
QToolButton:disabled {{ color: {disabled}; }}
QToolButton:hover {{ background: {sunken}; }}
QToolButton:focus {{ border: 2px solid {focus}; padding: {px4}px; }}
QToolButton[fold="true"] {{ font-weight: 600; text-align: left; padding: {px6}px 0; }}
QToolButton[fold="true"]:hover {{ background: transparent; }}
QToolButton[fold="true"]:focus {{ border: 2px solid {focus}; padding: {px5}px 0; }}
QToolButton::menu-indicator {{ image: none; }}
QCheckBox, QRadioButton {{ spacing: {px9}px; background: transparent; }}
QCheckBox::indicator, QListView#Ticks::indicator {{ width: {px16}px; height: {px16}px;
   border: 1px solid {control}; border-radius: 4px; background: {surface}; }}
QCheckBox::indicator:checked, QListView#Ticks::indicator:checked {{ background: {accent};
   border-color: {accent}; image: url({check}); }}
QCheckBox::indicator:focus {{ border: 2px solid {focus}; }}
QRadioButton::indicator {{ width: {px14}px; height: {px14}px; border: 1px solid {control};
   border-radius: {round14}px; background: {surface}; }}
QRadioButton::indicator:checked {{ border: {px5}px solid {accent}; width: {px6}px;
   height: {px6}px; background: {on_accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {disabled}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {focus}; }}
QListView[role="list"], QListView#Ticks {{ background: {surface}; border: 1px solid {border};
   border-radius: 8px; padding: 3px; }}
QListView[role="list"]:focus, QListView#Ticks:focus {{ border: 2px solid {focus};
   padding: 2px; }}
QListView#Ticks::item {{ padding: {px6}px; border-radius: 4px; color: {text}; }}
QListView#Ticks::item:selected {{ background: {accent_soft}; color: {text};
   border: {picked}; }}
#Popup {{ background: {surface}; border: 1px solid {control}; border-radius: 8px; }}
#UndoBar {{ background: {text}; border: none; border-radius: 8px; }}
#UndoBar QLabel {{ color: {surface}; }}
#UndoBar QPushButton {{ background: {surface}; color: {text}; }}
#UndoBar QToolButton {{ color: {surface}; }}
QProgressBar[role="bar"] {{ background: {track_fill}; border: {track}; border-radius: 3px;
   max-height: 6px; min-height: 6px; }}
QProgressBar[role="bar"]::chunk {{ background: {accent}; border-radius: 3px; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 1px; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 1px; }}
QScrollBar::handle {{ background: {border}; border-radius: 4px; min-height: 32px; }}
QScrollBar::handle:hover {{ background: {control}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {border}; }}
QHeaderView {{ background: {sunken}; border: none; }}
QHeaderView::section {{ background: {sunken}; color: {muted}; border: none;
   border-bottom: 1px solid {border}; padding: {px8}px {px8}px; font-weight: 600; }}
QTableView {{ gridline-color: {border}; selection-background-color: {accent_soft};
   selection-color: {text}; }}
QTableView::item {{ padding: 0px {px6}px; }}
QTableView::item:selected {{ background: {accent_soft}; }}
QTableView:focus {{ border: 2px solid {focus}; }}
QTableView, QTreeView {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}
"""
