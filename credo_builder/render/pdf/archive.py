"""The file itself: pages, links, outline, metadata, colour profile, dates and identity."""

from __future__ import annotations

import datetime as dt
import zlib
from functools import cache
from urllib.parse import quote

from credo_builder import __version__, assets
from credo_builder.compose.document import Document
from credo_builder.render.pdf.filework import FileWriter, text_string
from credo_builder.render.pdf.fonts import clean
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
    parent = file.number()
    for sheet in pen.sheets:
        _page(file, sheet, places, parent, len(pen.sheets))
    pages = b" ".join([b"%d 0 R" % file.page(sheet.index) for sheet in pen.sheets])
    file.add(parent, b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pen.sheets), pages))
    tree.finish()
    outline = _outline(file, document, places)
    catalog = _catalog(file, identity, parent, tree.tree, outline)
    information = file.number()
    file.add_whole(information, _information(identity))
    return file.finish(catalog, information)


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


def _page(file: FileWriter, sheet: Sheet, places: Places, parent: int, count: int) -> None:
    content = file.number()
    file.add_stream(content, sheet.stream())
    resources = b"/Font %d 0 R" % file.fonts
    if sheet.pictures:
        names = [file.picture(name) for name in dict.fromkeys(sheet.pictures)]
        resources += b"/XObject<<%s>>" % b"".join(names)
    links = b""
    if sheet.links:
        for number, area in sheet.links:
            link = _annotation(file, sheet, area, count + number, places)
            file.add(file.annotation(number), link)
        links = b" ".join([b"%d 0 R" % file.annotation(number) for number, _ in sheet.links])
        links = b"/Annots[%s]" % links
    file.add(
        file.page(sheet.index),
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/Resources<<%s>>/Contents %d 0 R"
        b"/StructParents %d/Tabs/S%s>>"
        % (
            parent,
            _figure(sheet.width),
            _figure(sheet.height),
            resources,
            content,
            sheet.index,
            links,
        ),
    )


def _figure(number: float) -> bytes:
    return b"%.6g" % number


def _annotation(file: FileWriter, sheet: Sheet, area: LinkArea, key: int, places: Places) -> bytes:
    left, top, right, bottom = area.box
    box = (left, sheet.height - bottom, right, sheet.height - top)
    name = area.target.removeprefix("#")
    leads = b""
    if area.target.startswith("#") and name in places:
        leads = b"/Dest" + _destination(file, *places[name])
    elif area.target.lower().startswith(URL_SCHEMES):
        leads = b"/A<</Type/Action/S/URI/URI%s>>" % _url(area.target)
    return (
        b"<</Type/Annot/Subtype/Link/Rect[%s]/Border[0 0 0]/F 4/Contents%s/StructParent %d%s>>"
        % (
            b" ".join([b"%.2f" % edge for edge in box]),
            text_string(area.spoken),
            key,
            leads,
        )
    )


def _url(target: str) -> bytes:
    return text_string(quote(target, safe="%/:=&?~#+!$,;'@()*[]"))


def _destination(file: FileWriter, sheet: Sheet, top: float) -> bytes:
    return b"[%d 0 R/XYZ null %.2f null]" % (file.page(sheet.index), sheet.height - top + _ABOVE)


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
        ways = b"/Prev %d 0 R" % numbers[place - 1] if place else b""
        ways += b"/Next %d 0 R" % numbers[place + 1] if place + 1 < count else b""
        there = _destination(file, *places[section.key])
        file.add(number, b"<</Title%s/Parent %d 0 R%s/Dest%s>>" % (title, root, ways, there))
    first, last = numbers[0], numbers[-1]
    file.add(root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (first, last, count))
    return root


# Catalogue -------------------------------------------------------------------------


def _catalog(file: FileWriter, identity: _Identity, pages: int, tree: int, outline: int) -> int:
    """Write the catalogue and what it alone names; return its number."""
    number, metadata, profile = file.number(), file.number(), file.number()
    packet = _metadata(identity)
    head = b"<</Type/Metadata/Subtype/XML/Length %d>>" % len(packet)
    file.add_whole(metadata, b"%s\nstream\n%s\nendstream" % (head, packet))
    file.add_stream(profile, _colour_profile(), b"/N 3")
    condition = text_string("sRGB IEC61966-2.1")
    intent = (
        b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s"
        b"/DestOutputProfile %d 0 R>>" % (condition, condition, profile)
    )
    shown = b"/DisplayDocTitle true"
    if reads_from_right(identity.language):
        shown += b"/Direction/R2L"
    listed = b"/Outlines %d 0 R/PageMode/UseOutlines" % outline if outline else b""
    language = b"/Lang" + text_string(identity.language) if identity.language else b""
    file.add(
        number,
        b"<</Type/Catalog/Pages %d 0 R%s%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R"
        b"/Metadata %d 0 R/OutputIntents[%s]/ViewerPreferences<<%s>>>>"
        % (pages, language, listed, tree, metadata, intent, shown),
    )
    return number


@cache
def _colour_profile() -> bytes:
    return zlib.compress(assets.read_bytes("colour/sRGB.icc"))


def _information(identity: _Identity) -> bytes:
    moment = text_string(f"D:{identity.day:%Y%m%d}000000+00'00'")
    return (
        b"<</Title%s/Author%s/Subject%s/Keywords%s/Creator%s/Producer%s/CreationDate%s/ModDate%s>>"
        % (
            text_string(identity.title),
            text_string(identity.author),
            text_string(identity.subject),
            text_string(identity.keywords),
            text_string(_CREATOR),
            text_string(_PRODUCER),
            moment,
            moment,
        )
    )


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
