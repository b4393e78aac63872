"""A person and a coach on one workbook, by file: what leaves it, what comes back, and what that changes.

- `bundle`: one file with a readable list of what is in it, whole or refused, locked with a passphrase if wanted
- `exchange`: a workbook → a bundle; a bundle → a separate workbook, or taken into one's own after a look
- `command`: the same from the terminal
"""
