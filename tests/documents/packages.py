"""Zipped documents and PDF files made from text that can be read: the parts, the pages."""

from __future__ import annotations

import io
import re
import zipfile

# Prefixes that the XML of a case may use; declared on each part's root.
_PREFIXES = "w r mc m wp office text style fo table xlink".split()
_DECLARED = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in _PREFIXES)


def sections(text: str) -> dict[str, str]:
    """The parts of a case: "=== name" on a line begins each."""
    pieces = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def package(parts: dict[str, str]) -> bytes:
    """A zip file of XML parts, with the namespaces that real ones declare."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            declared = re.sub(r"^(\s*<[\w:.-]+)", rf"\1 {_DECLARED}", xml, count=1)
            file.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + declared)
    return data.getvalue()


def pdf(pages: list[str]) -> bytes:
    """A PDF of content streams; F1 is an upright font, F2 an italic one."""
    fonts = "<< /F1 3 0 R /F2 4 0 R >>"
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            for name in ("Times-Roman", "Times-Italic")
        ),
    ]
    for number, page in enumerate(pages):
        content = f"{6 + 2 * number} 0 R"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {content} "
            f"/Resources << /Font {fonts} >> >>"
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream")
    return _file(objects)


def _file(objects: list[str]) -> bytes:
    out = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}{end}".encode("latin-1")


def data_of(format: str, text: str) -> bytes:
    """The bytes of a case in its format."""
    if format in ("docx", "epub", "odt"):
        return package(sections(text))
    if format == "pdf":
        return pdf(re.split(r"^=== page\n", text, flags=re.MULTILINE))
    return text.encode()
