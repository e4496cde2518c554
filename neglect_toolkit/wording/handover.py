"""Where an assessment of a package stands beside the same one here."""

from __future__ import annotations

from neglect_toolkit.model.handover import PackageStanding

_STANDINGS = {
    PackageStanding.NEW: "New here",
    PackageStanding.GOES_ON: "Goes on from what is here",
    PackageStanding.SAME: "Here already",
    PackageStanding.OLDER: "Stays: more of it is here",
    PackageStanding.CONFLICT: "Stays: it went on in both places",
}
_TAKEN = {
    PackageStanding.NEW: "Taken in",
    PackageStanding.GOES_ON: "Taken in: what was new since the last time",
    PackageStanding.SAME: "Here already, nothing new",
    PackageStanding.OLDER: "Left: this store holds more of it",
    PackageStanding.CONFLICT: "Left: it went on in both places",
}


def package_standing(value: PackageStanding) -> str:
    """What the package holds of an assessment, before anything is kept."""
    return _STANDINGS[value]


def package_taken(value: PackageStanding) -> str:
    """What was done with the assessment when the package was taken in."""
    return _TAKEN[value]
