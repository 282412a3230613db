"""What a document can lead to: web, mail, telephone and its own pages, and nothing that acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest
from attacks import ATTACKS, LINKED, hostile

from credo_builder.app import packing
from credo_builder.app.export import pdf_bytes
from credo_builder.app.starters import example
from credo_builder.compose.markup import SCHEMES, is_allowed, marked_up
from credo_builder.storage.tidying import tidied

ACTS = {
    "/Launch", "/JavaScript", "/JS", "/GoToR", "/GoToE", "/EmbeddedFile", "/EmbeddedFiles",
    "/OpenAction", "/AA", "/SubmitForm", "/ImportData", "/RichMedia", "/Rendition", "/Movie",
    "/Sound", "/AcroForm", "/XFA", "/Filespec", "/F_", "/URL",
}  # fmt: skip
"""Names in a PDF that make a reader do something, or carry something else inside."""

Printed = Callable[[str], bytes]


def objects(held: object, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    """Yield every object that *held* holds, each once."""
    if not isinstance(held, pikepdf.Object):
        return
    if held.is_indirect:
        if held.objgen in seen:
            return
        seen.add(held.objgen)
    yield held
    if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        for _, inner in held.items():  # noqa: PERF102  a PDF dictionary has no values()
            yield from objects(inner, seen)
    elif isinstance(held, pikepdf.Array):
        for inner in held:
            yield from objects(inner, seen)


def found(content: bytes) -> tuple[set[str], set[str]]:
    """Return what in the PDF acts, and every address it leads to."""
    acts, addresses = set(), set()
    with pikepdf.open(BytesIO(content)) as document:
        seen: set[tuple[int, int]] = set()
        for top in (*document.objects, document.trailer):
            for one in objects(top, seen):
                if not isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                    continue
                names = {str(key) for key in one.keys()}  # noqa: SIM118  of a PDF dictionary
                kinds = {str(one.get(key)) for key in ("/S", "/Type", "/Subtype")}
                acts |= (names | kinds) & ACTS
                if "/URI" in names and one.get("/S") == "/URI":
                    addresses.add(str(one["/URI"]))
    return acts, addresses


@pytest.mark.parametrize("edition", ["public", "staff", "full"])
def test_a_hostile_document_acts_on_nothing(printed: Printed, edition: str) -> None:
    """No edition starts, opens, sends or carries anything; its addresses are allowed ones."""
    acts, addresses = found(printed(edition))

    assert set() == acts
    assert [] == [address for address in addresses if not is_allowed(address)]
    assert {"https://evil.example/a", "mailto:a@b.example", "tel:+4420"} >= addresses


def test_allowed_links_do_lead_somewhere(printed: Printed) -> None:
    """The hostile document has links at all, or there would be nothing to look at."""
    _, addresses = found(printed("full"))

    assert {"https", "mailto", "tel"} == {urlsplit(address).scheme for address in addresses}


def test_the_example_acts_on_nothing() -> None:
    """Neither does the finished example."""
    acts, addresses = found(pdf_bytes(example(), "full"))

    assert set() == acts
    assert {True} >= {is_allowed(address) for address in addresses}


def test_no_output_of_a_pack_acts() -> None:
    """Poster, pocket card and all others lead nowhere either; forms hold fields and no more."""
    wanted = packing.order("", "full", None, ())
    made = [
        one
        for project in (tidied(hostile(LINKED)), example())
        for one in wanted.made(project)
        if isinstance(one, packing.Made)
        and one.output.form == "pdf"
        and one.output.key != "service_credo"
    ]
    acts = {one.file: found(one.content) for one in made}
    forms = {one.file for one in made if one.output.is_form}
    for file, (names, _) in acts.items():
        names.difference_update({"/AcroForm"} if file in forms else ())

    assert len(made) >= 4
    assert {} == {file: told for file, told in acts.items() if told[0] or told[1]}


def spoilt(kind: str, content: bytes) -> bytes:
    """Return the PDF with something of *kind* put into it."""
    file = BytesIO()
    with pikepdf.open(BytesIO(content)) as document:
        match kind:
            case "opens":
                action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
                document.Root.OpenAction = document.make_indirect(action)
            case "carries":
                document.attachments["x.txt"] = b"x"
            case "leads":
                leading = [
                    area.A
                    for page in document.pages
                    for area in page.get("/Annots", [])
                    if isinstance(area.get("/A"), pikepdf.Dictionary)
                ]
                leading[0].URI = pikepdf.String("file:///etc/passwd")
        document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["opens", "carries", "leads"])
def test_the_search_bites(printed: Printed, kind: str) -> None:
    """A document that was given an action, a file or another address is noticed."""
    acts, addresses = found(spoilt(kind, printed("full")))

    assert acts or [address for address in addresses if not is_allowed(address)]


LOOK_ALIKES = (
    "file:///etc/passwd", "FILE:///etc/passwd", "javascript:alert(1)", "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)", "java%73cript:alert(1)", "&#106;avascript:alert(1)",
    "data:text/html,x", "vbscript:x", "blob:x", "about:blank", "view-source:https://x",
    "//evil.example", "\\\\host\\x", "/etc/passwd", "../x.pdf", "x.pdf", "https:evil.example",
    "https:/evil.example", "http:///x", "https://a.example@evil.example", "https://%65vil.example",
    "ms-word:ofe|u|https://x", "smb://host/x", "ftp://x/y", "ssh://x",
    "mailto:a@b.example?attachment=/etc/passwd", "tel:",
    "https\u200b://evil.example", "ht\u202etps://evil.example", "\x01https://evil.example",
    "https://evil .example", "ｈttps://evil.example", "https：//evil.example",
)  # fmt: skip


@pytest.mark.parametrize("address", LOOK_ALIKES, ids=range(len(LOOK_ALIKES)))
def test_addresses_that_look_like_others_lead_nowhere_else(address: str) -> None:
    """Such an address stays words, or leads to the web address that is in plain sight."""
    made = marked_up(f"[words]({address})", {})
    links = made.split('<a href="')[1:]

    assert {True} >= {one.startswith(('https://evil.example"', "https://x")) for one in links}
    assert {True} >= {one.partition(":")[0] in SCHEMES for one in links}


def test_where_a_link_leads_is_printed_where_its_words_hide_it() -> None:
    """The host stands behind words that show another."""
    made = marked_up(ATTACKS["false link"], {})

    assert ">https://bank.example (evil.example)</a>" in made


def test_a_link_in_every_field_is_allowed_or_words(tmp_path: Path) -> None:
    """The project begins anew at each attack: no place in it makes another link of one."""
    _, addresses = found(pdf_bytes(tidied(hostile(8)), "full"))

    assert [] == [address for address in addresses if not is_allowed(address)]
