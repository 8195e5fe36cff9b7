"""Days of cover for each item in a store, from its stock cards.

Reads `date,item,out,balance` on standard input; see how-to-run.txt.
"""
import csv
import sys
from collections import defaultdict
from datetime import date, timedelta

WINDOW_DAYS = 90
"""Use is averaged over this many days. The supply round comes every 60 (district pharmacist, 2026-08)."""

LONGEST_GAP_DAYS = 14
"""More days than this without any line, for the whole store, and its figures are marked."""


def read_cards(lines):
    """Cards by item, oldest first.

    >>> cards = read_cards(['date,item,out,balance', '2026-11-03,"Paracetamol, syrup",2,40'])
    >>> cards['Paracetamol, syrup']
    [(datetime.date(2026, 11, 3), 2, 40)]
    """
    cards = defaultdict(list)
    for row in csv.DictReader(lines):
        cards[row["item"].strip()].append((date.fromisoformat(row["date"]), int(row["out"]), int(row["balance"])))
    for lines_of_item in cards.values():
        lines_of_item.sort()
    return dict(cards)


def used_per_day(card, today):
    """Mean use over the window, counting days without a line as no use.

    >>> used_per_day([(date(2026, 9, 1), 90, 100), (date(2026, 10, 1), 90, 10)], date(2026, 10, 20))
    2.0
    >>> used_per_day([(date(2026, 1, 1), 500, 0)], date(2026, 10, 20))
    0.0
    """
    start = today - timedelta(days=WINDOW_DAYS)
    return sum(out for day, out, _ in card if day > start) / WINDOW_DAYS


def days_of_cover(balance, per_day):
    """Whole days until the shelf is empty; None where nothing is used.

    >>> days_of_cover(25, 2.0)
    12
    >>> days_of_cover(25, 0.0) is None
    True
    """
    return None if per_day == 0 else int(balance / per_day)


def has_gap(cards, today):
    """Whether the whole store was silent for longer than LONGEST_GAP_DAYS within the window.

    >>> has_gap({'a': [(date(2026, 10, 1), 1, 1)], 'b': [(date(2026, 10, 12), 1, 1)]}, date(2026, 10, 20))
    True
    >>> has_gap({'a': [(date(2026, 7, 22) + timedelta(days=n), 1, 1) for n in range(90)]}, date(2026, 10, 20))
    False
    """
    start = today - timedelta(days=WINDOW_DAYS)
    days = sorted({day for card in cards.values() for day, _, _ in card if day > start} | {start, today})
    return any((later - earlier).days > LONGEST_GAP_DAYS for earlier, later in zip(days, days[1:]))


def main():
    cards = read_cards(sys.stdin)
    today = max(day for card in cards.values() for day, _, _ in card)
    note = "gap" if has_gap(cards, today) else ""
    print("item,balance,used per day,days of cover,note")
    for item in sorted(cards):
        balance = cards[item][-1][2]
        per_day = used_per_day(cards[item], today)
        cover = days_of_cover(balance, per_day)
        print(f'"{item}",{balance},{per_day:.1f},{"" if cover is None else cover},{note or ("no use" if cover is None else "")}')


if __name__ == "__main__":
    main()
