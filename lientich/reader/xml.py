"""XML of unknown origin, parsed without DTD, entities, network or unbounded depth."""

from lxml import etree

from lientich.reader.unreadable import Unreadable

_DECLARATIONS = [
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("ascii", "utf-16-le", "utf-16-be")
]


def parse(data: bytes, *, broken: str) -> etree._Element:
    """The root element. Raises Unreadable: "unsafe_xml", or `broken` where it is no XML."""
    if any(word in data for word in _DECLARATIONS):
        raise Unreadable("unsafe_xml")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        no_memory = not getattr(error, "code", True)  # libxml2 names no fault then
        raise Unreadable("too_hard" if no_memory else broken) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("unsafe_xml")
    return root
