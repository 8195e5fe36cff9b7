"""Time from taking a blood culture to its first result.

    python3 turnaround.py samples.csv
"""
import csv
import statistics
import sys
from datetime import datetime

FORMAT = "%d.%m.%Y %H:%M"
SHIFTS = {"taken 07:00 to 15:00": range(7, 15), "taken 15:00 to 23:00": range(15, 23)}
"""Every other hour is the night."""


def read_samples(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [(datetime.strptime(row["taken"], FORMAT), datetime.strptime(row["result"], FORMAT)) for row in rows]


def hours_between(taken, result):
    return (result - taken).total_seconds() / 3600


def shift_of(taken):
    for name, hours in SHIFTS.items():
        if taken.hour in hours:
            return name
    return "taken 23:00 to 07:00"


def ninety_percent_within(hours):
    return statistics.quantiles(hours, n=10, method="inclusive")[8]


def report(samples):
    groups = {"all": []}
    for name in list(SHIFTS) + ["taken 23:00 to 07:00"]:
        groups[name] = []
    for taken, result in samples:
        hours = hours_between(taken, result)
        groups["all"].append(hours)
        groups[shift_of(taken)].append(hours)
    for name, hours in groups.items():
        print(f"{name:22} {len(hours):4} {statistics.median(hours):6.1f} {ninety_percent_within(hours):6.1f}")


if __name__ == "__main__":
    report(read_samples(sys.argv[1]))
