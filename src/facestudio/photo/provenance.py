"""What a picture file says of its own origin, in a form that machines and people can read.

Every file says it, stamped or not: the IPTC digital source type of pictures made purely by an algorithm that learned
from no sampled data, a sentence in plain words, and what is needed to make the same picture again. It is written as XMP
(ISO 16684-1) and, for programs that know no XMP, as EXIF.
"""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from PIL import Image

from facestudio.photo.types import Provenance

DIGITAL_SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
NOTICE = "Synthetic portrait of a person who does not exist, rendered by {engine}. Not a photograph."

LARGEST_XMP = 8 * 1024

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "facestudio": "urn:facestudio:provenance:1.0/",
}

_EXIF_DESCRIPTION, _EXIF_SOFTWARE = 0x010E, 0x0131


def xmp_packet(provenance: Provenance) -> bytes:
    """The XMP packet, UTF-8. Raises ValueError if it would exceed 8 kB."""
    spaces = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    notice = _clean(NOTICE.format(engine=provenance.engine))
    fields = {
        "xmp:CreatorTool": provenance.engine,
        "Iptc4xmpExt:DigitalSourceType": DIGITAL_SOURCE_TYPE,
        "facestudio:Engine": provenance.engine,
        "facestudio:Seed": str(provenance.seed),
        "facestudio:Query": provenance.query,
        "facestudio:Fingerprint": provenance.fingerprint,
    }
    body = "".join(f"<{name}>{_clean(value)}</{name}>" for name, value in fields.items())
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF{spaces}><rdf:Description rdf:about="">'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{notice}</rdf:li></rdf:Alt></dc:description>'
        f'{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
    if len(packet) > LARGEST_XMP:
        raise ValueError(f"the provenance takes {len(packet)} bytes, more than {LARGEST_XMP}")
    return packet


def exif_block(provenance: Provenance) -> bytes:
    """The same notice as EXIF `ImageDescription`, and the engine as `Software`."""
    exif = Image.Exif()
    exif[_EXIF_DESCRIPTION] = NOTICE.format(engine=provenance.engine).encode("ascii", "replace").decode("ascii")
    exif[_EXIF_SOFTWARE] = provenance.engine.encode("ascii", "replace").decode("ascii")
    return exif.tobytes()


def read_provenance(file: bytes) -> Provenance | None:
    """What a JPEG or WebP file says of its origin; None if it says nothing, or nothing of this engine's.

    The file may come from anywhere: packets that are too large or hold a document type are not looked at.
    Raises OSError if the bytes are no picture.
    """
    with Image.open(BytesIO(file)) as image:
        packet = image.info.get("xmp", b"")
    packet = packet.encode() if isinstance(packet, str) else bytes(packet)
    packet = packet.rstrip(b"\0")
    if not packet or len(packet) > LARGEST_XMP or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    try:
        tree = ElementTree.fromstring(packet)  # noqa: S314 - small, and without entities: see above
    except ElementTree.ParseError:
        return None
    found = {name: _text(tree, name) for name in ("Engine", "Seed", "Query", "Fingerprint")}
    if not found["Engine"] or not found["Seed"].isdecimal():
        return None
    return Provenance(
        seed=int(found["Seed"]), query=found["Query"], engine=found["Engine"], fingerprint=found["Fingerprint"]
    )


def _text(tree: ElementTree.Element, name: str) -> str:
    return tree.findtext(f".//{{{_NAMESPACES['facestudio']}}}{name}") or ""


def _clean(text: str) -> str:
    """Escaped for XML, without the control characters that XML 1.0 can't hold."""
    return escape("".join(character for character in text if character >= " "))
