"""Reads the register's table and stops on anything that can't be."""
import csv
from pathlib import Path

RAW = Path(__file__).parent.parent / "data" / "raw" / "falls.csv"
MOST_BED_DAYS = 40 * 7


class BadRegister(Exception):
    pass


def read(path: Path = RAW) -> list[dict]:
    with open(path, newline="", encoding="utf-8") as file:
        rows = [{**row, "falls": int(row["falls"]), "bed_days": int(row["bed_days"])} for row in csv.DictReader(file)]
    seen = set()
    for row in rows:
        key = (row["week"], row["ward"], row["definition"])
        if key in seen:
            raise BadRegister(f"{key} is there twice")
        seen.add(key)
        if not 0 <= row["bed_days"] <= MOST_BED_DAYS:
            raise BadRegister(f"{key} has {row['bed_days']} bed days")
        if row["falls"] < 0 or (row["bed_days"] == 0 and row["falls"] > 0):
            raise BadRegister(f"{key} has {row['falls']} falls on {row['bed_days']} bed days")
    return rows


def usable(rows: list[dict]) -> list[dict]:
    """Old definition, with a ward."""
    return [row for row in rows if row["definition"] == "A" and row["ward"]]


if __name__ == "__main__":
    everything = read()
    kept = usable(everything)
    print(f"read {len(everything)} rows, left out {len(everything) - len(kept)}, kept {len(kept)}")
