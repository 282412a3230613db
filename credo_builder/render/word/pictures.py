"""Pictures of a Word file: written anew without metadata, with words for whoever listens."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx.oxml import parse_xml

from credo_builder.compose.document import Image
from credo_builder.render.pdf.pictures import checked
from credo_builder.render.word.letters import printable
from credo_builder.render.word.xml import EMU_PER_MM, Element, element

_JPEG = b"\xff\xd8"
_QUALITY = 90
_DRAWN = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    f'xmlns:wp="{_DRAWN}/wordprocessingDrawing" xmlns:a="{_DRAWN}/main" '
    f'xmlns:pic="{_DRAWN}/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_INLINE = """<wp:inline {spaces} distT="0" distB="0" distL="0" distR="0">
<wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{number}" name="Picture {number}"/>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="{drawn}/picture"><pic:pic><pic:nvPicPr>
<pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{key}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
</wp:inline>"""
_DECORATION = f"""<a:extLst xmlns:a="{_DRAWN}/main">
<a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative
xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>
</a:extLst>"""


class Pictures:
    """Places the pictures of one file.

    Args:
        part: python-docx's, which keeps each picture once.
    """

    def __init__(self, part: Any) -> None:
        self._part = part
        self._count = 0

    def run(self, image: Image, *, box_mm: tuple[float, float] | None = None) -> Element:
        """Return *image* as a run, fitted into its box or that of *box_mm*.

        Without alternative text it is decoration.

        Raises:
            credo_builder.errors.PictureRefused: it is too large, of the wrong kind or damaged.
        """
        content, size = _anew(image.content)
        room = box_mm or (image.max_width_mm, image.max_height_mm)
        scale = min(room[0] / size[0], room[1] / size[1])
        key, _ = self._part.get_or_add_image(BytesIO(content))
        self._count += 1
        wide, high = (max(1, round(side * scale * EMU_PER_MM)) for side in size)
        text = _INLINE.format(
            spaces=_SPACES, drawn=_DRAWN, wide=wide, high=high, number=self._count, key=key
        )
        inline: Any = parse_xml(text.replace("\n", ""))
        named = inline[1]
        alt = printable(image.alt).strip()
        if alt:
            named.set("descr", alt)
        else:
            named.append(parse_xml(_DECORATION.replace("\n", " ")))
        return element("r", element("drawing", inline))


def _anew(content: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return a picture as it was looked at, and its size in pixels."""
    picture = checked(content)
    file = BytesIO()
    if content.startswith(_JPEG) and picture.mode == "RGB":
        picture.save(file, "JPEG", quality=_QUALITY)
    else:
        picture.save(file, "PNG")
    return file.getvalue(), picture.size
