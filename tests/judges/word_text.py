"""The words of a Word file, read without the library that wrote it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ("word/document.xml", "word/header1.xml", "word/footer1.xml")


def part(content, name):
    """Return the root of one part of the file."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        return ET.fromstring(file.read(name))


def paragraphs(content):
    """Return the text of every paragraph, a space for each tab and break, in reading order."""
    return [_text(one) for one in part(content, "word/document.xml").iter(f"{W}p")]


def _text(paragraph):
    said = []
    for one in paragraph.iter():
        if one.tag == f"{W}t":
            said.append(one.text or "")
        elif one.tag in (f"{W}tab", f"{W}br"):
            said.append(" ")
    return "".join(said)


def alternatives(content):
    """Return the words that stand for the pictures and tables of the file."""
    root = part(content, "word/document.xml")
    said = [one.get("descr", "") for one in root.iter() if one.tag.endswith("}docPr")]
    return said + [one.get(f"{W}val", "") for one in root.iter(f"{W}tblDescription")]
