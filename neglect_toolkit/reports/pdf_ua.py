"""Makes a drawn PDF accessible by PDF/UA-1: adds the structure tree, language, title and metadata with pikepdf."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

from neglect_toolkit.reports.tagging import Node

LANGUAGE = "en-GB"


class About(NamedTuple):
    """What a document says of itself; the title is shown in the window of a reader.

    `made_at` is None for one that would be the same on any day.
    """

    title: str
    author: str
    made_at: dt.datetime | None
    producer: str


def accessible(drawn: bytes, root: Node, about: About) -> bytes:
    """The same pages, with all that a screen reader needs. The same input gives the same bytes.

    Args:
        drawn: a PDF whose marked content is noted in the nodes.
        root: the document's node.
        about: title, author and date.
    """
    root.prune()
    with Pdf.open(BytesIO(drawn)) as pdf:
        _Tree(pdf, root).write()
        catalogue = pdf.Root
        catalogue.MarkInfo = Dictionary(Marked=True)
        catalogue.Lang = String(LANGUAGE)
        catalogue.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        catalogue.PageMode = Name.UseOutlines
        catalogue.Metadata = _metadata(pdf, about)
        _information(pdf, about)
        whole = BytesIO()
        pdf.save(whole, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
        return whole.getvalue()


class _Tree:
    """Writes the nodes as structure elements, and for each page which element each mark belongs to."""

    def __init__(self, pdf: Pdf, root: Node) -> None:
        self._pdf, self._root = pdf, root
        self._pages = [page.obj for page in pdf.pages]
        self._parents: list[dict[int, Object]] = [{} for _ in self._pages]

    def write(self) -> None:
        tree = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self._element(self._root, tree)])
        numbers = Array()
        for index, (page, parents) in enumerate(zip(self._pages, self._parents, strict=True)):
            page.StructParents = index
            page.Tabs = Name.S
            numbers.append(index)
            numbers.append(self._pdf.make_indirect(Array([parents[mark] for mark in range(len(parents))])))
        tree.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        tree.ParentTreeNextKey = len(self._pages)
        self._pdf.Root.StructTreeRoot = tree

    def _element(self, node: Node, parent: Object) -> Object:
        element = self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + node.tag), P=parent))
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name("/" + node.scope))
        elif node.tag == "L":
            element.A = Dictionary(O=Name.List, ListNumbering=Name.Disc)
        kids: list[Object | int] = []
        if node.marks:
            first_page = node.marks[0][0]
            element.Pg = self._pages[first_page]
            for page, mark in node.marks:
                self._parents[page][mark] = element
                kids.append(mark if page == first_page else self._reference(page, mark))
        kids += [self._element(child, element) for child in node.children]
        if kids:
            element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _reference(self, page: int, mark: int) -> Object:
        return Dictionary(Type=Name.MCR, Pg=self._pages[page], MCID=mark)


def _information(pdf: Pdf, about: About) -> None:
    said = Dictionary(
        Title=String(about.title),
        Author=String(about.author),
        Creator=String(about.producer),
        Producer=String(about.producer),
    )
    if about.made_at is not None:
        said.CreationDate = said.ModDate = String(f"D:{about.made_at.astimezone(dt.UTC):%Y%m%d%H%M%S}Z")
    pdf.trailer.Info = pdf.make_indirect(said)


def _metadata(pdf: Pdf, about: About) -> Stream:
    dates = ""
    if about.made_at is not None:
        moment = f"{about.made_at.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
        dates = f"<xmp:CreateDate>{moment}</xmp:CreateDate>\n<xmp:ModifyDate>{moment}</xmp:ModifyDate>\n"
    xmp = _XMP.format(
        title=escape(about.title),
        author=escape(about.author),
        producer=escape(about.producer),
        dates=dates,
        language=LANGUAGE,
    )
    return pdf.make_stream(xmp.encode(), Type=Name.Metadata, Subtype=Name.XML)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:format>application/pdf</dc:format>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
{dates}<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
