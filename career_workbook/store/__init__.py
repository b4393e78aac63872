"""The one room that knows the disk: a workbook is one SQLite file with a log of changes nothing is ever lost from.

- `store`: a workbook, open; `log` and `drafts` are its two halves, `change` what it is made of
- `schema`, `files`, `turns`: tables and settings; making, recognising, opening and copying files; taking turns
- `foreign`, `check`: reading a file nobody vouches for; saying whether a workbook is whole
- `union`: the part of a workbook that may leave it, and taking in another copy's changes
- `backup`, `restore`: copies by age, and bringing one back; `erase`: what was erased leaves the copies too
- `refusals`: everything that can be wrong, in sentences
"""

from .backup import backups, keep_backups
from .change import Change, Draft, Proposal
from .check import Report, check
from .erase import Cleared, erase_everywhere, erase_in_use
from .refusals import AlreadyThere, CannotOpen, Damaged, Missing, NotAWorkbook, NotSaved, ReadOnly, TooNew
from .restore import restore
from .store import Store
from .union import United, project, read_copy, unite

__all__ = ["AlreadyThere", "CannotOpen", "Change", "Cleared", "Damaged", "Draft", "Missing", "NotAWorkbook", "NotSaved",
           "Proposal", "ReadOnly", "Report", "Store", "TooNew", "United", "backups", "check", "erase_everywhere",
           "erase_in_use", "keep_backups", "project", "read_copy", "restore", "unite"]
