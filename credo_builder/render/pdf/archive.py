"""The file itself: pages, links, outline, metadata, colour profile, dates and identity."""

from __future__ import annotations

import datetime as dt
import re
import zlib
from functools import cache
from urllib.parse import quote

from credo_builder import __version__, assets
from credo_builder.compose.document import Document
from credo_builder.render.pdf.filework import FileWriter, text_string
from credo_builder.render.pdf.fonts import clean
from credo_builder.render.pdf.forms import FormWriter
from credo_builder.render.pdf.pen import URL_SCHEMES, Pen
from credo_builder.render.pdf.scripts import reads_from_right
from credo_builder.render.pdf.sheets import LinkArea, Sheet
from credo_builder.render.pdf.tags import StructureWriter
from credo_builder.values import dataclass

_PRODUCER = f"Credo Builder {__version__}"
_CREATOR = "Credo Builder"
_EPOCH = dt.date(2000, 1, 1)
_ABOVE = 6.0
"""How far above its place, in points, a reader starts to show what a link leads to."""

Places = dict[str, tuple[Sheet, float]]
"""Sheet of each destination, and its distance from the top in points."""


@dataclass(frozen=True)
class _Identity:
    """What the file says of itself, and the day it was issued."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    day: dt.date


def write(file: FileWriter, tree: StructureWriter, pen: Pen, document: Document) -> bytes:
    """Return the finished file, to which all parts of the tree are written already."""
    identity = _identity(document)
    places = {name: (sheet, top) for sheet in pen.sheets for name, top in sheet.anchors.items()}
    file.add_library_objects()
    parent, form = file.number(), FormWriter(file, len(pen.sheets), identity.language)
    for sheet in pen.sheets:
        _page(file, sheet, places, parent, form)
    pages = " ".join([f"{file.page(sheet.index)} 0 R" for sheet in pen.sheets])
    file.add(parent, f"<</Type/Pages/Count {len(pen.sheets)}/Kids[{pages}]>>")
    tree.finish()
    outline = _outline(file, document, places)
    fields = form.finish()
    more = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline else ""
    more += f"/AcroForm {fields} 0 R" if fields else ""
    catalog = _catalog(file, identity, parent, tree.tree, more)
    information = file.number()
    file.add_whole(information, _information(identity))
    return file.finish(catalog, information)


_PACKED = re.compile(rb"/Type/ObjStm.*?stream\n(.*?)\nendstream", re.DOTALL)
_COUNT = re.compile(rb"/Type/Pages/Count (\d+)")


def page_count(content: bytes) -> int:
    """Return how many pages a file has that `write` made; 0 where it is none of ours."""
    for found in _PACKED.finditer(content):
        counted = _COUNT.search(zlib.decompress(found[1]))
        if counted:
            return int(counted[1])
    return 0


def _issued_on(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return _EPOCH


def _identity(document: Document) -> _Identity:
    facts = document.facts
    named = [clean(t) for t in (facts.title, facts.organisation) if t.strip()]
    return _Identity(
        title=", ".join(named) or "Service credo",
        author=clean(facts.author or facts.organisation) or "Unnamed",
        subject=clean(facts.subject or facts.subtitle or facts.title) or "Service credo",
        keywords=clean(facts.keywords),
        language=document.language,
        day=_issued_on(document.issued_on),
    )


# Pages ---------------------------------------------------------------------------


def _page(file: FileWriter, sheet: Sheet, places: Places, parent: int, form: FormWriter) -> None:
    content = file.number()
    file.add_stream(content, sheet.stream())
    resources = f"/Font {file.fonts} 0 R"
    if sheet.pictures:
        names = [file.picture(name) for name in dict.fromkeys(sheet.pictures)]
        resources += f"/XObject<<{''.join(names)}>>"
    links = ""
    for number, area in sheet.links:
        link = _annotation(file, sheet, area, form.first + number, places)
        file.add(file.annotation(number), link)
    for number, place in sheet.fields:
        there, own = (file.page(sheet.index), sheet.height), file.annotation(number)
        file.add(own, form.widget(own, place, there, form.first + number))
    if sheet.links or sheet.fields:
        numbers = sorted([number for number, _ in (*sheet.links, *sheet.fields)])
        links = " ".join([f"{file.annotation(number)} 0 R" for number in numbers])
        links = f"/Annots[{links}]"
    file.add(
        file.page(sheet.index),
        f"<</Type/Page/Parent {parent} 0 R{_boxes(sheet)}"
        f"/Resources<<{resources}>>/Contents {content} 0 R"
        f"/StructParents {sheet.index}/Tabs/S{links}>>",
    )


def _boxes(sheet: Sheet) -> str:
    """Return the size of the page: as it is shown, and with what is cut off where it bleeds."""
    wide, high = sheet.width, sheet.height
    if sheet.shown is not None:
        wide, high = sheet.shown.width, sheet.shown.height
    elif sheet.turn:
        wide, high = high, wide
    trim = f"[0 0 {wide:.6g} {high:.6g}]"
    if not sheet.bleed:
        return f"/MediaBox{trim}"
    over = sheet.bleed
    whole = f"[{-over:.6g} {-over:.6g} {wide + over:.6g} {high + over:.6g}]"
    return f"/MediaBox{whole}/CropBox{trim}/BleedBox{whole}/TrimBox{trim}"


def _annotation(file: FileWriter, sheet: Sheet, area: LinkArea, key: int, places: Places) -> str:
    left, top, right, bottom = area.box
    box = (left, sheet.height - bottom, right, sheet.height - top)
    name = area.target.removeprefix("#")
    leads = ""
    if area.target.startswith("#") and name in places:
        leads = f"/Dest{_destination(file, *places[name])}"
    elif area.target.lower().startswith(URL_SCHEMES):
        leads = f"/A<</Type/Action/S/URI/URI{_url(area.target)}>>"
    edges = " ".join([f"{edge:.2f}" for edge in box])
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{edges}]/Border[0 0 0]/F 4"
        f"/Contents{text_string(area.spoken)}/StructParent {key}{leads}>>"
    )


def _url(target: str) -> str:
    return text_string(quote(target, safe="%/:=&?~#+!$,;'@()*[]"))


def _destination(file: FileWriter, sheet: Sheet, top: float) -> str:
    return f"[{file.page(sheet.index)} 0 R/XYZ null {sheet.height - top + _ABOVE:.2f} null]"


def _outline(file: FileWriter, document: Document, places: Places) -> int:
    """Write the list of sections beside the pages; return its number, 0 when it is empty."""
    listed = [s for s in document.sections if s.in_contents and s.key in places]
    if not listed:
        return 0
    root = file.number()
    numbers = [file.number() for _ in listed]
    count = len(listed)
    for place, (number, section) in enumerate(zip(numbers, listed, strict=True)):
        title = text_string(clean(f"{section.number} {section.title}".strip()))
        ways = f"/Prev {numbers[place - 1]} 0 R" if place else ""
        ways += f"/Next {numbers[place + 1]} 0 R" if place + 1 < count else ""
        there = _destination(file, *places[section.key])
        file.add(number, f"<</Title{title}/Parent {root} 0 R{ways}/Dest{there}>>")
    first, last = numbers[0], numbers[-1]
    file.add(root, f"<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {count}>>")
    return root


# Catalogue -------------------------------------------------------------------------


def _catalog(file: FileWriter, identity: _Identity, pages: int, tree: int, more: str) -> int:
    """Write the catalogue with *more* entries, and what it alone names; return its number."""
    number, metadata, profile = file.number(), file.number(), file.number()
    packet = _metadata(identity)
    head = b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(packet)
    file.add_whole(metadata, b"%s\nstream\n%s\nendstream" % (head, packet))
    file.add_stream(profile, _colour_profile(), b"/N 3")
    condition = text_string("sRGB IEC61966-2.1")
    intent = (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{condition}"
        f"/Info{condition}/DestOutputProfile {profile} 0 R>>"
    )
    shown = "/DisplayDocTitle true"
    if reads_from_right(identity.language):
        shown += "/Direction/R2L"
    language = f"/Lang{text_string(identity.language)}" if identity.language else ""
    file.add(
        number,
        f"<</Type/Catalog/Pages {pages} 0 R{language}{more}/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {tree} 0 R/Metadata {metadata} 0 R/OutputIntents[{intent}]"
        f"/ViewerPreferences<<{shown}>>>>",
    )
    return number


@cache
def _colour_profile() -> bytes:
    return zlib.compress(assets.read_bytes("colour/sRGB.icc"))


def _information(identity: _Identity) -> bytes:
    moment = f"D:{identity.day:%Y%m%d}000000+00'00'"
    said = {
        "Title": identity.title,
        "Author": identity.author,
        "Subject": identity.subject,
        "Keywords": identity.keywords,
        "Creator": _CREATOR,
        "Producer": _PRODUCER,
        "CreationDate": moment,
        "ModDate": moment,
    }
    entries = "".join([f"/{key}{text_string(value)}" for key, value in said.items()])
    return f"<<{entries}>>".encode("ascii")


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{rdf}">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="{ua}"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{ua}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA part number</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def _metadata(identity: _Identity) -> bytes:
    return _PACKET.format(
        rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ua="http://www.aiim.org/pdfua/ns/id/",
        title=_escaped(identity.title),
        author=_escaped(identity.author),
        subject=_escaped(identity.subject),
        language=_escaped(identity.language),
        date=f"{identity.day.isoformat()}T00:00:00+00:00",
        creator=_escaped(_CREATOR),
        producer=_escaped(_PRODUCER),
        keywords=_escaped(identity.keywords),
    ).encode()


def _escaped(text: str) -> str:
    # The library's own function of this kind brings half of urllib with it.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
