"""What may be typed after `career-workbook`: its subcommands, their options, and the help on them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from . import __version__
from .to_type import to_type

MAIN = """\
Your career as the business of one: a workbook of chapters with forms that are saved as you type, pictures that answer,
and pages to print. Without a command it opens your workbook."""


def parser() -> argparse.ArgumentParser:
    """What may be typed; `command` names what was."""
    whole = argparse.ArgumentParser(prog=to_type(), description=MAIN, allow_abbrev=False,
                                    epilog="Help on one command: %(prog)s COMMAND --help")
    whole.add_argument("--version", action="version", version=f"Career Workbook {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, does: str, **more: Any) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=does[0].lower() + does[1:].rstrip("."), description=does,
                                   allow_abbrev=False, **more)
        made.add_argument("--folder", type=Path, metavar="FOLDER",
                          help="your workbook's folder (else the one around the current folder, else your usual one)")
        made.set_defaults(command=name)
        return made

    opened = command("open", "Open the workbook in the browser; the first time, make it.")
    opened.add_argument("--no-browser", action="store_true", help="only say the address")
    opened.add_argument("--port", type=_port, help="use this port from now on")
    new = command("new", "Make a new workbook.")
    kind = new.add_mutually_exclusive_group()
    kind.add_argument("--sample", action="store_true", help="the invented sample person's, to try things out")
    kind.add_argument("--coach", action="store_true",
                      help="a coach's, for own notes on a client who shares no files, one folder for each client")
    brought = command("import", "Read another program's file into the workbook, after showing what is in it.")
    either = brought.add_mutually_exclusive_group(required=True)
    either.add_argument("files", nargs="*", metavar="FILE", default=[],
                        help="hours you keep elsewhere, answers of colleagues (several files at once), LinkedIn's "
                             "archive, a résumé or this workbook's own CSV files; a word before it such as toggl, "
                             "forms, linkedin, json-resume or csv says what it is, where the file alone does not")
    brought.add_argument("--map", action="append", default=[], metavar="PROJECT=SKILL",
                         help="which skill a project counts for; may be given again; empty after = leaves it out")
    brought.add_argument("--also", action="append", default=[], choices=("connections", "messages"),
                         help="of LinkedIn's archive, read the people you know too; with messages, when you last wrote")
    brought.add_argument("--yes", action="store_true", help="ask nothing: take in what was understood")
    either.add_argument("--undo", action="store_true", help="take the latest import out again")
    exported = command("export", "Write your records as files for other programs.")
    exported.add_argument("form", choices=("csv", "json-resume"), metavar="FORMAT",
                          help="csv: everything, one table a kind, to be read in again; json-resume: a résumé")
    exported.add_argument("--to", type=Path, metavar="PLACE", help="another folder, or the résumé's file")
    exported.add_argument("--name", default="", help="the name at the top of the résumé")
    handout = command("handout", "Write chapters as pages to print or to give away.")
    handout.add_argument("chapters", nargs="*", metavar="CHAPTER", help="such as vine or 08_vine; without one, all")
    handout.add_argument("--for", dest="reader", choices=("me", "coach", "anyone"), default="me",
                         help="who will read it: what they may not see is left out (default: me)")
    handout.add_argument("--blank", action="store_true", help="an empty worksheet to fill in by hand")
    handout.add_argument("--pack", action="store_true", help="one document of all of them, with a cover")
    handout.add_argument("--pdf", action="store_true", help="as a PDF too, by this computer's Chromium, Chrome or Edge")
    handout.add_argument("--paper", choices=("A4", "letter"), default="A4", help="the paper of a PDF (default: A4)")
    handout.add_argument("--to", type=Path, metavar="PLACE", help="another folder for the pages")
    handout.add_argument("--run-cells", action="store_true",
                         help="run the cells you added to chapters, and print what they show as text and pictures")
    handout.add_argument("--preview", action="store_true", help="only say who will see what; write nothing")
    handout.add_argument("--sample", action="store_true", help="of the invented sample person, who needs no folder")
    asking = command("feedback-form", "Write the page on which colleagues answer the latest round.")
    asking.add_argument("--to", type=Path, metavar="PLACE", help="another folder for the page")
    before = command("questionnaire", "Write the page to fill in before the next hour with a coach.")
    before.add_argument("--to", type=Path, metavar="PLACE", help="another folder for the page")
    command("check", "Verify the workbook and its backups.")
    command("backup", "Make a backup now.")
    restore = command("restore", "Go back to a backup; the present state is kept beside it.")
    restore.add_argument("backup", nargs="?", type=Path, metavar="BACKUP", help="the backup's file (else the latest)")
    erase = command("erase", "Erase entries for good, from history and backups too, after showing which.")
    erase.add_argument("words", nargs="*", metavar="WORDS", help="words that stand in the entry, or once stood in it")
    erase.add_argument("--of", default="", metavar="KIND", help="only entries of this kind, such as trigger")
    erase.add_argument("--all", action="store_true", help="with --of: every entry of that kind")
    erase.add_argument("--yes", action="store_true", help="ask nothing: erase what was found")
    erase.add_argument("--client", action="store_true",
                       help="for a coach: all that the client of this folder shared, and your own notes")
    share = command("share", "Write what your coach may see into one file, to send to them (or back to you).")
    share.add_argument("chapters", nargs="*", metavar="CHAPTER", help="such as vine or 08_vine; without one, all")
    share.add_argument("--to", type=Path, metavar="PLACE", help="another folder, or the file's name")
    share.add_argument("--lock", action="store_true", help="lock the file with a passphrase, which is asked for")
    merge = command("merge", "Take in a shared file, after showing what it would change.")
    merge.add_argument("file", type=Path, metavar="FILE", help="what “share” wrote; a coach names a new --folder")
    merge.add_argument("--yes", action="store_true", help="ask nothing: take it in")
    pair = command("together", "Work on what you share, at the same time as your coach: one server, two browsers.")
    pair.add_argument("chapters", nargs="*", metavar="CHAPTER", help="such as vine or 08_vine; without one, all")
    pair.add_argument("--names", nargs=2, metavar=("MINE", "COACH"), help="what the two of you are called")
    pair.add_argument("--address", default="", metavar="IP",
                      help="let another computer in, at this address of yours (without it: nobody but this computer)")
    pair.add_argument("--port", type=_port, help="use this port for the session")
    pair.add_argument("--shared-notes", action="store_true",
                      help="a page of notes on which you both type at the same time (installs one part more, once)")
    pair.add_argument("--no-browser", action="store_true", help="only say the addresses")
    return whole


def _port(text: str) -> int:
    if text.isdecimal() and 1024 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError("a port is a number from 1024 to 65535")
