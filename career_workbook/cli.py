"""The `career-workbook` command: what a person can do with their folder from a terminal.

Nothing heavy is imported until a subcommand needs it. What goes wrong is said in a sentence, on the error stream, with
exit status 1; never as a traceback.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path

from . import __version__
from .folder import Folder, FolderTrouble, create_folder, default_folder, find_folder, remember, remembered
from .to_type import to_type
from .trouble import sentence, unforeseen

MAIN = """\
Your career as the business of one: a workbook of chapters with forms that are saved as you type, pictures that answer,
and pages to print. Without a command it opens your workbook."""
COMMANDS = ("open", "new", "import", "export", "handout", "check", "backup", "restore", "erase", "feedback-form",
            "share", "merge")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "open")
    args = _parser().parse_args(given)
    try:
        return args.run(args) or 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        print(sentence(error) or unforeseen(error, _meant(args)), file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=to_type(), description=MAIN, allow_abbrev=False,
                                     epilog="Help on one command: %(prog)s COMMAND --help")
    parser.add_argument("--version", action="version", version=f"Career Workbook {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name, run, does, **more):
        made = commands.add_parser(name, help=does[0].lower() + does[1:].rstrip("."), description=does,
                                   allow_abbrev=False, **more)
        made.add_argument("--folder", type=Path, metavar="FOLDER",
                          help="your workbook's folder (else the one around the current folder, else your usual one)")
        made.set_defaults(run=run)
        return made

    opened = command("open", _open, "Open the workbook in the browser; the first time, make it.")
    opened.add_argument("--no-browser", action="store_true", help="only say the address")
    opened.add_argument("--port", type=_port, help="use this port from now on")
    new = command("new", _new, "Make a new workbook.")
    new.add_argument("--sample", action="store_true", help="the invented sample person's, to try things out")
    brought = command("import", _import, "Read another program's file into the workbook, after showing what is in it.")
    either = brought.add_mutually_exclusive_group(required=True)
    either.add_argument("files", nargs="*", metavar="FILE", default=[],
                        help="hours you keep elsewhere, answers of colleagues (several files at once), LinkedIn's "
                             "archive, a résumé or this workbook's own CSV files; a word before it such as toggl, "
                             "forms, linkedin, json-resume or csv says what it is, where the file alone does not")
    brought.add_argument("--map", action="append", default=[], metavar="PROJECT=SKILL",
                         help="which skill a project counts for; may be given again; empty after = leaves it out")
    brought.add_argument("--yes", action="store_true", help="ask nothing: take in what was understood")
    either.add_argument("--undo", action="store_true", help="take the latest import out again")
    exported = command("export", _export, "Write your records as files for other programs.")
    exported.add_argument("form", choices=("csv", "json-resume"), metavar="FORMAT",
                          help="csv: everything, one table a kind, to be read in again; json-resume: a résumé")
    exported.add_argument("--to", type=Path, metavar="PLACE", help="another folder, or the résumé's file")
    exported.add_argument("--name", default="", help="the name at the top of the résumé")
    handout = command("handout", _handout, "Write chapters as pages to print or to give away.")
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
    asking = command("feedback-form", _feedback_form, "Write the page on which colleagues answer the latest round.")
    asking.add_argument("--to", type=Path, metavar="PLACE", help="another folder for the page")
    command("check", _check, "Verify the workbook and its backups.")
    command("backup", _backup, "Make a backup now.")
    restore = command("restore", _restore, "Go back to a backup; the present state is kept beside it.")
    restore.add_argument("backup", nargs="?", type=Path, metavar="BACKUP", help="the backup's file (else the latest)")
    erase = command("erase", _erase, "Erase entries for good, from history and backups too, after showing which.")
    erase.add_argument("words", nargs="*", metavar="WORDS", help="words that stand in the entry, or once stood in it")
    erase.add_argument("--of", default="", metavar="KIND", help="only entries of this kind, such as trigger")
    erase.add_argument("--all", action="store_true", help="with --of: every entry of that kind")
    erase.add_argument("--yes", action="store_true", help="ask nothing: erase what was found")
    share = command("share", _share, "Write what your coach may see into one file, to send to them (or back to you).")
    share.add_argument("chapters", nargs="*", metavar="CHAPTER", help="such as vine or 08_vine; without one, all")
    share.add_argument("--to", type=Path, metavar="PLACE", help="another folder, or the file's name")
    share.add_argument("--lock", action="store_true", help="lock the file with a passphrase, which is asked for")
    merge = command("merge", _merge, "Take in a shared file, after showing what it would change.")
    merge.add_argument("file", type=Path, metavar="FILE", help="what “share” wrote; a coach names a new --folder")
    merge.add_argument("--yes", action="store_true", help="ask nothing: take it in")
    return parser


def _port(text: str) -> int:
    if text.isdecimal() and 1024 <= int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError("a port is a number from 1024 to 65535")


# The commands


def _open(args: argparse.Namespace) -> None:
    from .jupyter import serve

    folder = _folder(args) if args.folder else find_folder()
    if not folder.exists:
        folder = _first_folder(folder, chosen=bool(args.folder))
    door = serve.door(folder, args.port)
    try:
        if not serve.is_open(door):
            serve.must_be_free(door.port)
            _look_after(folder)
            return serve.serve(folder, door, browser=not args.no_browser)
    except FolderTrouble:
        if not serve.is_open(door):
            raise
    print(f"Career Workbook is open already, at {door.address()}")
    if not args.no_browser:
        serve.show(folder, door)


def _look_after(folder: Folder) -> None:
    """Before a workbook is opened: is it whole enough to be, keep a backup, bring the chapters up to date."""
    from .folder import update_chapters
    from .store import NotSaved, Store, keep_backups

    with Store.open(folder.workbook) as store:
        try:
            keep_backups(store, folder.backups, dt.datetime.now(dt.UTC))
        except NotSaved as error:
            # A full disk is no reason to keep a person from their words.
            print(f"No backup could be made. {error}", file=sys.stderr)
    for line in update_chapters(folder).sentences():
        print(line)


def _first_folder(folder: Folder, *, chosen: bool) -> Folder:
    known = remembered()
    if not chosen:
        if known and known.path == folder.path:
            raise FolderTrouble(f"Your workbook is not at {folder.path} any more. If it was moved, name its new place: "
                                f"{to_type('open --folder FOLDER')}")
        if sys.stdin is not None and sys.stdin.isatty():
            answer = input(f"Where should your workbook live? Press Enter for {folder.path}: ").strip()
            folder = Folder(Path(answer).expanduser().absolute()) if answer else folder
    folder = folder if folder.exists else create_folder(folder.path)
    print(f"Your workbook is in {folder.path}")
    if known is None:
        remember(folder)
    return folder


def _new(args: argparse.Namespace) -> None:
    usual = default_folder(sample=args.sample)
    folder = create_folder(args.folder or usual.path, sample=args.sample)
    if not args.sample and remembered() is None:
        remember(folder)
    how = "" if remembered() == folder else f'open --folder "{folder.path}"'
    print(f"{'The sample person’s' if args.sample else 'Your new'} workbook is in {folder.path}\n"
          f"Open it with: {to_type(how)}")


def _import(args: argparse.Namespace) -> int:
    from .readers.arriving import bring, take_back

    folder = _folder(args, there=True)
    return take_back(folder) if args.undo else bring(folder, args.files, None if args.yes else input, args.map)


def _export(args: argparse.Namespace) -> None:
    from .writers.command import export

    export(_folder(args, there=True), args.form, args.to, args.name)


def _handout(args: argparse.Namespace) -> None:
    from .handout.command import hand_out

    run = None
    if args.run_cells:
        from .jupyter.added_cells import run
    hand_out(None if args.sample else _folder(args, there=True), args.chapters, args.reader, args.to, args.blank,
             preview=args.preview, as_pack=args.pack, as_pdf=args.paper if args.pdf else "", run_cells=run)


def _feedback_form(args: argparse.Namespace) -> None:
    from .asking_others import NothingToAsk, make

    try:
        print(make(_folder(args, there=True), args.to))
    except NothingToAsk as nothing:
        raise FolderTrouble(str(nothing)) from None


def _check(args: argparse.Namespace) -> int:
    from .store import backups, check

    folder = _folder(args, there=True)
    report = check(folder.workbook)
    print("\n".join(report.sentences))
    others = [check(path, in_use=False) for _, path in backups(folder.backups, folder.workbook)]
    for other in others:
        if not other.ok:
            print("\n".join(other.sentences))
    if others:
        print(f"Backups: {sum(other.ok for other in others)} of {len(others)} whole.")
    return 0 if report.ok and all(other.ok for other in others) else 1


def _backup(args: argparse.Namespace) -> None:
    from .store import Store
    from .store.backup import STAMPED

    folder = _folder(args, there=True)
    folder.backups.mkdir(mode=0o700, exist_ok=True)
    name = f"{folder.workbook.stem}-{dt.datetime.now(dt.UTC).strftime(STAMPED)}{folder.workbook.suffix}"
    with Store.open(folder.workbook) as store:
        print(f"Backed up to {store.backup(folder.backups / name)}")


def _restore(args: argparse.Namespace) -> None:
    from .jupyter import serve
    from .store import backups, restore

    folder = _folder(args)
    there = backups(folder.backups, folder.workbook)
    if args.backup is None and not there:
        raise FolderTrouble(f"There are no backups in {folder.backups}. Nothing was changed.")
    if folder.inner.is_dir() and serve.is_open(serve.door(folder)):
        raise FolderTrouble("The workbook is open. Please close it (Ctrl-C in the window it was started in), "
                            "then restore. Nothing was changed.")
    backup = args.backup or there[0][1]
    aside = restore(backup, folder.workbook, now=dt.datetime.now(dt.UTC))
    print(f"Your workbook is as it was in {backup}")
    if aside:
        print(f"How it was before is kept in {aside}")


def _erase(args: argparse.Namespace) -> int:
    folder = _folder(args, there=True)
    from .erasing import erase

    return erase(folder, " ".join(args.words), args.of, everything=args.all, ask=None if args.yes else input)


def _share(args: argparse.Namespace) -> None:
    from .together.command import share

    share(_folder(args, there=True), args.chapters, args.to, _passphrase(twice=True) if args.lock else "")


def _merge(args: argparse.Namespace) -> int:
    from .together.command import merge

    return merge(_folder(args, there=not args.folder), args.file, None if args.yes else input, _passphrase)


def _passphrase(words: str = "A passphrase for the file: ", *, twice: bool = False) -> str:
    from getpass import getpass

    given = getpass(words)
    if twice and (not given or getpass("Once more: ") != given):
        raise FolderTrouble("That was empty, or not the same twice. Nothing was written.")
    return given


def _meant(args: argparse.Namespace) -> Folder | None:
    try:
        return _folder(args)
    except Exception:
        return None


def _folder(args: argparse.Namespace, *, there: bool = False) -> Folder:
    if not args.folder:
        folder = find_folder()
    else:
        given = args.folder.expanduser().absolute()
        folder = Folder(given.parent if given.name == "workbook.db" else given)
    if there and not folder.exists:
        raise FolderTrouble(f"There is no workbook in {folder.path}. Name its folder with --folder, "
                            f"or make one with: {to_type('new')}")
    return folder
