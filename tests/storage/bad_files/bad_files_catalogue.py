"""Files that are wrong in one way each, made by hand from a small good one.

A ``▶`` stands where a problem is and is taken out of the file; the test counts its line. Without
one the problem stands where the change begins.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
GOOD: dict = {
    "format": "credo-project",
    "schema_version": 1,
    "min_reader": 1,
    "project_id": "prj_k7q2m4xa",
    "saved_seq": 4,
    "project": {
        "name": "Larder Lane",
        "path": "full",
        "next_review": "2026-12-01",
        "history": [{"edition": "1", "on": "2026-01-31"}],
        "visited": "all",
        "code_counters": {"V": 2, "P": 2},
        "document": {"title": "Our credo", "section_titles": {"credo": "What we stand for"}},
    },
    "organisation": {
        "name": "Larder Lane",
        "hours_per_day": 8,
        "bar_industry": 3,
        "sites": ["Mill Street"],
        "hours": [{"day": "mon", "open": "09:00", "close": "17:00"}],
        "complaint_contact": {"role": "rol_a", "reach": "Ask at the till"},
    },
    "roles": [{"id": "rol_a", "code": "R1", "name": "Host", "faces_customers": True}],
    "brand": {"colour": "#1F4E5F", "style": "classic"},
    "core_values": [
        {"id": "val_a", "code": "V1", "name": "Welcome", "behaviours_do": ["Look up"]},
        {"id": "val_b", "code": "V2", "name": "Care", "behaviours_do": []},
    ],
    "segments": [{"id": "seg_a", "code": "G1", "name": "Families", "size_share": 40}],
    "expectations": [
        {
            "id": "exp_a",
            "code": "E1",
            "text": "A quick answer",
            "value_ids": ["val_a"],
            "desired": {"text": "Soon", "quantity": {"value": 5, "unit": "minute"}},
        }
    ],
    "promises": [
        {"id": "pro_a", "code": "P1", "text": "We answer", "kind": "explicit"},
        {"id": "pro_b", "code": "P2", "text": "We listen", "kind": "implicit"},
    ],
    "moments": [
        {
            "id": "mom_a",
            "code": "M1",
            "name": "The first call",
            "critical": True,
            "volume_per_month": 120,
            "adapt": [{"response": "Call"}, {"response": "Write"}, {"response": "Visit"}],
        }
    ],
    "service_levels": [
        {
            "id": "lev_a",
            "code": "L1",
            "text": "Phones",
            "target": {"value": 20, "unit": "second"},
            "share_pct": 95,
        }
    ],
    "barriers": [{"id": "bar_a", "code": "B1", "text": "One phone", "due": "2026-06-30"}],
}
_PART = re.compile(r"([a-z_A-Z]+)|\[(\d+)\]")
_HERE = "@@here@@"


@dataclass(frozen=True)
class BadFile:
    """One file.

    Attributes:
        name: what is wrong.
        content: its bytes.
        lines: where its problems stand, counted from the text itself; () where none is told.
        field: what the message must name as its field; "" where the golden message alone tells.
    """

    name: str
    content: bytes
    lines: tuple[int, ...] = ()
    field: str = ""


def _marked(name: str, text: str, field: str = "", *, told: bool = True) -> BadFile:
    """Return the file of *text*, whose problems stand where ``▶`` does."""
    lines: list[int] = []
    plain = ""
    for part in re.split("(▶)", text):
        if part == "▶":
            lines.append(plain.count("\n") + 1)
        else:
            plain += part
    content = plain.encode("utf-8", "surrogatepass")
    return BadFile(name, content, tuple(lines) if told else (), field)


def _holder(tree: dict, path: str) -> tuple[dict | list, str | int]:
    keys = [int(index) if index else key for key, index in _PART.findall(path)]
    there: dict | list = tree
    for key in keys[:-1]:
        there = there[key]  # type: ignore[call-overload]
    return there, keys[-1]


def put(name: str, path: str, raw: str, field: str = "", *, told: bool = True) -> BadFile:
    """The good file with the JSON text *raw* as the value at *path*."""
    tree = json.loads(json.dumps(GOOD))
    there, key = _holder(tree, path)
    there[key] = _HERE  # type: ignore[call-overload,index]
    marked = raw if "▶" in raw else f"▶{raw}"
    text = json.dumps(tree, indent=2, ensure_ascii=False).replace(f'"{_HERE}"', marked)
    return _marked(name, text, field or ("" if "▶" in raw else path), told=told)


def add(name: str, path: str, raw: str, field: str = "", *, told: bool = True) -> BadFile:
    """The good file with *raw* before the other members of the object at *path*."""
    tree = json.loads(json.dumps(GOOD))
    there = tree
    if path:
        holder, key = _holder(tree, path)
        there = holder[key]  # type: ignore[call-overload,index]
    members = dict(there)
    there.clear()
    there.update({_HERE: 0, **members})
    marked = raw if "▶" in raw else f"▶{raw}"
    text = json.dumps(tree, indent=2, ensure_ascii=False).replace(f'"{_HERE}": 0', marked)
    return _marked(name, text, field, told=told)


TEXT = json.dumps(GOOD, indent=2, ensure_ascii=False) + "\n"


def swap(name: str, old: str, new: str, *, told: bool = True) -> BadFile:
    """The good file with *new* instead of the first *old*."""
    assert old in TEXT, old
    marked = new if "▶" in new or not told else f"▶{new}"
    return _marked(name, TEXT.replace(old, marked, 1), told=told)


def raw(name: str, content: bytes, *lines: int) -> BadFile:
    """A file of these bytes."""
    return BadFile(name, content, lines)


def catalogue() -> Iterator[BadFile]:
    """Yield every file, each with a name of its own."""
    yield from _foreign()
    yield from _syntax()
    yield from _caps()
    yield from _hostile()
    yield from _header()
    yield from _kinds()
    yield from _records()
    yield from _warned()


def _foreign() -> Iterator[BadFile]:
    yield raw("empty", b"")
    yield raw("blank", b" \r\n\t\n")
    yield raw("zip", b"PK\x03\x04\x14\0\0\0")
    yield raw("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    yield raw("png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    yield raw("jpeg", b"\xff\xd8\xff\xe0\0\x10JFIF")
    yield raw("gzip", gzip.compress(TEXT.encode(), mtime=0))
    yield raw("sqlite", b"SQLite format 3\0\x10\0")
    yield raw("plain text", b"Dear Sir,\nwe are open.\n")
    yield raw("another program's json", b'{"name": "app", "version": 3}')
    yield raw("a list", b"[]")
    yield raw("a number", b"17")
    yield raw("html", b"<!doctype html><title>Shop</title>")
    yield raw("binary", b"\0\1\2\xff\xfe\0" * 9)
    yield raw("utf-16 with a mark", TEXT.encode("utf-16"))
    yield raw("utf-16 big endian without a mark", TEXT.encode("utf-16-be"))
    yield raw("utf-32", TEXT.encode("utf-32"))
    yield swap("another format", '"credo-project"', '"credo-brand"', told=False)
    yield swap("no format", '"format": "credo-project",', "", told=False)


def _syntax() -> Iterator[BadFile]:
    cut = TEXT.index('"Welcome"')
    yield _marked("cut inside a text", TEXT[: cut + 4] + "▶")
    yield _marked("cut after a comma", TEXT[: TEXT.index('"roles"')].rstrip() + "▶")
    yield _marked("cut before the last bracket", TEXT.rstrip()[:-1].rstrip() + "▶")
    yield _marked("cut after a colon", TEXT[: cut - 1] + "▶")
    yield swap("missing comma", '"saved_seq": 4,', '"saved_seq": 4▶X', told=True)
    yield swap("missing comma between keys", '4,\n  "project": {', '4\n  ▶"project": {')
    yield swap("missing colon", '"saved_seq": 4', '"saved_seq" ▶4')
    yield swap("missing bracket", '"Mill Street"\n    ],\n    "hours":',
               '"Mill Street",\n    "hours"▶:')  # fmt: skip
    yield swap("stray quote", "We listen", 'We "▶listen')
    yield swap("single quotes", '"Care"', "▶'Care'")
    yield swap("comma after the last", '"style": "classic"', '"style": "classic"▶,')
    yield swap("comma after the last in a list", '"Mill Street"', '"Mill Street"▶,')
    yield swap("comment", '"saved_seq": 4,', '▶// counts\n  "saved_seq": 4,')
    yield swap("line break in a text", "We listen", "We▶\nlisten")
    yield swap("tab in a text", "We listen", "We▶\tlisten")
    yield swap("control character in a text", "We listen", "We▶\x07listen")
    yield swap("unknown escape", "We listen", "We ▶\\q listen")
    yield swap("half an escape", "We listen", "We ▶\\u12 listen")
    yield swap("python's words", '"faces_customers": true', '"faces_customers": ▶True')
    yield swap("curly quotes", '"Care"', "▶“Care”")
    yield swap("comment of a script", '"saved_seq": 4,', '▶# counts\n  "saved_seq": 4,')
    yield swap("leading zero", '"hours_per_day": 8', '"hours_per_day": 0▶8')
    yield swap("plus sign", '"hours_per_day": 8', '"hours_per_day": ▶+8')
    yield swap("hexadecimal", '"hours_per_day": 8', '"hours_per_day": 0▶x8')
    yield _marked("something after the end", TEXT + "▶{}\n")
    yield _marked("two projects", TEXT + "▶" + TEXT)
    yield swap("marks of a merge", '"saved_seq": 4,', '▶<<<<<<< ours\n  "saved_seq": 4,')
    latin = TEXT.replace("Care", "Café")
    line = latin[: latin.index("Café")].count("\n") + 1
    yield raw("latin-1", latin.encode("latin-1"), line)
    yield raw("a lost byte", TEXT.encode().replace(b"Care", b"Ca\xc3e"), line)


def _caps() -> Iterator[BadFile]:
    yield raw("more than 32 MiB", b" " * (32 * 2**20) + TEXT.encode())
    yield raw("a million values", b'{"x": [' + b"1," * 1_000_000 + b"1]}")
    yield add("65 levels", "project", '"x": ' + "[" * 63 + "]" * 63, told=True)
    yield add("65 levels of objects", "", '"x": ' + '{"a":' * 64 + "1" + "}" * 64)
    yield add("a hundred thousand levels", "", '"x": ' + "[" * 100_000 + "]" * 100_000)
    yield put("501 texts", "organisation.sites", json.dumps(["a"] * 501))
    yield put("501 links", "expectations[0].value_ids", json.dumps(["val_a"] * 501))
    yield put("501 rows", "moments[0].adapt", json.dumps([{}] * 501))
    many = json.dumps([{"id": f"rol_{n}"} for n in range(501)])
    yield put("501 records", "roles", many)
    yield put("20,001 characters", "promises[1].text", json.dumps("a" * 20_001))
    yield put("20,001 characters of an unknown word", "promises[1].kind", json.dumps("é" * 20_001))
    yield put("20,001 characters in a list", "organisation.sites[0]", json.dumps("a" * 20_001))
    yield put("number of 33 digits", "moments[0].volume_per_month", "1" * 33)
    yield put("number of 33 places", "service_levels[0].target.value", "0." + "3" * 31)
    yield put("ten thousand digits", "segments[0].size_share", "9" * 10_000)
    yield put("huge exponent", "service_levels[0].target.value", "1e999")
    yield put("tiny exponent", "service_levels[0].target.value", "1e-999")
    yield put("count beyond its end", "organisation.hours_per_day", "25")
    yield put("counter beyond any count", "project.code_counters.V", "1" * 17)


def _hostile() -> Iterator[BadFile]:
    yield put("not a number", "segments[0].size_share", "NaN")
    yield put("infinity", "moments[0].volume_per_month", "Infinity")
    yield put("minus infinity", "segments[0].size_share", "-Infinity")
    yield add("not a number in an unknown key", "brand", '"x": {"y": [1, ▶NaN]}', "brand.x.y[1]")
    yield swap("key twice", '"text": "We listen",', '"text": "We listen",\n▶"text": "again",')
    yield swap("key twice at the top", '"saved_seq": 4,', '"saved_seq": 4,\n▶"saved_seq": 9,')
    yield add("key twice in an unknown object", "brand", '"x": {"a": 1,\n▶"a": 2}', "brand.x.a")
    yield put("lone half of a character", "promises[0].text", '"We \\ud83d answer"')
    yield put("second half first", "promises[0].text", '"We \\ude00\\ud83d answer"')
    yield put("half in a list", "organisation.sites[0]", '"\\uDFFF"')
    yield add("half in a key", "brand", '"x\\ud800": 1')
    yield add("half in an unknown value", "brand", '"x": ["a",\n▶"\\udead"]', "brand.x[1]")


def _header() -> Iterator[BadFile]:
    yield put("version as text", "schema_version", '"1"')
    yield put("version nought", "schema_version", "0")
    yield put("version with a point", "schema_version", "1.0")
    yield put("version true", "schema_version", "true")
    yield swap("no version", '"schema_version": 1,\n', "", told=False)
    yield put("reader null", "min_reader", "null")
    yield put("reader nought", "min_reader", "0")
    yield put("id of the project a number", "project_id", "7")
    yield put("saved less than never", "saved_seq", "-1")
    yield put("saved as text", "saved_seq", '"4"')
    yield put("saved with a point", "saved_seq", "4.5")
    yield put("project a list", "project", "[]")
    yield put("project null", "project", "null")
    yield put("visited a word", "project.visited", '"some"')
    yield put("visited numbers", "project.visited", "[1]", "project.visited[0]")
    yield put("counters a list", "project.code_counters", "[]")
    yield put("counter as text", "project.code_counters.P", '"2"')
    yield put("counter below nought", "project.code_counters.P", "-2")
    yield put("approval a word", "project.history[0].on", '"soon"')
    yield add("approval is text", "project", '"approval": "yes"', "project.approval")
    yield add("approval without a day", "project", '"approval": {"on": ▶5}', "project.approval.on")
    yield put("titles a list", "project.document.section_titles", "[1]")
    yield put("title a number", "project.document.section_titles.credo", "4")
    yield put("next review the 31st of June", "project.next_review", '"2026-06-31"')


def _kinds() -> Iterator[BadFile]:
    for said, value in (("null", "null"), ("a number", "5"), ("yes", "true"), ("a list", "[]")):
        yield put(f"text is {said}", "promises[0].text", value)
    yield put("choice is a number", "promises[0].kind", "1")
    yield put("texts are one text", "organisation.sites", '"Mill Street"')
    yield put("texts are an object", "organisation.sites", "{}")
    yield put("a text of several is null", "core_values[0].behaviours_do[0]", "null")
    yield put("links are one link", "expectations[0].value_ids", '"val_a"')
    yield put("a link is a number", "expectations[0].value_ids[0]", "3")
    yield put("one link is a list", "organisation.complaint_contact.role", '["rol_a"]')
    yield put("flag is a word", "roles[0].faces_customers", '"yes"')
    yield put("flag is one", "roles[0].faces_customers", "1")
    yield put("flag is null", "moments[0].critical", "null")
    yield put("rating nought", "organisation.bar_industry", "0")
    yield put("rating six", "organisation.bar_industry", "6")
    yield put("rating with a point", "organisation.bar_industry", "3.0")
    yield put("rating true", "organisation.bar_industry", "true")
    yield put("rating as text", "organisation.bar_industry", '"3"')
    yield put("count below its beginning", "organisation.hours_per_day", "0")
    yield put("count as text", "moments[0].volume_per_month", '"120"')
    yield put("count with a point", "moments[0].volume_per_month", "1.5")
    yield put("share above a hundred", "segments[0].size_share", "100.5")
    yield put("share below nought", "segments[0].size_share", "-1")
    yield put("share as text", "service_levels[0].share_pct", '"95 %"')
    yield put("quantity is a number", "service_levels[0].target", "20")
    yield put("quantity is text", "service_levels[0].target", '"20 seconds"')
    yield put("quantity without a unit", "service_levels[0].target", '{"value": 20}')
    yield put("quantity without a value", "service_levels[0].target", '{"unit": "day"}')
    yield put("unit is null", "service_levels[0].target.unit", "null")
    yield put("value is text", "service_levels[0].target.value", '"20"')
    yield put("value within a part", "expectations[0].desired.quantity.value", "null")
    yield put("day the wrong way round", "barriers[0].due", '"30.06.2026"')
    yield put("day without dashes", "barriers[0].due", '"20260630"')
    yield put("day that is not", "barriers[0].due", '"2026-02-29"')
    yield put("day a number", "barriers[0].due", "2026")
    yield put("time after midnight", "organisation.hours[0].open", '"24:00"')
    yield put("time with a point", "organisation.hours[0].open", '"9.00"')
    yield put("time a number", "organisation.hours[0].close", "17")
    yield put("colour by name", "brand.colour", '"teal"')
    yield put("colour with three digits", "brand.colour", '"#abc"')
    yield put("colour null", "brand.colour", "null")
    yield put("part is a list", "expectations[0].desired", "[]")
    yield put("part is null", "expectations[0].desired", "null")
    yield put("rows are an object", "moments[0].adapt", "{}")
    yield put("row is text", "moments[0].adapt[1]", '"Write"')
    yield put("field of the third row", "moments[0].adapt[2].response", "[]")


def _records() -> Iterator[BadFile]:
    yield put("records are an object", "promises", "{}")
    yield put("records are null", "promises", "null")
    yield put("record is text", "promises[1]", '"We listen"')
    yield put("record without an id", "promises[1]", '{"text": "We listen"}')
    yield put("id empty", "promises[1].id", '""')
    yield put("id a number", "promises[1].id", "2")
    yield put("id null", "promises[1].id", "null")
    yield put("id twice in a list", "promises[1].id", '"pro_a"')
    yield put("id twice in two lists", "barriers[0].id", '"val_a"')
    yield put("id of a single object", "promises[0].id", '"organisation"')
    yield put("single object is a list", "organisation", "[{}]")
    yield put("single object is text", "brand", '"blue"')
    several = '"promises": [▶4,\n▶{"id": "a", "text": ▶1},\n{"id": "b", "kind": ▶[]}]'
    yield _marked(
        "several at once",
        '{"format": "credo-project",\n"schema_version": 1,\n' + several.replace("▶{", "{") + "}",
    )
    rows = ",\n".join(f'{{"id": "p{n}", "text": ' + ("▶" if n < 20 else "") + f"{n}}}"
                      for n in range(23))  # fmt: skip
    yield _marked(
        "23 at once",
        '{"format": "credo-project", "schema_version": 1, "promises": [\n' + rows + "]}",
    )
    yield _marked("21 at once", TEXT.replace('"promises": [', '"themes": [\n' + ",\n".join(
        ("▶" if n < 20 else "") + "7" for n in range(21)) + '], "promises": ['))  # fmt: skip


def _warned() -> Iterator[BadFile]:
    yield add("wrong checksum", "", f'"checksum": "sha256:{"0" * 64}"', told=False)
    yield add("checksum a number", "", '"checksum": 5', told=False)
    yield add("program without a checksum", "", '"app": "credo-builder 0.1.0"', told=False)
    yield put("newer reader", "min_reader", "2", told=False)
    newer = TEXT.replace('"min_reader": 1', '"min_reader": 2')
    strange = newer.replace('"text": "We listen"', '"text": {"en": "We listen"}')
    yield _marked("newer reader and a strange shape", strange)
    yield put("unknown word", "promises[0].kind", '"whispered"', told=False)
    yield put("unknown unit", "service_levels[0].target.unit", '"fortnight"', told=False)
    yield put("link to nothing", "expectations[0].value_ids[0]", '"val_gone"', told=False)
    yield put("link to another type", "expectations[0].value_ids[0]", '"pro_a"', told=False)
    yield put("control character by escape", "promises[0].text", '"We\\u0007 answer"', told=False)
    yield put("direction turned", "promises[0].text", '"We \u202eanswer"', told=False)
    yield put("two texts turned", "promises[0]",
              '{"id": "pro_a", "text": "\u2066a", "notes": "\\u0000b"}', told=False)  # fmt: skip
    yield put("not composed", "promises[0].text", '"Cafe\u0301"', told=False)
    yield add("picture is text", "brand", '"logo": "logo.png"', told=False)
    yield add("picture without its size", "brand", '"logo": {"content": ""}', told=False)
    logo = {"media_type": "image/png", "width": 1, "height": 1, "sha256": "0" * 64, "alt": ""}
    wrong = json.dumps({**logo, "content": base64.b64encode(PIXEL).decode()})
    yield add("picture that is not what it says", "brand", f'"logo": {wrong}', told=False)
    broken = json.dumps({**logo, "content": "###"})
    yield add("picture that is no base64", "brand", f'"logo": {broken}', told=False)
    yield raw("byte order mark", b"\xef\xbb\xbf" + TEXT.encode())
    yield raw("lines of windows", TEXT.replace("\n", "\r\n").encode())
    yield raw("everything on one line", json.dumps(GOOD).encode())
