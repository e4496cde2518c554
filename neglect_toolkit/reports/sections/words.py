"""The child's own words, before anything that anybody makes of them."""

from __future__ import annotations

from neglect_toolkit.model.assessment import Account
from neglect_toolkit.reports.case import Case
from neglect_toolkit.reports.flow import Flow, Para, para
from neglect_toolkit.reports.styles import SMALL
from neglect_toolkit.wording.found import whole


def add_words(flow: Flow, case: Case) -> None:
    """Everything the child said, word for word, in the order of the day."""
    flow.section("In the child's own words")
    said = list(case.childs_words())
    if not said:
        flow.paragraph("Nothing is recorded in the child's own words. How the child sees the day is not known.")
    for item_id, _, account in said:
        flow.quote(account.words or "", about_words(case, item_id, account))
    reported = list(case.reported_of_child())
    if reported:
        flow.heading("Reported, and not word for word", 3)
    for item_id, _, account in reported:
        flow.paragraph(whole(account.words or ""), above=4)
        flow.add(about_words(case, item_id, account), 1)


def about_words(case: Case, item_id: str, account: Account) -> Para:
    """What the words were said about, and when."""
    parts = [case.question(item_id), case.rated(account), case.visit(account.visit)]
    return para(" – ".join(part for part in parts if part), style=SMALL)
