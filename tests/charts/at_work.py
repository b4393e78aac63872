"""What the tests of pictures share: Mara's work, difficult names, and a picture taken apart."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import people

from career_workbook import sample

KINDS = ("stage", "impact", "ask", "assumption", "visibility", "criterion")
NAMES = ("Präsentationsvorbereitung für Vorstände und Aufsichtsräte in großen Häusern, jährlich",
         "Передача смены на одной странице", "用一页纸完成的交接班工作", "تسليم الورديات في صفحة واحدة",
         "$E=mc^2$ & <b>_{bold", "$$ \\frac{1}{", "_" * 40)


def maras() -> people.Bodies:
    """What the sample person wrote down."""
    return {kind: {key: record.model_dump(mode="json") for key, record in sample.records(kind).items()}
            for kind in KINDS}


def words(svg: str) -> str:
    """All that can be read in a picture."""
    return " ".join("".join(e.itertext()) for e in ET.fromstring(svg).iter() if e.tag.endswith("text"))


def inside(svg: str) -> bool:
    """True where every word begins within the picture and nothing in it is missing."""
    root = ET.fromstring(svg)
    width, height = (float(v) for v in root.get("viewBox").split()[2:])
    turned = re.search(r"<g transform=\"translate\(0 ([\d.]+)\)\">", svg)  # marks count from the lower left corner
    down = float(turned[1]) if turned else 0
    texts = [e for e in root.iter() if e.tag.endswith("text")]
    return "nan" not in svg.lower().replace("finance", "") and all(
        -8 <= float(e.get("x")) <= width + 2 and -2 <= float(e.get("y")) + down <= height + 2 for e in texts)
