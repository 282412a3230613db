"""The wizard as people have it: a real window on a display, a real pointer, real keys."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from credo_builder.app.session import Session
from credo_builder.chapters.core_values import CoreValue

NEEDED = ("Xvfb", "xdotool", "pdftotext")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
PATIENCE_S = 60
OFTEN_S = 0.05
TABS = 80
"""More presses of Tab than any page has stops."""

pytestmark = pytest.mark.skipif(
    bool(MISSING) and not os.environ.get("CI"),
    reason=f"a real window needs {', '.join(MISSING)}, which this machine does not have",
)


def until(asked, what):
    """Return the first answer of *asked* that is true, within a minute."""
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        found = asked()
        if found:
            return found
        time.sleep(OFTEN_S)
    raise AssertionError(f"Waited {PATIENCE_S} s for {what}")


class Seat:
    """Somebody in front of the window: sees names, moves the pointer, presses keys."""

    def __init__(self, display, home, *arguments):
        self.home = home
        self.clicks = 0
        self.around = {
            **os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": str(home),
            "QT_SCALE_FACTOR": "1", "CREDO_LANGUAGE": "en", "LC_ALL": "C.UTF-8",
        }  # fmt: skip
        for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
            (home / name.lower()).mkdir(mode=0o700)
            self.around[name] = str(home / name.lower())
        program = Path(__file__).with_name("answering_window.py")
        self.began = time.monotonic()
        self.window = subprocess.Popen(
            [sys.executable, str(program), *map(str, arguments)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=self.around,
        )  # fmt: skip

    def sit_down(self):
        """Wait for the window and look at it: without a desktop nothing gives it the focus."""
        found = until(lambda: self.do("search", "--onlyvisible", "--name", "Credo Builder"), "it")
        self.do("windowfocus", found.split()[0])
        until(lambda: self.ask("focus"), "a first focus")

    def do(self, *words):
        told = subprocess.run(
            ["xdotool", *words],
            capture_output=True, text=True, check=False, env=self.around, timeout=PATIENCE_S,
        )  # fmt: skip
        return told.stdout

    def ask(self, question):
        self.window.stdin.write(question + "\n")
        self.window.stdin.flush()
        return json.loads(self.window.stdout.readline())

    def place(self, name):
        return until(lambda: self.ask(f"where {name}"), f"“{name}”")

    def click(self, name):
        x, y = self.place(name)
        self.do("mousemove", str(x), str(y), "click", "1")
        self.clicks += 1

    def press(self, *keys):
        self.do("key", "--delay", "1", *keys)

    def go_to(self, name):
        """Press Tab until *name* has the focus."""
        passed = []
        for _again in range(TABS):
            there = self.ask("focus")
            if there.startswith(name):
                return
            passed.append(there)
            self.press("Tab")
        raise AssertionError(f"Tab never reached “{name}”: {passed}")

    def write(self, name, words):
        self.go_to(name)
        self.do("type", "--delay", "1", words)

    def turn(self, step):
        self.press("ctrl+Next")
        until(lambda: self.ask("step") == step, step)

    def documents(self):
        return list((self.home / "Documents").glob("*.pdf"))

    def leave(self):
        self.window.stdin.close()
        self.window.kill()
        self.window.wait()
        self.window.stdout.close()


@pytest.fixture(scope="module")
def display():
    """A screen of 1366 by 768 that nobody sees."""
    screen = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-dpi", "96", "-noreset"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    number = screen.stdout.readline().strip()
    yield f":{number}"
    screen.terminate()
    screen.wait()
    screen.stdout.close()


@pytest.fixture
def seat(display, tmp_path):
    """Seats somebody in front of a window, which closes after the test."""
    seated = []

    def sit(*arguments):
        home = tmp_path / f"home{len(seated)}"
        home.mkdir()
        seated.append(Seat(display, home, *arguments))
        seated[-1].sit_down()
        return seated[-1]

    yield sit
    for one in seated:
        one.leave()


def text_of(path):
    told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True)
    return " ".join(told.stdout.decode().split())


def values_in(path):
    return [v.name for v in Session.open(path).project.of(CoreValue)]


def test_three_clicks_lead_from_the_start_screen_to_a_pdf(seat):
    """Start, Export and Make are enough, and take a minute at most."""
    here = seat()

    here.click("Start a restaurant or café credo")
    here.click("Export…")
    here.click("Make the document")
    made = until(here.documents, "a PDF")
    took = time.monotonic() - here.began

    assert 3 >= here.clicks
    assert 60 > took
    assert "Welcome" in text_of(made[0])


def test_a_row_dragged_with_the_pointer_moves_and_undo_moves_it_back(seat, tmp_path):
    """A value is dragged to the top; what is saved then has the new order, and undo the old."""
    session = Session.new()
    session.take_path("full")
    project = session.project
    for name in ("Warmth", "Honesty", "Craft"):
        project = project.put(CoreValue(name=name))
    session.edit(project, "Add")
    file = tmp_path / "values.credo"
    session.save_as(file)
    here = seat(file)
    here.press("ctrl+6")
    until(lambda: here.ask("step") == "core_values", "the values")

    (x, y), (_x, top) = here.place("V3, Craft"), here.place("V1, Warmth")
    here.do("mousemove", str(x), str(y), "mousedown", "1")
    for at in (y - 6, y - 12, (y + top) // 2, top, top - 8, top - 10):
        here.do("mousemove", str(x), str(at), "sleep", "0.05")
    here.do("mouseup", "1")
    here.press("ctrl+s")
    until(lambda: values_in(file) == ["Craft", "Warmth", "Honesty"], "the new order")
    here.press("ctrl+z", "ctrl+s")
    until(lambda: values_in(file) != ["Craft", "Warmth", "Honesty"], "the order before")

    assert ["Warmth", "Honesty", "Craft"] == values_in(file)


def test_the_quick_path_is_typed_from_the_keyboard_alone(seat):
    """Nine screens and Publish without a pointer; the PDF holds what was typed."""
    here = seat()
    for _ in range(20):
        if here.ask("focus") == "Blank":
            break
        here.press("Right")
    here.go_to("Start a blank credo")
    here.press("Return")
    until(lambda: here.ask("step") == "who_you_are", "the first screen")
    here.write("What are you called?", "Quillby and Daughters")
    here.write("Where are you?", "Ferry Street")
    here.write("You serve a", "reader")
    here.write("How to reach them", "Ring the brass bell")
    here.turn("what_you_stand_for")
    here.write("They leave feeling …: your word", "heard")
    here.press("Return")
    here.write("… and tell a friend", "They found the very book")
    here.write("Value", "Patience")
    here.press("Return")
    here.write("We believe", "a good question takes its time")
    here.turn("whom_you_serve")
    here.write("Who are they?", "Browsers")
    here.press("Return")
    here.turn("what_you_promise")
    here.write("In plain words, what do we promise?", "We will order any book in print")
    here.press("Return")
    here.turn("moments_of_truth")
    here.write("What happens?", "Collects a parcel")
    here.press("Return")
    here.turn("our_credo")
    here.write("Motto", "Ask us anything")
    here.turn("service_levels")
    here.write("What can they count on?", "An answer about an order")
    here.press("Return")
    here.turn("freedom_and_complaints")
    here.write("What may they do without asking?", "Take back a damaged book")
    here.press("Return")
    here.turn("finish")
    here.turn("check")
    here.turn("publish")
    here.go_to("Make the document")
    here.press("Return")
    made = until(here.documents, "a PDF")
    text = text_of(made[0]).casefold()

    assert 0 == here.clicks
    typed = (
        "Quillby and Daughters", "Ferry Street", "readers", "heard", "They found the very book",
        "Patience", "good question takes its time", "Browsers", "Collects a parcel",
        "We will order any book in print", "Ask us anything", "An answer about an order",
        "Take back a damaged book",
    )  # fmt: skip
    assert [] == [words for words in typed if words.casefold() not in text]
