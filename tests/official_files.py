"""Small files in the shape of the official ones: their real names and headers, invented occupations and figures."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

RATED = ("O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\tLower CI Bound\t"
         "Upper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source")
OCCUPATIONS = {"11-1000.00": "Bridge keepers", "11-1000.01": "Night bridge keepers", "22-2000.00": "Lamp lighters",
               "33-3000.00": "Cloud counters"}
#: Importance and level, by occupation and element; the last occupation was never rated.
SKILLS = {"2.A.1.b": ("Active Listening", (4.0, 3.9, 2.0), (4.5, 4.4, 2.0)),
          "2.B.3.b": ("Technology Design", (3.0, 3.2, 4.5), (3.0, 3.5, 5.5))}
KNOWLEDGE = {"2.C.4.a": ("Mathematics", (3.5, 3.0, 1.2), (4.0, 3.5, 0.4))}
RELATED = (("11-1000.00", "11-1000.01"), ("11-1000.01", "11-1000.00"), ("33-3000.00", "22-2000.00"))


def rated(elements=SKILLS, codes=tuple(OCCUPATIONS)[:3]) -> str:
    """A file of ratings as text; the level of a skill that is not relevant is marked so."""
    lines = [RATED]
    for element, (name, importance, level) in elements.items():
        for code, im, lv in zip(codes, importance, level, strict=True):
            lines.append(f"{code}\t{element}\t{name}\tIM\t{im}\t8\t0.1\t1\t5\tN\tn/a\t08/2023\tAnalyst")
            relevant = "Y" if lv < 1 else "N"
            lines.append(f"{code}\t{element}\t{name}\tLV\t{lv}\t8\t0.1\t0\t7\tN\t{relevant}\t08/2023\tAnalyst")
    return "\n".join(lines) + "\n"


def onet(layout: str = "29.0") -> dict[str, bytes]:
    """The text files of a release by name, in the layout before or (``"30.3"``) after it was changed."""
    occupations = "O*NET-SOC Code\tTitle\tDescription\n" + "".join(
        f"{code}\t{title}\tThey are {title.lower()}, é.\n" for code, title in OCCUPATIONS.items())
    related = "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n" + "".join(
        f"{one}\t{other}\tPrimary-Short\t1\n" for one, other in RELATED)
    files = {"Read Me.txt": f"O*NET {layout} Database\nSome Month Release\n", "Occupation Data.txt": occupations,
             "Related Occupations.txt": related, "Knowledge.txt": rated(KNOWLEDGE)}
    if layout == "29.0":
        files |= {"Skills.txt": rated(), "Alternate Titles.txt": (
            "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n11-1000.00\tToll taker\tn/a\t08\n"
            "22-2000.00\tStreet lamp tender (evening)\tn/a\t10\n")}
    else:
        first, second = ({key: SKILLS[key]} for key in SKILLS)
        files |= {"Essential Skills.txt": rated(first), "Transferable Skills.txt": rated(second),
                  "Job Titles.txt": "O*NET-SOC Code\tJob Title\n11-1000.00\tToll taker\n"}
    return {name: text.encode() for name, text in files.items()}


def zipped(files: dict[str, bytes], folder: str = "") -> bytes:
    """Files as a zip, in a folder of it or not."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(folder + name, data)
    return whole.getvalue()


def xlsx(*sheets: list[list[object]], at: str = "") -> bytes:
    """A spreadsheet of one or more sheets; `at` puts one more cell at that place of the first."""
    cells = []
    for rows in sheets:
        body = "".join("<row>" + "".join(
            f"<c><v>{cell}</v></c>" if isinstance(cell, int | float) else
            f'<c t="inlineStr"><is><t>{escape(str(cell))}</t></is></c>' for cell in row) + "</row>" for row in rows)
        cells.append(body + (f'<row><c r="{at}"><v>1</v></c></row>' if at and not cells else ""))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{relations}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{relations}"><sheets>' + "".join(
            f'<sheet name="S{n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(sheets) + 1))
            + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">' + "".join(
            f'<Relationship Id="r{n}" Type="{relations}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in range(1, len(sheets) + 1)) + "</Relationships>",
        **{f"xl/worksheets/s{n}.xml": f"<worksheet {space}><sheetData>{body}</sheetData></worksheet>"
           for n, body in enumerate(cells, 1)}}
    return zipped({name: text.encode() for name, text in parts.items()})


def as_sheet(text: str) -> bytes:
    """A tab-separated file as the spreadsheet of the same table."""
    return xlsx([line.split("\t") for line in text.splitlines()])


WAGE_HEADER = ["AREA", "AREA_TITLE", "OCC_CODE", "OCC_TITLE", "O_GROUP", "TOT_EMP", "H_MEAN", "A_MEAN", "H_PCT10",
               "H_PCT25", "H_MEDIAN", "H_PCT75", "H_PCT90", "A_PCT10", "A_PCT25", "A_MEDIAN", "A_PCT75", "A_PCT90"]


def wages(*, group: str = "O_GROUP", area: str = "U.S.") -> list[list[object]]:
    """A wage table in rows; one occupation is only counted by the hour, one earns more than is told, one is silent."""
    header = [group if name == "O_GROUP" else name for name in WAGE_HEADER]
    lines = [
        ("11-1000", "Keepers", "broad", 900, 20, 41000, 12, 15, 19, 24, 30, 25000, 31000, 40000, 50000, 62000),
        ("11-1001", "Bridge keepers", "detailed", "1,200", 21, 43000, 13, 16, 20, "#", "#", 27000, 33000, 41600,
         "#", "#"),
        ("22-2000", "Lamp lighters", "detailed", "**", 10, "*", 8, 9, 10, 12, 15, "*", "*", "*", "*", "*"),
        ("33-3000", "Cloud counters", "detailed", 5, "*", "*", "*", "*", "*", "*", "*", "*", "*", "*", "*", "*"),
        ("", "", "", *[""] * 13)]
    return [header, *([99, area, *line] for line in lines)]
