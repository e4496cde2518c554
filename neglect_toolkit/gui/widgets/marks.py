"""The sign and the colour that stand for a rating, a level or a status. The words are in `wording.labels`."""

from __future__ import annotations

from neglect_toolkit.gui.look.icons import Icon
from neglect_toolkit.gui.widgets.tag import TagKind
from neglect_toolkit.model.words import Level, Rating, Status

RATING_MARKS: dict[Rating, tuple[Icon, str]] = {
    Rating.GOING_WELL: (Icon.TICK, "good"),
    Rating.MIXED: (Icon.HALF, "mixed"),
    Rating.WORRY: (Icon.TRIANGLE, "worry"),
    Rating.NOT_KNOWN: (Icon.QUESTION, "unknown"),
    Rating.DECLINED: (Icon.QUESTION, "unknown"),
    Rating.NOT_APPLICABLE: (Icon.QUESTION, "unknown"),
}

LEVEL_MARKS: dict[Level, tuple[Icon, str]] = {
    Level.DOES_NOT_APPLY: (Icon.CIRCLE, "muted"),
    Level.NOT_ENOUGH_KNOWN: (Icon.QUESTION, "unknown"),
    Level.NONE_FOUND: (Icon.DASH, "good"),
    Level.UNMET_NEED: (Icon.SQUARE, "accent"),
    Level.SOME: (Icon.TRIANGLE_OPEN, "mixed"),
    Level.SIGNIFICANT: (Icon.TRIANGLE, "worry"),
}
"""No two alike but for their colour, and none but the worst shared with the ratings or with how far a part is."""

LEVEL_TAGS: dict[Level, TagKind] = {
    Level.DOES_NOT_APPLY: "neutral",
    Level.NOT_ENOUGH_KNOWN: "unknown",
    Level.NONE_FOUND: "good",
    Level.UNMET_NEED: "info",
    Level.SOME: "mixed",
    Level.SIGNIFICANT: "worry",
}

STATUS_TAGS: dict[Status, TagKind] = {
    Status.DRAFT: "info",
    Status.SIGNED: "good",
    Status.RETURNED: "mixed",
    Status.COUNTERSIGNED: "good",
    Status.SUPERSEDED: "neutral",
    Status.WITHDRAWN: "neutral",
}
