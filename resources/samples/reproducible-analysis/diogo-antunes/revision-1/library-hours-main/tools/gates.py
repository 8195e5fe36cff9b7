"""Turns the gates' daily files into one table. Run once, in March; kept for the next export."""
import csv
import glob
import sys


def read_day(path):
    """Rows of one gate and one day: hour and count. The gates write a line of text at midnight, which isn't data."""
    with open(path, encoding="latin-1") as file:
        for line in file:
            parts = line.strip().split(";")
            if len(parts) == 3 and parts[1].isdigit():
                yield parts[0], int(parts[1]), int(parts[2])


def main(pattern, target):
    with open(target, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["gate", "hour", "count"])
        for path in sorted(glob.glob(pattern)):
            writer.writerows(read_day(path))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
