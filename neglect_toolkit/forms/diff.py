"""What changed between two versions of a tool, and whether assessments made with the older one still compare."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from neglect_toolkit.model.base import Value
from neglect_toolkit.model.tool import Item, Part, Tool

_WORDS = ("text", "topic", "ask_child", "ask_parent", "look_for", "do")
_WEIGHT = ("kind", "domains", "core", "grave", "grave_in", "persistence", "urgency")
_ASKED = ("alone", "sensitive", "of_the_home")


class Compares(StrEnum):
    """What a change means for assessments that were made before it."""

    YES = "yes"
    CHECK = "check"
    NO = "no"


class FormChange(Value):
    """One difference: at an item, at a part, or (without either) at the tool as a whole."""

    item: str | None = None
    part: str | None = None
    says: str
    before: str | None = None
    after: str | None = None
    compares: Compares = Compares.YES

    @property
    def at(self) -> str:
        """What it is a change of."""
        return self.item or (f"part {self.part}" if self.part else "the tool")


class ToolDiff(Value):
    """Everything that is different between an older and a newer version of one tool."""

    tool: str
    before: str
    after: str
    same: bool
    changes: tuple[FormChange, ...]

    @property
    def compares(self) -> Compares:
        """Whether assessments made with the older one still compare item by item: as the gravest change says."""
        order = list(Compares)
        return max((change.compares for change in self.changes), key=order.index, default=Compares.YES)

    @property
    def to_look_at(self) -> tuple[str, ...]:
        """The parts whose items changed: where a folder of one's own has such a file, it may have to change too."""
        named = {change.item.split(".", maxsplit=1)[0] for change in self.changes if change.item}
        return tuple(sorted(named | {change.part for change in self.changes if change.part}))


def diff(before: Tool, after: Tool) -> ToolDiff:
    """Compares two versions of a tool, the older first.

    An item is the same item when its id is. Other words for it are told with both wordings, because only a person can
    judge whether they still ask the same.
    """
    changes = (*_of_the_tool(before, after), *_of_parts(before, after), *_of_items(before, after))
    return ToolDiff(
        tool=after.id,
        before=f"{before.version} ({before.sha256[:8]})",
        after=f"{after.version} ({after.sha256[:8]})",
        same=before.sha256 == after.sha256,
        changes=changes,
    )


def _of_the_tool(before: Tool, after: Tool) -> Iterator[FormChange]:
    if before.id != after.id:
        says = "another tool: items of the same id still compare"
        yield FormChange(says=says, before=before.id, after=after.id, compares=Compares.CHECK)
    if before.sha256 != after.sha256 and before.version == after.version:
        yield FormChange(says=f"the version is still {after.version}; raise it, so that people can tell the two apart")
    for name in ("title", "about"):
        yield from _words(None, name, getattr(before, name), getattr(after, name))
    if before.ages != after.ages:
        yield FormChange(says="is for other ages", before=before.ages.says, after=after.ages.says)


def _of_parts(before: Tool, after: Tool) -> Iterator[FormChange]:
    old, new = ({part.id: part for part in tool.parts} for tool in (before, after))
    for part_id in old.keys() - new.keys():
        yield FormChange(part=part_id, says="is no longer there; what became of its items is told below")
    for part_id, part in new.items():
        if part_id not in old:
            yield FormChange(part=part_id, says="is new")
        else:
            yield from _of_part(old[part_id], part)
    kept = [part_id for part_id in old if part_id in new]
    if kept != [part_id for part_id in new if part_id in old]:
        yield FormChange(says="the parts stand in another order")


