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

from . import arguments, prompts
from .folder import Folder, FolderTrouble, create_folder, default_folder, find_folder, line_for, remember, remembered
from .to_type import to_type
from .trouble import sentence, unforeseen


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    given = list(sys.argv[1:] if argv is None else argv)
    if not given or (given[0].startswith("-") and given[0] not in ("-h", "--help", "--version")):
        given.insert(0, "open")
    args = arguments.parser().parse_args(given)
    try:
        return COMMANDS[args.command](args) or 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        print(sentence(error) or unforeseen(error, _meant(args)), file=sys.stderr)
        return 1


# The commands


def _open(args: argparse.Namespace) -> None:
    from .folder import look_after
    from .jupyter import serve

    folder = _folder(args) if args.folder else find_folder()
    if not folder.exists:
        folder = _first_folder(folder, chosen=bool(args.folder))
    _bring_back(folder)
    door = serve.door(folder)
    if args.port and not serve.is_open(door):  # a second server over one folder would be of no use
        door = serve.door(folder, args.port)
    try:
        if not serve.is_open(door):
            serve.must_be_free(door.port, line=line_for(folder, "open"))
            for line in look_after(folder):
                print(line)
            return serve.serve(folder, door, browser=not args.no_browser)
    except FolderTrouble:
        if not serve.is_open(door):
            raise
    print(f"Career Workbook is open already, at {door.address()}")
    if not args.no_browser:
        serve.show(folder, door)


def _bring_back(folder: Folder) -> None:
    """What a session with a coach left that was cut off; where there is none, nothing is read for it."""
    if any(folder.inner.glob("together*/")):
        from .together.session import bring_back

        for line in bring_back(folder):
            print(line)


def _first_folder(folder: Folder, *, chosen: bool) -> Folder:
    known = remembered()
    if not chosen:
        if known and known.path == folder.path:
            raise FolderTrouble(f"Your workbook is not at {folder.path} any more. If it was moved, name its new place: "
                                f"{to_type('open --folder FOLDER')}")
        if sys.stdin is not None and sys.stdin.isatty():
            answer = prompts.answer(f"Where should your workbook live? Press Enter for {folder.path}: ").strip()
            folder = Folder(Path(answer).expanduser().absolute()) if answer else folder
    folder = folder if folder.exists else create_folder(folder.path)
    print(f"Your workbook is in {folder.path}")
    if known is None:
        remember(folder)
    return folder


def _new(args: argparse.Namespace) -> None:
    if args.coach:
        return _new_for_a_coach(args.folder)
    usual = default_folder(sample=args.sample)
    folder = create_folder(args.folder or usual.path, sample=args.sample)
    if not args.sample and remembered() is None:
        remember(folder)
    print(f"{'The sample person’s' if args.sample else 'Your new'} workbook is in {folder.path}\n"
          f"Open it with: {line_for(folder, 'open')}")


def _new_for_a_coach(place: Path | None) -> None:
    from .together.not_shared import PAGE

    if place is None:
        raise FolderTrouble(f"Please name a folder for this client: {to_type('new --coach')} --folder \"Clients/Mara\"")
    folder = create_folder(place, coach=True)
    print(f"A folder for your own notes on this client is in {folder.path}\nThey have the page {PAGE.notebook} there, "
          f"and a file of their own that is never shared.\nOpen it with: {line_for(folder, 'open')}")


def _import(args: argparse.Namespace) -> int:
    from .readers.arriving import bring, take_back

    folder = _folder(args, there=True)
    ask = None if args.yes else prompts.answer
    return take_back(folder) if args.undo else bring(folder, args.files, ask, args.map, args.also)


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


def _questionnaire(args: argparse.Namespace) -> None:
    from .asking_others import make_questionnaire

    print(make_questionnaire(_folder(args, there=True), args.to))


def _check(args: argparse.Namespace) -> int:
    from .store import backups, check

    folder = _folder(args, there=True)
    report = check(folder.workbook)
    print("\n".join(report.sentences))
    notes = [check(folder.notes)] if folder.notes.exists() else []
    for own in notes:
        print("\n".join(["Your own notes, which are not shared:", *own.sentences]))
    others = [check(path, in_use=False) for _, path in backups(folder.backups, folder.workbook)]
    for other in others:
        if not other.ok:
            print("\n".join(other.sentences))
    if others:
        print(f"Backups: {sum(other.ok for other in others)} of {len(others)} whole.")
    return 0 if report.ok and all(other.ok for other in (*notes, *others)) else 1


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

    if args.client:
        return _erase_client(args, folder)
    return erase(folder, " ".join(args.words), args.of, everything=args.all, ask=None if args.yes else prompts.answer)


def _erase_client(args: argparse.Namespace, folder: Folder) -> int:
    from .jupyter import serve
    from .together.parting import erase_client

    if args.words or args.of or args.all:
        raise FolderTrouble("Please say either which words to erase, or --client for all of it. Nothing was erased.")
    if folder.inner.is_dir() and serve.is_open(serve.door(folder)):
        raise FolderTrouble("This workbook is open. Please close it (Ctrl-C in the window it was started in) first. "
                            "Nothing was erased.")
    return erase_client(folder, None if args.yes else prompts.answer)


def _share(args: argparse.Namespace) -> None:
    from .together.command import share

    share(_folder(args, there=True), args.chapters, args.to, _new_passphrase() if args.lock else "")


def _merge(args: argparse.Namespace) -> int:
    from .together.command import merge

    ask = None if args.yes else prompts.answer
    return merge(_folder(args, there=not args.folder), args.file, ask, prompts.passphrase)


def _together(args: argparse.Namespace) -> None:
    from .jupyter.together import together

    together(_folder(args, there=True), args.chapters, args.names, args.address, args.port,
             notes=args.shared_notes, browser=not args.no_browser)


def _new_passphrase() -> str:
    given = prompts.passphrase()
    if not given or prompts.passphrase("Once more: ") != given:
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
                            f"or make one with: {line_for(folder, 'new')}")
    return folder


COMMANDS = {
    "open": _open,
    "new": _new,
    "import": _import,
    "export": _export,
    "handout": _handout,
    "feedback-form": _feedback_form,
    "questionnaire": _questionnaire,
    "check": _check,
    "backup": _backup,
    "restore": _restore,
    "erase": _erase,
    "share": _share,
    "merge": _merge,
    "together": _together,
}
