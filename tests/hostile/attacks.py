"""Texts that do harm to programs that trust what they read, and projects full of them."""

from __future__ import annotations

import dataclasses
import itertools

from filled_projects import Filler

from credo_builder.domain import questions as q
from credo_builder.domain.project import Project
from credo_builder.domain.shapes import Kept
from credo_builder.storage.text import clean_text

ATTACKS = {
    "bold": "<b>bold</b> and <i>more",
    "closing": "</para></p></section>]]>",
    "entities": "&amp; &lt;b&gt; &#60;u&#62; &nbsp; R&D",
    "template": "{{ 7*7 }} {% raw %} {# gone #}",
    "template file": "{% include '/etc/passwd' %}{% import 'os' as os %}",
    "template class": "{{ ''.__class__.__mro__ }} {{ view.words }} {{ self._TemplateReference }}",
    "picture": "<img src=file:///etc/passwd width=9999> <img src='http://127.0.0.1/x.png'>",
    "script": "<script>alert(1)</script><a href=javascript:alert(1)>here</a>",
    "bad link": "[open](file:///etc/passwd) [run](javascript:alert(1)) [see](data:text/html,x)",
    "false link": "[https://bank.example](https://evil.example/a) [x](https://a.example@b.example)",
    "mail link": "[us](mailto:a@b.example) [ring](tel:+4420) [no](mailto:a@b.example?attach=/x)",
    "markdown picture": "![x](file:///etc/passwd) <https://evil.example> `code` [n]: /etc/passwd",
    "placeholders": "{customer.__class__} {0} {} %s %(x)s $HOME ${HOME} `id` $(id)",
    "directions": "safe\u202egpj.exe\u202c \u2066left\u2069 end",
    "controls": "a\x00b\x07c\x1b[31md\x7fe",
    "halves": "one\ud800two\udfffthree",
    "no width": "in\u200bvis\u200dib\u2060le\ufeff word",
    "marks": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324a\u0301lgo",
    "sheet": '=HYPERLINK("http://evil.example","x") @SUM(1) +1 -1',
    "paths": "..\\..\\windows\\system32 ../../etc/passwd \\\\host\\share C:\\x",
    "width": "W" * 200,
}
"""What it is to the text."""

PRINTS = {
    "bold": "<b>bold</b> and <i>more",
    "closing": "</para></p></section>]]>",
    "entities": "&amp; &lt;b&gt; &#60;u&#62; &nbsp; R&D",
    "template": "{{ 7*7 }} {% raw %} {# gone #}",
    "template file": "{% include '/etc/passwd' %}",
    "template class": "{{ ''.__class__.__mro__ }}",
    "picture": "<img src=file:///etc/passwd width=9999>",
    "script": "<script>alert(1)</script><a href=javascript:alert(1)>here</a>",
    "bad link": "[open](file:///etc/passwd) [run](javascript:alert(1)) [see](data:text/html,x)",
    "placeholders": "{customer.__class__} {0} {} %s %(x)s $HOME ${HOME}",
}
"""What it is to what stands on paper, letter by letter but for white space."""


class _Fitting(Filler):
    """Answers every question with what a file may hold."""

    def _counted(self, question: q.Question, value: object, number: int) -> object:
        made = super()._counted(question, value, number)
        most = question.maximum if isinstance(question, q.Count) else None
        return min(made, most) if most is not None and isinstance(made, int) else made


def hostile(first: int = 0, but: tuple[str, ...] = ()) -> Project:
    """Return a project with an attack in every text, one after the other from *first* on.

    Those named in *but* are left out.
    """
    chosen = [text for name, text in ATTACKS.items() if name not in but]
    turns = itertools.cycle(chosen[first:] + chosen[:first])
    made = _Fitting(lambda _path: next(turns)).project()
    return made.configured(dataclasses.replace(made.settings, name=next(turns)))


def texts(value: object) -> list[str]:
    """Return every text in *value*, a project or a part of one, in order."""
    match value:
        case str():
            return [str(value)]
        case Project():
            parts = [value.settings, *(r for kind in value.records for r in value.of(kind))]
        case tuple() | list():
            parts = list(value)
        case _ if dataclasses.is_dataclass(value):
            parts = [getattr(value, one.name) for one in dataclasses.fields(value)]
            # What a file said beyond our fields is no text of ours.
            parts = [part for part in parts if not isinstance(part, Kept)]
        case _:
            return []
    return [text for part in parts for text in texts(part)]


LINKED = 8
"""The first attack of the project in which links of all kinds come where links are read."""

CLEANED = {text: clean_text(text) for text in ATTACKS.values()}
"""Each attack, and what the model may hold of it."""
