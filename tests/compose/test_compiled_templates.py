"""Templates compiled ahead print what their sources say, and only while they say it."""

from __future__ import annotations

import sys
from traceback import extract_tb
from types import ModuleType

import jinja2
import pytest
from jinja2 import DictLoader, Environment

from credo_builder.compose import environment as shipped
from credo_builder.compose.ahead import MODULE, Ahead
from credo_builder.compose.compiling import module_text

PAGE = "{% import 'parts' as parts %}\n{{ parts.bold(word) }}\n{{ nothing.at_all }}"
PARTS = "{% macro bold(text) %}<b>{{ text }}</b>{% endmacro %}"


def environment(**sources):
    return Environment(loader=DictLoader(sources), autoescape=True)


@pytest.fixture
def written(monkeypatch):
    """Put the module of compiled templates in place that an environment writes."""

    def put(made):
        module = ModuleType(MODULE)
        exec(module_text(made, list(made.loader.mapping)), vars(module))
        monkeypatch.setitem(sys.modules, MODULE, module)

    return put


@pytest.fixture
def never_compiled(monkeypatch):
    """Let compiling be an error."""

    def refused(*_arguments, **_named):
        raise AssertionError("a template was compiled")

    monkeypatch.setattr(Environment, "compile", refused)


def ready(**sources):
    made = environment(**sources)
    made.bytecode_cache = Ahead(made)
    return made


def test_what_was_compiled_ahead_is_not_compiled_again(written, request):
    """A template and the one it imports run from the module alone."""
    written(environment(page="{% import 'parts' as parts %}{{ parts.bold(word) }}", parts=PARTS))
    made = ready(page="{% import 'parts' as parts %}{{ parts.bold(word) }}", parts=PARTS)
    request.getfixturevalue("never_compiled")

    assert "<b>&lt;a&gt;</b>" == made.get_template("page").render(word="<a>")


def test_a_changed_template_prints_what_it_says_now(written):
    """Code of an older text is never used."""
    written(environment(page="before"))

    assert "after" == ready(page="after").get_template("page").render()


def test_code_of_another_jinja_is_not_used(written, monkeypatch):
    """Code that another version of Jinja2 made is left alone."""
    written(environment(page="one"))
    monkeypatch.setattr(jinja2, "__version__", "4.0")

    assert {} == ready(page="one").bytecode_cache._held


def test_code_for_other_filters_is_not_used(written):
    """Code that was made where other filters are known is left alone."""
    written(environment(page="one"))
    other = environment(page="one")
    other.filters["own"] = str

    assert {} == Ahead(other)._held


def test_a_filter_on_fixed_words_is_worked_out_each_time(written):
    """An answer of a filter never becomes part of the compiled code."""
    made = environment(page="{{ 'a'|upper }}", other="{{ word|upper }}")
    written(made)

    assert ["other"] == list(sys.modules[MODULE].CODE)


def test_an_error_names_the_line_of_the_template(written):
    """A fault in compiled code is told with the template's line."""
    written(environment(page=PAGE, parts=PARTS))
    made = ready(page=PAGE, parts=PARTS)
    with pytest.raises(Exception, match="nothing") as fault:
        made.get_template("page").render(word="a")

    assert ("page", 3) in [(e.filename, e.lineno) for e in extract_tb(fault.tb)]


def test_every_shipped_template_can_be_compiled_ahead():
    """No shipped template is left to be compiled at each start."""
    module = {}
    exec(shipped.compiled_ahead(), module)

    assert sorted(shipped.template_names()) == sorted(module["CODE"])


def test_without_a_module_templates_are_compiled_as_ever(monkeypatch):
    """A checkout nobody installed prints the same."""
    monkeypatch.setitem(sys.modules, MODULE, None)

    assert "one" == ready(page="one").get_template("page").render()
