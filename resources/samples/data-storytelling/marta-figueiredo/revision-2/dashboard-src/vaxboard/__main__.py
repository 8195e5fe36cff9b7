import sys

from .load import BadData, load_reports
from .render import render

if len(sys.argv) != 2:
    raise SystemExit("usage: python3 -m vaxboard 2025-W41")
try:
    print(render(sys.argv[1], load_reports()))
except BadData as reason:
    raise SystemExit(f"The data can't be right, so there is no page: {reason}") from None
