"""The structure tree that a screen reader follows: nodes made while the document is composed.

Where a node's content was drawn is noted by the painter; `pdf_ua` writes the tree into the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Tag = Literal[
    "Document", "Sect", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "BlockQuote", "Div"
]
Scope = Literal["Column", "Row"]


@dataclass(eq=False, slots=True)
class Node:
    """One element: its tag, its children in reading order, and the (page, mark) pairs of its own content.

    `scope` says which cells a header cell is for.
    """

    tag: Tag
    scope: Scope | None = None
    children: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)

    def add(self, tag: Tag, scope: Scope | None = None) -> Node:
        """A new last child."""
        child = Node(tag, scope)
        self.children.append(child)
        return child

    def prune(self) -> bool:
        """Drops what was never drawn; says whether anything of this node is left.

        A cell stays although empty, because its row would lose its columns without it.
        """
        if self.tag == "TR":
            drawn = [child.prune() or bool(child.marks) for child in self.children]
            return any(drawn)
        self.children = [child for child in self.children if child.prune()]
        return bool(self.children or self.marks)
