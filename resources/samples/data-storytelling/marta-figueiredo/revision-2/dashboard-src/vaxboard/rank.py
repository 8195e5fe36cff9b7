"""Who is called first."""

from dataclasses import dataclass

from . import rules
from .load import Report


@dataclass(frozen=True)
class Row:
    report: Report
    first: int
    last: int
    """The rank is `first`; where several clinics tie, they share the ranks from `first` to `last`."""

    @property
    def rank(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def is_low(self) -> bool:
        return self.report.share < rules.LOW_SHARE


def rank(reports: list[Report]) -> list[Row]:
    """Ranks one week's reports by doses below plan. A tie is a group whose first and last differ by less than TIE_DOSES."""
    ordered = sorted(reports, key=lambda report: (-report.below_plan, report.clinic))
    rows: list[Row] = []
    start = 0
    while start < len(ordered):
        end = start
        while end + 1 < len(ordered) and ordered[start].below_plan - ordered[end + 1].below_plan < rules.TIE_DOSES:
            end += 1
        rows.extend(Row(report, start + 1, end + 1) for report in ordered[start : end + 1])
        start = end + 1
    return rows


def is_ranked(week: str) -> bool:
    return int(week.split("-W")[1]) <= rules.LAST_RANKED_WEEK