def _of_part(old: Part, new: Part) -> Iterator[FormChange]:
    for name in ("title", "about", "kind"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield FormChange(part=new.id, says=f"another `{name}`", before=was, after=now)


def _of_items(before: Tool, after: Tool) -> Iterator[FormChange]:
    for item_id in before.items:
        if item_id not in after.items:
            says = "is no longer asked; answers given before are kept and listed as no longer asked"
            yield FormChange(item=item_id, says=says, before=before.items[item_id].text, compares=Compares.NO)
    for item_id, item in after.items.items():
        if item_id not in before.items:
            says = "is new; earlier assessments have no answer to it"
            yield FormChange(item=item_id, says=says, after=item.text, compares=Compares.NO)
            continue
        was, now = before.part_of[item_id].id, after.part_of[item_id].id
        if was != now:
            yield FormChange(item=item_id, says="stands in another part", before=was, after=now)
        yield from _of_item(before.items[item_id], item)


def _of_item(old: Item, new: Item) -> Iterator[FormChange]:
    for name in _WORDS:
        yield from _words(new.id, name, getattr(old, name), getattr(new, name))
    for rating in ("going_well", "mixed", "worry"):
        was, now = (getattr(item.describes, rating, None) for item in (old, new))
        yield from _words(new.id, f"describes.{rating}", was, now)
    for name in _WEIGHT:
        if name == "grave_in" and (old.grave, old.domains) != (new.grave, new.domains):
            continue  # it changed with them, and they are told
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            compares = Compares.NO if name == "kind" else Compares.CHECK
            says = "is answered in another way" if name == "kind" else f"weighs differently: another `{name}`"
            yield FormChange(item=new.id, says=says, before=_plain(was), after=_plain(now), compares=compares)
    for name in _ASKED:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            says = f"is asked in another way: another `{name}`; a folder of your own that has this item must say it too"
            yield FormChange(item=new.id, says=says, before=_plain(was), after=_plain(now))
    if old.shown_when != new.shown_when:
        yield FormChange(item=new.id, says="is shown to other children: another `shown_when`", compares=Compares.CHECK)
    yield from _of_options(old, new)


def _of_options(old: Item, new: Item) -> Iterator[FormChange]:
    for key in old.options.keys() | new.options.keys():
        was, now = old.options.get(key), new.options.get(key)
        if now is None:
            yield FormChange(item=new.id, says=f"has no choice {key} any more", before=was, compares=Compares.CHECK)
        elif was is None:
            yield FormChange(item=new.id, says=f"has a new choice {key}", after=now)
        else:
            yield from _words(new.id, f"options.{key}", was, now)


def _words(item: str | None, name: str, was: str | None, now: str | None) -> Iterator[FormChange]:
    if was != now:
        asks = item is not None and (name == "text" or name.startswith("describes"))
        yield FormChange(
            item=item,
            says=f"other words for `{name}`" + ("; judge whether they still ask the same" if asks else ""),
            before=was,
            after=now,
            compares=Compares.CHECK if asks else Compares.YES,
        )


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


_VERDICT = {
    Compares.YES: "Assessments made with the older version still compare, item by item.",
    Compares.CHECK: (
        "Assessments made with the older version still compare, item by item; read what is marked ? "
        "and judge whether it still asks the same."
    ),
    Compares.NO: (
        "Assessments made with the older version compare on the items that both ask; what is marked ! has nothing "
        "to compare with."
    ),
}
_MARK = {Compares.YES: " ", Compares.CHECK: "?", Compares.NO: "!"}


def diff_as_text(found: ToolDiff) -> str:
    """The differences to read, one after another, and what they mean for earlier assessments."""
    lines = [f"{found.tool}: {found.before} → {found.after}"]
    if found.same:
        return "\n".join([*lines, "  no difference"])
    for change in found.changes:
        lines.append(f"{_MARK[change.compares]} {change.at}: {change.says}")
        lines += [f"    - {change.before}"] if change.before is not None else []
        lines += [f"    + {change.after}"] if change.after is not None else []
    files = ", ".join(f"parts/{part}.yaml" for part in found.to_look_at)
    own = f"If a folder of your own has one of these files, or tools/{found.tool}.yaml, look at it again: {files}."
    return "\n".join([*lines, _VERDICT[found.compares], *([own] if files else [])])
