"""The page itself. No script: it must open on the clinics' oldest machine."""

from html import escape
from pathlib import Path

from . import rules
from .load import Report
from .rank import Row, is_ranked, rank

TEMPLATE = Path(__file__).parent.parent / "templates" / "page.html"
WIDTH = 420


def _spark(history: list[int]) -> str:
    if len(history) < rules.WEEKS_FOR_LINE:
        return ""
    top = max(history) or 1
    points = " ".join(f"{at * 12},{18 - 16 * value / top:.1f}" for at, value in enumerate(history))
    return f'<svg width="60" height="20" aria-hidden="true"><polyline points="{points}"/></svg>'


def _row(row: Row, most: int, history: list[int]) -> str:
    report = row.report
    bar = max(0, report.below_plan) / most * WIDTH
    notes = [note for note, applies in (("reported late", report.is_late), ("below half of plan", row.is_low)) if applies]
    return (
        f'<tr class="{"first" if row.first == 1 else ""}"><td>{row.rank}</td><th scope="row">{escape(report.clinic)}</th>'
        f'<td><span class="bar" style="width:{bar:.0f}px"></span> {max(0, report.below_plan)} of {report.plan}</td>'
        f"<td>{_spark(history)}</td><td>{', '.join(notes)}</td></tr>"
    )


def render(week: str, reports: list[Report]) -> str:
    of_week = [report for report in reports if report.week == week]
    if not of_week:
        raise SystemExit(f"no clinic has reported {week} yet")
    rows = rank(of_week)
    most = max(max(report.below_plan for report in of_week), 1)
    weeks = sorted({report.week for report in reports if report.week <= week})[-5:]
    given = {(report.week, report.clinic): report.given for report in reports}
    body = "\n".join(_row(row, most, [given[each, row.report.clinic] for each in weeks if (each, row.report.clinic) in given]) for row in rows)
    notice = "" if is_ranked(week) else "<p>From week 47 on the order says more about the plan than about the clinics. Call as you see fit.</p>"
    return TEMPLATE.read_text(encoding="utf-8").replace("{{week}}", escape(week)).replace("{{notice}}", notice).replace("{{rows}}", body)
