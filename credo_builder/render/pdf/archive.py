"""The file itself: pages, links, outline, metadata, colour profile, dates and identity."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import partial
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from PIL import ImageCms
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from credo_builder import __version__
from credo_builder.compose.document import Document
from credo_builder.render.pdf.filework import file_bytes
from credo_builder.render.pdf.fonts import clean
from credo_builder.render.pdf.pen import URL_SCHEMES, Pen
from credo_builder.render.pdf.scripts import reads_from_right
from credo_builder.render.pdf.sheets import LinkArea, Sheet
from credo_builder.render.pdf.tags import Element, StructureWriter

_PRODUCER = f"Credo Builder {__version__}"
_EPOCH = dt.date(2000, 1, 1)


class _Stamp:
    """The one moment a document knows: midnight, UTC, of the day it was issued."""

    def __init__(self, day: dt.date) -> None:
        moment = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = (day.year, day.month, day.day, 0, 0, 0)
        self.dhh = self.dmm = 0
        self.tzname = "UTC"


def write(canvas: Any, pen: Pen, root: Element, document: Document) -> bytes:
    """Return the finished file; *canvas* must not be used afterwards."""
    pdf = canvas._doc  # noqa: SLF001  ReportLab's document has no public name
    day = _issued_on(document.issued_on)
    pdf._timeStamp = _Stamp(day)  # noqa: SLF001
    _identify(pdf, document, day)
    pages = [PDFObjectReference(f"Page{i + 1}") for i in range(len(pen.sheets))]
    places = {name: (sheet, top) for sheet in pen.sheets for name, top in sheet.anchors.items()}
    links = [PDFObjectReference(f"Annot.Link{i}") for i in range(pen.link_count)]
    for sheet in pen.sheets:
        _page(canvas, sheet, places, pages, len(pen.sheets))
    _outline(canvas, document, places)
    StructureWriter(pdf, pages, links).write(root, [s.marks for s in pen.sheets])
    _catalog(canvas, document, day)
    pdf.format = partial(file_bytes, pdf)
    data: bytes = canvas.getpdfdata()
    return data


def _issued_on(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return _EPOCH


def _title(document: Document) -> str:
    facts = document.facts
    parts = [clean(t) for t in (facts.title, facts.organisation) if t.strip()]
    return ", ".join(parts) or "Service credo"


def _identify(pdf: Any, document: Document, day: dt.date) -> None:
    facts = document.facts
    pdf.setTitle(_title(document))
    pdf.setAuthor(clean(facts.author or facts.organisation) or "Unnamed")
    pdf.setSubject(clean(facts.subject or facts.subtitle or facts.title) or "Service credo")
    pdf.setCreator("Credo Builder")
    pdf.setProducer(_PRODUCER)
    pdf.setKeywords(clean(facts.keywords))
    seed = json.dumps([day.isoformat(), facts.title, facts.organisation, facts.edition])
    pdf.signature = hashlib.md5(seed.encode(), usedforsecurity=False)


# Pages ---------------------------------------------------------------------------


def _page(
    canvas: Any,
    sheet: Sheet,
    places: dict[str, tuple[Sheet, float]],
    pages: list[PDFObjectReference],
    count: int,
) -> None:
    canvas.setPageSize((sheet.width, sheet.height))
    canvas._preamble = ""  # noqa: SLF001  the sheets set their own colours and fonts
    canvas._code = ["q", *sheet.code, "Q"]  # noqa: SLF001
    canvas._formsinuse = list(dict.fromkeys(sheet.pictures))  # noqa: SLF001
    canvas._currentPageHasImages = bool(sheet.pictures)  # noqa: SLF001
    for number, area in sheet.links:
        name = f"Link{number}"
        annotation = _annotation(sheet, area, count + number, places, pages)
        canvas._doc.addAnnotation(name, annotation)  # noqa: SLF001
        canvas._annotatePage(name)  # noqa: SLF001
    canvas.showPage()
    page = canvas._doc.Pages.pages[-1]  # noqa: SLF001
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.__Refs__ = list(page.__Refs__)
    page.Trans = None
    page.StructParents = sheet.index
    page.Tabs = PDFName("S")


def _annotation(
    sheet: Sheet,
    area: LinkArea,
    key: int,
    places: dict[str, tuple[Sheet, float]],
    pages: list[PDFObjectReference],
) -> PDFDictionary:
    left, top, right, bottom = area.box
    rectangle = [round(v, 2) for v in (left, sheet.height - bottom, right, sheet.height - top)]
    entries: dict[str, Any] = {
        "Type": PDFName("Annot"),
        "Subtype": PDFName("Link"),
        "Rect": PDFArray(rectangle),
        "Border": PDFArray([0, 0, 0]),
        "F": 4,
        "Contents": PDFString(area.spoken),
        "StructParent": key,
    }
    name = area.target.removeprefix("#")
    if area.target.startswith("#") and name in places:
        target, y = places[name]
        entries["Dest"] = _destination(pages[target.index], target.height - y)
    elif area.target.lower().startswith(URL_SCHEMES):
        action = {"Type": PDFName("Action"), "S": PDFName("URI"), "URI": _url(area.target)}
        entries["A"] = PDFDictionary(action)
    return PDFDictionary(entries)


def _url(target: str) -> PDFString:
    return PDFString(quote(target, safe="%/:=&?~#+!$,;'@()*[]"))


def _destination(page: PDFObjectReference, y: float) -> PDFArray:
    return PDFArray([page, PDFName("XYZ"), "null", round(y + 6, 2), "null"])


def _outline(canvas: Any, document: Document, places: dict[str, tuple[Sheet, float]]) -> None:
    for section in document.sections:
        if section.in_contents and section.key in places:
            sheet, top = places[section.key]
            reference = canvas._bookmarkReference(section.key)  # noqa: SLF001
            reference.xyz("null", round(sheet.height - top + 6, 2), "null")
            reference.setPage(PDFObjectReference(f"Page{sheet.index + 1}"))
            title = f"{section.number} {section.title}".strip()
            canvas.addOutlineEntry(clean(title), section.key, 0, closed=False)


# Catalogue -------------------------------------------------------------------------


def _catalog(canvas: Any, document: Document, day: dt.date) -> None:
    pdf = canvas._doc  # noqa: SLF001
    catalog = pdf.Catalog
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if reads_from_right(document.language):
        canvas.setViewerPreference("Direction", "R2L")
    catalog.PageMode = PDFName("UseOutlines")
    packet = _metadata(pdf, document, day)
    catalog.Metadata = XMP(creator=lambda _document: packet)
    catalog.Metadata.filters = []
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    stream = PDFStream(PDFDictionary({"N": 3}), _undated(profile), filters=[PDFZCompress])
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": pdf.Reference(stream, "ColourProfile"),
        }
    )
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.__Refs__ = list(catalog.__Refs__)
    catalog.OutputIntents = PDFArray([intent])


def _undated(profile: bytes) -> bytes:
    """Return the colour profile without the moment it was made and its digest."""
    moment, digest = slice(24, 36), slice(84, 100)
    changed = bytearray(profile)
    changed[moment] = bytes.fromhex("07d0 0001 0001 0000 0000 0000")
    changed[digest] = bytes(16)
    return bytes(changed)


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


def _metadata(pdf: Any, document: Document, day: dt.date) -> bytes:
    info = pdf.info
    return _PACKET.format(
        rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        ua="http://www.aiim.org/pdfua/ns/id/",
        title=escape(info.title),
        author=escape(info.author),
        subject=escape(info.subject),
        language=escape(document.language),
        date=f"{day.isoformat()}T00:00:00+00:00",
        creator=escape(info.creator),
        producer=escape(info.producer),
        keywords=escape(info.keywords),
    ).encode()
