"""A person and a coach on one workbook, by file or at one table: what leaves it, what comes back, what that changes.

- `bundle`: one file with a readable list of what is in it, whole or refused, locked with a passphrase if wanted
- `exchange`: a workbook → a bundle; a bundle → a separate workbook, or taken into one's own after a look
- `command`: the same from the terminal
- `session`: a workbook → a folder for two people at once, and what comes back of it, after a crash too
- `sitting`: what the two share in it beside the workbook
- `not_shared`, `parting`: a coach's own notes; how long things are kept, and the end
"""
