"""Rate with a bootstrap interval over weeks."""
import random
from collections import defaultdict

from .check import read, usable

DRAWS = 2000
SEED = 2025


def rate(rows: list[dict]) -> float:
    """Falls per 1,000 bed days."""
    return 1000 * sum(row["falls"] for row in rows) / sum(row["bed_days"] for row in rows)


def interval(rows: list[dict]) -> tuple[float, float]:
    """95 % percentile interval. Weeks are drawn, since a week's wards share staff and outbreaks."""
    weeks = defaultdict(list)
    for row in rows:
        weeks[row["week"]].append(row)
    names, draw = sorted(weeks), random.Random(SEED)
    rates = sorted(rate([row for name in draw.choices(names, k=len(names)) for row in weeks[name]]) for _ in range(DRAWS))
    return rates[round(DRAWS * 0.025)], rates[round(DRAWS * 0.975)]


if __name__ == "__main__":
    rows = usable(read())
    low, high = interval(rows)
    print(f"falls per 1,000 bed days, 2025: {rate(rows):.1f} (95 % {low:.1f} to {high:.1f})")
