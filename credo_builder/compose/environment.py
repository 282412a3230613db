"""Where templates run: shipped ones only, sandboxed, escaping, strict, compiled ahead."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from credo_builder import assets, errors
from credo_builder.compose.ahead import Ahead
from credo_builder.compose.markup import clean, marked_up
from credo_builder.compose.sentences import going_on
from credo_builder.compose.view import View
from credo_builder.domain import quantities
from credo_builder.domain.wording import capitalised, counted, listed, sentence, with_article

SUFFIX = ".xml.j2"


def rendered(template: str, view: View, **context: Any) -> str:
    """Return the semantic XML that the shipped *template* makes of *context*.

    Templates see *context*, the words of *view* and nothing else of the project.

    Args:
        template: its name under ``resources/templates``, such as
            ``policy_document/core_values.xml.j2``.
        view: whose language and placeholders the fixed words use.
        context: what the template prints.

    Raises:
        credo_builder.errors.TemplateError: the template is missing or broken, or asks
            for something *context* does not hold.
    """
    try:
        return _environment().get_template(template).render(view=view, **context)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        where = f"{template}, line {line}" if line else template
        message = error.message or type(error).__name__
        raise errors.TemplateError(f"{where}: {message}") from error


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, with its answers kept: they hang on the type and the name alone."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether templates may read *attr* of *obj*; what it holds does not matter."""
        if isinstance(obj, type):
            return super().is_safe_attribute(obj, attr, value)
        known = self._answers.get((type(obj), attr))
        if known is None:
            known = super().is_safe_attribute(obj, attr, value)
            self._answers[type(obj), attr] = known
        return known


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    made = _Sandbox(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printable,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.clear()
    made.globals.update(say=_say, counted=counted)
    made.filters.update(
        md=_markdown,
        fill=_filled,
        sentence=sentence,
        capitalised=capitalised,
        listed=listed,
        with_article=with_article,
        number=quantities.number,
        words=quantities.in_words,
        going_on=going_on,
        quoted=_quoted,
        date=_date,
        month=_month,
    )
    made.bytecode_cache = Ahead(made)
    return made


def template_names() -> tuple[str, ...]:
    """Return the names of all shipped templates, sorted."""
    return tuple(
        f"{folder}/{name}"
        for folder in assets.folders("templates")
        for name in assets.names(f"templates/{folder}", SUFFIX)
    )


def compiled_ahead() -> str:
    """Return the text of the module that holds every shipped template, compiled.

    Raises:
        jinja2.TemplateError: a template is broken.
    """
    from credo_builder.compose.compiling import module_text  # noqa: PLC0415  a start needs none

    return module_text(_environment(), template_names())


def _source(name: str) -> str | None:
    """Return a shipped template; None for anything else, whoever asks."""
    if not name.endswith(SUFFIX) or ".." in name:
        return None
    try:
        return assets.read_text(f"templates/{name}")
    except FileNotFoundError:
        return None


def _printable(value: Any) -> Any:
    """Return *value* without characters XML cannot carry; nothing for None."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) else clean(str(value))


def _view(context: Context) -> View:
    view: View = context["view"]
    return view


@pass_context
def _say(context: Context, text: str, **more: object) -> str:
    return _view(context).say(text, **more)


@pass_context
def _markdown(context: Context, text: str, role: str = "body") -> Markup:
    return marked_up(text, _view(context).words, role)


@pass_context
def _filled(context: Context, text: str) -> str:
    return _view(context).fill(text)


@pass_context
def _quoted(context: Context, words: str) -> str:
    return _view(context).typography.quoted(words)


@pass_context
def _date(context: Context, day: Any) -> str:
    return _view(context).date(day)


@pass_context
def _month(context: Context, day: Any) -> str:
    return _view(context).month(day)
