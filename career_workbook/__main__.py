"""``python -m career_workbook`` is the `career-workbook` command."""

from .cli import main

if __name__ == "__main__":
    raise SystemExit(main())
