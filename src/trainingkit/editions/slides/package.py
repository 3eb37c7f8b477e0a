"""The file around the slides: fonts and colours of its theme, and nothing in it that differs from day to day."""

import io
import re
import zipfile

from trainingkit.editions.slides.look import ACCENT, FONT
from trainingkit.editions.zipped import zipped

THUMBNAIL = "docProps/thumbnail.jpeg"
"""python-pptx's template brings a picture of another deck."""


def settled(package: bytes) -> bytes:
    """The same file with every time in it fixed, its theme dressed, and the template's thumbnail left out."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        return zipped({name: _dressed(name, old.read(name)) for name in old.namelist() if name != THUMBNAIL})


def _dressed(name: str, data: bytes) -> bytes:
    if name == "_rels/.rels":
        return re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
    if name == "docProps/app.xml":
        return data.replace(b"On-screen Show (4:3)", b"Widescreen")
    if re.fullmatch(r"ppt/theme/theme\d+\.xml", name):
        data = re.sub(rb'(<a:latin typeface=")[^"+]*"', rb"\g<1>" + FONT.encode() + b'"', data)
        for part in (b"accent1", b"hlink", b"folHlink"):
            pattern = rb"(<a:" + part + rb">)<a:srgbClr val=\"[0-9A-F]{6}\"/>"
            data = re.sub(pattern, rb'\g<1><a:srgbClr val="' + ACCENT.encode() + b'"/>', data)
    return data
