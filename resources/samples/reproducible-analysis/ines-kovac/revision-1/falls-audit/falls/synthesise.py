"""Makes the synthetic copy: the shape of the real data, none of its rows."""
import csv
import random
from pathlib import Path

WARDS = [("M1", 24, 5.2), ("M2", 26, 4.6), ("S1", 22, 3.1), ("S2", 22, 3.4), ("G1", 20, 5.6)]
"""Name, beds, falls per 1,000 bed days."""

if __name__ == "__main__":
    draw = random.Random(5)
    rows = []
    for week in range(1, 49):
        for ward, beds, rate in WARDS:
            bed_days = round(beds * 7 * draw.uniform(0.82, 0.99))
            falls = sum(draw.random() < rate / 1000 for _ in range(bed_days))
            rows.append((f"2025-W{week:02d}", ward, "A", falls, bed_days))
    path = Path(__file__).parent.parent / "data" / "raw" / "falls.csv"
    with open(path, "w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows([("week", "ward", "definition", "falls", "bed_days"), *rows])
