"""Calls to the quit line for every 1,000 people who smoke, by branch, with a range."""

import csv
import random
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data" / "branches.csv"

# Every decision that changes a number stands here.
SEED = 20260416  # the day of the talk
DRAWS = 20_000
LEVEL = 0.95
ALL_CALLS = 6118  # with those that name no occupation


@dataclass(frozen=True)
class Branch:
    name: str
    people: int
    answers: int
    smoke: int
    calls: int


def read_branches(path=DATA):
    """The branches as they stand in the file. Stops where a count can't be right."""
    with open(path, newline="", encoding="utf-8") as file:
        rows = [Branch(row["branch"], *(int(row[key]) for key in KEYS)) for row in csv.DictReader(file)]
    for row in rows:
        if not 0 < row.smoke <= row.answers <= row.people:
            raise ValueError(f"{row.name}: of {row.people} people, {row.answers} answered and {row.smoke} smoke?")
    if sum(row.calls for row in rows) > ALL_CALLS:
        raise ValueError("more calls by branch than there were calls")
    return rows


KEYS = ("employed_or_resident", "survey_answers", "survey_smoke", "calls")


def rate(people, share, calls):
    """Calls for every 1,000 who smoke, where this share of the people does."""
    return 1000 * calls / (people * share)


def draw_rates(branch, chance, draws=DRAWS):
    """Rates that the counts allow: the share is drawn from what the survey says, the calls as a count that happens to be this one."""
    for _ in range(draws):
        share = chance.betavariate(branch.smoke + 0.5, branch.answers - branch.smoke + 0.5)
        calls = max(0.0, chance.gauss(branch.calls, branch.calls**0.5))
        yield rate(branch.people, share, calls)


def middle(values, level=LEVEL):
    """The values between which this share of them lies."""
    ordered = sorted(values)
    cut = round((1 - level) / 2 * len(ordered))
    return ordered[cut], ordered[-cut - 1]


def table(branches, seed=SEED):
    chance = random.Random(seed)
    named = sum(branch.calls for branch in branches)
    for branch in branches:
        share = branch.smoke / branch.answers
        low, high = middle(draw_rates(branch, chance))
        # If those who named no occupation were spread as the others are.
        spread = rate(branch.people, share, branch.calls * ALL_CALLS / named)
        yield branch.name, rate(branch.people, share, branch.calls), low, high, spread


if __name__ == "__main__":
    print(f"{'calls per 1,000 who smoke':<28}{'rate':>6}{'low':>7}{'high':>7}{'if spread':>11}")
    for name, best, low, high, spread in table(read_branches()):
        print(f"{name:<28}{best:>6.1f}{low:>7.1f}{high:>7.1f}{spread:>11.1f}")
