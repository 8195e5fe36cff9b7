"""Reads the counts, checks them, and leaves out what can't be used, with the reason."""
from pathlib import Path

import pandas as pd

COUNTS = Path(__file__).parent.parent / "data" / "counts.csv"
COUNTERS = {"Hamngatan", "Parkleden", "Norra bron"}
DEAD_BATTERY = ("2026-04-20", "2026-04-26")
"""A whole week, though the battery was dead for four days: weeks are the unit."""


class BadCounts(Exception):
    pass


def read_raw(path: Path = COUNTS) -> pd.DataFrame:
    counts = pd.read_csv(path, parse_dates=["day"])
    check(counts)
    return counts


def check(counts: pd.DataFrame) -> None:
    """Stops on anything that would change the result silently."""
    if set(counts["counter"]) != COUNTERS:
        raise BadCounts(f"counters are {sorted(set(counts['counter']))}")
    if counts.duplicated(["day", "counter"]).any():
        raise BadCounts("a counter has two rows for one day")
    if counts["bikes"].lt(0).any() or counts["bikes"].gt(6000).any():
        raise BadCounts("a count is below 0 or above 6,000")
    per_day = counts.groupby("day").size()
    if per_day.ne(len(COUNTERS)).any():
        raise BadCounts("a day lacks a counter")


def usable(counts: pd.DataFrame) -> pd.DataFrame:
    first, last = DEAD_BATTERY
    return counts[~counts["day"].between(first, last)]


if __name__ == "__main__":
    raw = read_raw()
    kept = usable(raw)
    print(f"read {len(raw)} rows, left out {len(raw) - len(kept)} (dead battery at Parkleden, whole week), kept {len(kept)}")
