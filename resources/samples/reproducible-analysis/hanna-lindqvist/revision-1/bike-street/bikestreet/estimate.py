"""How much more is counted in Hamngatan than the other counters lead one to expect."""
import json

import numpy as np
import pandas as pd

from .load import read_raw, usable

CHANGE = pd.Timestamp("2026-06-01")
DRAWS = 4000
SEED = 20260601


def weekly_ratios(counts: pd.DataFrame) -> pd.Series:
    """Hamngatan ÷ mean of the others, by week (weeks begin on Monday)."""
    week = counts["day"].dt.to_period("W").dt.start_time
    table = counts.groupby([week, "counter"])["bikes"].sum().unstack()
    return table["Hamngatan"] / table.drop(columns="Hamngatan").mean(axis=1)


def change_in_percent(ratios: pd.Series) -> float:
    before, after = ratios[ratios.index < CHANGE], ratios[ratios.index >= CHANGE]
    return float((after.mean() / before.mean() - 1) * 100)


def interval(ratios: pd.Series, draws: int = DRAWS, seed: int = SEED) -> tuple[float, float]:
    """95 % percentile interval; weeks are drawn with replacement within before and after."""
    random = np.random.default_rng(seed)
    before = ratios[ratios.index < CHANGE].to_numpy()
    after = ratios[ratios.index >= CHANGE].to_numpy()
    drawn = [
        (random.choice(after, len(after)).mean() / random.choice(before, len(before)).mean() - 1) * 100 for _ in range(draws)
    ]
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(low), float(high)


def estimate(counts: pd.DataFrame) -> dict:
    ratios = weekly_ratios(counts)
    low, high = interval(ratios)
    return {
        "weeks_before": int((ratios.index < CHANGE).sum()),
        "weeks_after": int((ratios.index >= CHANGE).sum()),
        "change_percent": round(change_in_percent(ratios), 1),
        "low": round(low, 1),
        "high": round(high, 1),
    }


if __name__ == "__main__":
    print(json.dumps(estimate(usable(read_raw())), indent=2))
