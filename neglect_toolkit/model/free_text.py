"""Which keys of each kind of record hold words that somebody wrote: the passages that could be taken out of it.

Names, addresses and numbers of people count too: a person may have to be taken out. What is left is ids, ratings, dates
and the tool's own sentences. A test holds this against the models, so that a new field is named here or there.
"""

from __future__ import annotations

from collections.abc import Mapping

from neglect_toolkit.formats import Kept

FREE_TEXT: Mapping[Kept, frozenset[str]] = {
    Kept.ASSESSMENT: frozenset(
        {
            *(
                "name",
                "known_as",
                "age_estimated",
                "disability",
                "ethnicity",
                "faith",
                "language",
                "communication",
                "address",
                "nhs_number",
            ),
            *("school", "relation", "note", "nights", "role", "agency", "team", "area", "contact", "where", "present"),
            *("interpreter", "why_not_told", "views", "basis", "since", "home", "carer", "effect", "who", "words"),
            *("done", "done_by", "text", "reason", "what"),
            *("sex", "gender", "immigration", "gp", "nurse", "social_worker", "legal_status", "earlier_referrals"),
            *("now_at", "telephone", "why_not_seen", "asked_for", "not_for", "safe_by", "staff_risks"),
        }
    ),
    Kept.SUMMARY: frozenset({"words", "done", "told", "what"}),
    Kept.REVIEW: frozenset({"reason"}),
    Kept.COMMENT: frozenset({"text"}),
    Kept.SUPERVISION: frozenset(
        {
            *("present", "reflections", "decisions", "threshold_reason", "own_view", "worker_safety"),
            *("worker_feelings", "escalation", "what", "who", "how_we_know", "if_not"),
        }
    ),
    Kept.OUTCOME: frozenset({"note"}),
    Kept.GUIDE_RECORD: frozenset({"child", "seen_by", "note", "reason", "record"}),
}
