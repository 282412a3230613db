"""Files of newer versions go through editing and saving without losing a byte of what is new.

`CREDO_NEWER_FILES` says how many random files are tried: 100 unless it is set.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from credo_builder.app.session import Session
from credo_builder.storage import codec

RUNS = int(os.environ.get("CREDO_NEWER_FILES", "100"))
_NUMBERS = ("0", "-0", "1.50", "1e3", "1E-2", "0.10", "25.00", "123456789012345678", "-7.0e+1")
_MARK = "§{}§"
_TEXTS = st.text(st.sampled_from('abcé漢ñ“”"\\\n\t 🙂{}[],:/'), max_size=8)
_NAMES = st.text(st.sampled_from('abcXYZé- "\\🙂'), min_size=1, max_size=5).map(lambda n: f"x{n}")
_NUMBER = st.sampled_from(_NUMBERS).map(_MARK.format)
_NEW = st.recursive(
    st.none() | st.booleans() | _TEXTS | _NUMBER,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3),
    max_leaves=6,
)
_EXTRAS = st.dictionaries(_NAMES, _NEW, max_size=2)
_WORDS = st.sampled_from(("explicit", "whispered", "tomorrow’s word", "漢字"))
_QUANTITY = st.fixed_dictionaries(
    {"value": _NUMBER, "unit": st.sampled_from(("day", "fortnight", "parsec"))}
)
_PROMISE = st.fixed_dictionaries(
    {"kind": _WORDS, "decision": _WORDS, "text": st.just("We answer"), "visibility": _WORDS}
)
_MOMENT = st.fixed_dictionaries(
    {"name": st.just("The call"), "channel": _WORDS, "adapt": st.lists(_EXTRAS, max_size=2)}
)
_LEVEL = st.fixed_dictionaries({"text": st.just("Phones"), "target": _QUANTITY})


def _mixed(draw: st.DrawFn, held: dict, *, more: bool = True) -> dict:
    """Return *held* with unknown keys among its own, in any order."""
    members = list({**(draw(_EXTRAS) if more else {}), **held}.items())
    return dict(draw(st.permutations(members)))


@st.composite
def newer(draw: st.DrawFn) -> bytes:
    """A file as a version of tomorrow may write it: new keys, words and spellings anywhere."""
    promises = [
        _mixed(draw, {"id": f"pro_{n}", "code": f"P{n}", **draw(_PROMISE)})
        for n in range(1, draw(st.integers(2, 4)))
    ]
    level = draw(_LEVEL)
    level["target"] = _mixed(draw, level["target"])
    tree = {
        "format": "credo-project",
        "schema_version": draw(st.integers(1, 9)),
        "min_reader": 1,
        "app": "credo-builder 9.0",
        "project_id": "prj_newer",
        "saved_seq": 3,
        "project": _mixed(draw, {"name": "Larder", "status": draw(_WORDS), "visited": "all",
                                 "code_counters": {"P": 9, "M": 1, "L": 1}}),
        **draw(_EXTRAS),
        "organisation": _mixed(draw, {"name": "Larder Lane", "industry": draw(_WORDS)}),
        "promises": promises,
        "moments": [_mixed(draw, {"id": "mom_1", "code": "M1", **draw(_MOMENT)})],
        **draw(_EXTRAS),
        "service_levels": [_mixed(draw, {"id": "lev_1", "code": "L1", **level})],
        "checksum": "",
    }  # fmt: skip
    text = json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    return re.sub('"§(.*?)§"', r"\1", text).encode()


_VOLATILE = ('  "app":', '  "saved_seq":', '  "checksum":')


def lines(content: bytes) -> list[str]:
    """The lines of a file that a save does not have to change."""
    return [one for one in content.decode().split("\n") if not one.startswith(_VOLATILE)]


@settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(newer())
def test_newer_file_round_trips_byte_for_byte(content: bytes) -> None:
    """A file with anything new in it is written as it was read."""
    assert lines(content) == lines(codec.write(codec.read(content, "new.credo").project))


@settings(max_examples=RUNS, deadline=None, suppress_health_check=list(HealthCheck))
@given(newer())
def test_newer_file_survives_editing_undoing_and_saving(content: bytes) -> None:
    """An edit changes its own line alone; undoing and saving bring back every other byte."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "new.credo"
        file.write_bytes(content)
        session = Session.open(file)
        promise = session.project.get("pro_1")
        assert promise is not None
        session.edit(session.project.put(replace(promise, text="We call back")), "Edit")
        session.save()
        edited = file.read_bytes()
        session.edit(session.project.remove("mom_1"), "Remove")
        session.save()
        session.undo()
        session.undo()
        session.save()
        back = file.read_bytes()
        session.close()

    assert lines(content.replace(b'"We answer"', b'"We call back"', 1)) == lines(edited)
    assert lines(content) == lines(back)
