"""Reads the raw files and refuses what can't be right."""

import csv
from dataclasses import dataclass
from pathlib import Path

from . import rules

RAW = Path(__file__).parent.parent / "data" / "raw"


class BadData(Exception):
    """Says which row is wrong and why, in words for the person who can mend it."""


@dataclass(frozen=True)
class Report:
    week: str
    clinic: str
    given: int
    plan: int
    is_late: bool

    @property
    def below_plan(self) -> int:
        return self.plan - self.given

    @property
    def share(self) -> float:
        return self.given / self.plan


def _rows(name: str) -> list[dict[str, str]]:
    with open(RAW / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def load_plans() -> dict[str, int]:
    plans = {row["clinic"]: int(row["plan_per_week"]) for row in _rows("clinics.csv")}
    for clinic, plan in plans.items():
        if plan <= 0:
            raise BadData(f"{clinic} has no plan")
    return plans


def load_reports() -> list[Report]:
    plans = load_plans()
    reports, seen = [], set()
    for row in _rows("doses.csv"):
        week, clinic, given = row["week"], row["clinic"], int(row["given"])
        if clinic not in plans:
            raise BadData(f"{week}: {clinic} isn't on the list of clinics")
        if (week, clinic) in seen:
            raise BadData(f"{week}: {clinic} reported twice")
        if not 0 <= given <= rules.MOST_TIMES_PLAN * plans[clinic]:
            raise BadData(f"{week}: {clinic} reported {given} doses, the plan is {plans[clinic]}")
        seen.add((week, clinic))
        reports.append(Report(week, clinic, given, plans[clinic], row["report"] == "late"))
    return reports
