"""Start a real hub with this folder's own settings and try to get past what keeps people apart: one line a proof.

    sudo /opt/career-workbook/bin/python deploy/prove.py [--proxy PATH-OF-CONFIGURABLE-HTTP-PROXY]

Makes four accounts and two groups of its own, signs in at the hub's page with the accounts' passwords, and takes all of
it away again. Ends with status 1 where anything gave way, 2 where it could not be tried.
"""

from __future__ import annotations

import argparse
import json
import os
import pwd
import shutil
import signal
import stat
import sys
import zipfile
from pathlib import Path

from stage import (
    ANNA,
    ERIK,
    MARA,
    OTHER,
    PAIR,
    Somebody,
    Stuck,
    accounts,
    as_account,
    career_workbook,
    home,
    hub,
    processes,
    until,
)

SHARED, PRIVATE, ADVICE = "CANARY-for-a-coach", "CANARY-for-me-alone", "CANARY-from-the-coach"
FOLDER = "Career Workbook"
CHAPTER = {"path": "08_vine.ipynb", "name": "08_vine.ipynb", "type": "notebook", "kernel": {"name": "career-workbook"}}

held: list[bool] = []


def proof(sentence: str, holds: object) -> None:
    """Say whether it holds."""
    held.append(bool(holds))
    print(f"{'holds ' if holds else 'BROKEN'}  {sentence}", flush=True)


def refused(name: str, *words: object) -> bool:
    """True when the system does not let the account do this; anything else that goes wrong does not count."""
    done = as_account(name, *words)
    return done.returncode != 0 and "ermission denied" in done.stderr


def signing_in(port: int, passwords: dict[str, str]) -> dict[str, Somebody]:
    """Who gets in, and what is made for them."""
    people = {name: Somebody(port, name) for name in (MARA, ERIK, ANNA)}
    proof("A wrong password does not open.", people[MARA].sign_in("wrong").status == 403)
    proof("An account of this computer outside the practice's group does not get in.",
          Somebody(port, OTHER).sign_in(passwords[OTHER]).status == 403)
    for name, person in people.items():
        person.sign_in(passwords[name])
        person.open()
    mara = people[MARA].ask(f"/user/{MARA}/")
    proof("After signing in, one is in the first chapter of one's own workbook, which was made.",
          mara.place.endswith(f"/user/{MARA}/doc/tree/00_start.ipynb")
          and (home(MARA) / FOLDER / "workbook.db").is_file())
    proof("Each server runs as the account of the person it serves.",
          all(len(processes(name, "career_workbook.jupyter.hub")) == 1 for name in people))
    places = [home(name) / part for name in people for part in ("", FOLDER, f"{FOLDER}/.workbook")]
    proof("Homes that others could enter have been closed (0700), and so are the folders in them.",
          all(stat.S_IMODE(place.stat().st_mode) == 0o700 for place in places))
    files = [p for name in people for p in (home(name) / FOLDER).rglob("*") if p.is_file() and p.name != "README"]
    proof("No file of a workbook can be read by another account.", all(not p.stat().st_mode & 0o077 for p in files))
    kept = [c for person in people.values() for c in person.cookies if c.name != "_xsrf"]
    proof("What the browser is given to stay signed in goes by encrypted connections alone, and no script reads it.",
          kept and all(c.secure and c.has_nonstandard_attr("HttpOnly") for c in kept))
    return people


def by_path() -> None:
    """What another account finds of Mara's."""
    file = home(MARA) / FOLDER / "workbook.db"
    for name, who in ((ERIK, "Another client"), (ANNA, "The coach")):
        proof(f"{who} cannot list a client's home, enter its folder, or read the workbook by its path.",
              refused(name, "ls", home(MARA)) and refused(name, "ls", file.parent) and refused(name, "cat", file))


def by_network(people: dict[str, Somebody]) -> None:
    """What the hub and the servers answer to somebody else."""
    mara = people[MARA]
    inside = f"/user/{MARA}/"
    session = mara.ask(f"{inside}api/sessions", "POST", tell=CHAPTER)
    shown = {entry["name"] for entry in mara.ask(f"{inside}api/contents").told["content"]}
    proof("Her own server shows Mara her chapters, runs them, and keeps the workbook's file out of the list.",
          session.status == 201 and "08_vine.ipynb" in shown and "workbook.db" not in shown)
    proof("Without signing in there is nothing to see.",
          Somebody(mara.port).ask(f"{inside}api/contents").status == 403)
    asked = [("GET", f"{inside}api/contents"), ("GET", f"{inside}api/contents/08_vine.ipynb"),
             ("POST", f"{inside}api/terminals"), ("POST", f"{inside}api/kernels"), ("GET", inside),
             ("GET", f"/hub/api/users/{MARA}"), ("GET", "/hub/api/users"), ("POST", f"/hub/api/users/{MARA}/server"),
             ("DELETE", f"/hub/api/users/{MARA}/server"), ("POST", f"/hub/api/users/{MARA}/tokens")]
    for name, who in ((ERIK, "Another client"), (ANNA, "The coach")):
        own = people[name].ask(f"/hub/api/users/{name}/tokens", "POST", tell={"note": "to try"}).told["token"]
        answers = [people[name].ask(path, method, tell={} if method == "POST" else None, token=token).status
                   for token in ("", own) for method, path in asked]
        proof(f"{who}, signed in or with a token of their own, is refused each of {len(asked)} questions to a client's "
              "server or about it.", set(answers) <= {403, 404})
    around = people[ERIK].ask(f"/user/{ERIK}/api/contents/..%2F..%2F..{home(MARA)}%2F{FOLDER.replace(' ', '%20')}")
    proof("Nor does one's own server lead out of one's own folder into another.", around.status in (400, 403, 404))
    given = [mara.ask(f"/hub/api/{what}/{MARA}/", "POST", tell=whom).status
             for what, whom in (("shares", {"user": ANNA}), ("share-codes", {}))]
    proof("Nobody can let others into their server, not even by mistake.", given == [403, 403])
    sockets(session.told["kernel"]["id"])


def sockets(kernel: str) -> None:
    """How a chapter's process is spoken to."""
    doors = until("the chapter's process", lambda: [*home(MARA).glob(f".cw/*/kernel-{kernel}-ipc-*")])
    spoken = json.loads(next(doors[0].parent.glob(f"kernel-{kernel}.json")).read_text("utf-8"))["transport"] == "ipc"
    knock = "import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    proof("What a chapter's process says cannot be overheard by another account.", spoken and all(
        refused(ERIK, sys.executable, "-P", "-c", knock, door) for door in doors))
    uids = {pwd.getpwnam(name).pw_uid for name in (MARA, ERIK, ANNA)}
    heard = {line.split()[1].split(":")[0] for table in ("tcp", "tcp6") if Path("/proc/net", table).exists()
             for line in Path("/proc/net", table).read_text().splitlines()[1:]
             if line.split()[3] == "0A" and int(line.split()[7]) in uids}
    proof("No server listens beyond this computer.", heard == {"0100007F"})


def with_the_coach(people: dict[str, Somebody], drop: Path) -> None:
    """What the client shares, and nothing else, reaches the coach."""
    write(MARA, {"agreement": "key,recorded,who_sees,kept_until,ending\nsheet,little,we two,a year,a word\n",
                 "skill": f"key,name\nsql,{SHARED}\n", "fear": f"key,fear\nf,{PRIVATE}\n"})
    said = career_workbook(MARA, "share", "--to", drop)
    bundle = next(drop.glob("*.careerbook"))
    proof("A client is told which group can read what they share.", PAIR in said)
    with zipfile.ZipFile(bundle) as archive:
        held_in = b"".join(map(archive.read, archive.namelist())).decode("latin-1")
    proof("The file holds what the agreement allows, and no byte of what is for the person alone.",
          SHARED in held_in and PRIVATE not in held_in)
    proof("Another client can neither read it by its name nor see what lies beside it.",
          refused(ERIK, "cat", bundle) and refused(ERIK, "ls", drop) and refused(ERIK, "ls", drop.parent))
    copy = home(ANNA) / "Clients" / "mara"
    start = f"/hub/spawn/{ANNA}/mara"
    early = people[ANNA].ask(start)
    proof("Before anything was taken in, the coach is told so instead of given an empty workbook.",
          early.status >= 400 and "Clients/mara" in early.text)
    career_workbook(ANNA, "merge", bundle, "--folder", copy)
    people[ANNA].ask(start)
    inside = people[ANNA].open("mara")
    shown = people[ANNA].ask(f"{inside}api/contents").told["content"]
    proof("The coach opens the shared part as a workbook of its own, in a server of its own.",
          "08_vine.ipynb" in {entry["name"] for entry in shown})
    everything = "".join(p.read_bytes().decode("latin-1") for p in home(ANNA).rglob("*") if p.is_file())
    proof("Nowhere in the coach's home is a byte of what the client kept for themselves.",
          SHARED in everything and PRIVATE not in everything)
    write(ANNA, {"skill": f"key,name\nadvice,{ADVICE}\n"}, "--folder", copy)
    career_workbook(ANNA, "share", "--folder", copy, "--to", drop)
    back = max(drop.glob("*.careerbook"), key=lambda p: p.stat().st_mtime_ns)
    career_workbook(MARA, "merge", back, "--yes")
    mine = (home(MARA) / FOLDER / "workbook.db").read_bytes()
    proof("What the coach wrote comes back the same way.", ADVICE.encode() in mine and PRIVATE.encode() in mine)


def write(name: str, tables: dict[str, str], *where: object) -> None:
    """Let somebody write answers into their workbook."""
    for kind, rows in tables.items():
        file = home(name) / f"{kind}.csv"
        run_as = pwd.getpwnam(name)
        file.write_text(rows, "utf-8")
        os.chown(file, run_as.pw_uid, run_as.pw_gid)
        career_workbook(name, "import", "csv", file, "--yes", *where)
        file.unlink()


def leaving(people: dict[str, Somebody], noted: Path) -> None:
    """What is left open afterwards."""
    people[MARA].ask("/hub/logout")
    proof("Signing out closes the workbook: nothing of the person runs any more.",
          until("the server to end", lambda: not processes(MARA, "python")))
    asked = people[MARA].ask(f"/user/{MARA}/api/contents")
    proof("The browser that signed out is led to the page for signing in.", "/hub/login" in asked.place)
    text = noted.read_text("utf-8")
    proof("What the hub notes holds no answer of anybody.", not any(c in text for c in (SHARED, PRIVATE, ADVICE)))


def main() -> int:
    """Try everything."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--proxy", default="configurable-http-proxy", help="where configurable-http-proxy is")
    proxy = shutil.which(asked.parse_args().proxy)
    if os.geteuid() or not proxy:
        print("This makes accounts and starts a hub. It needs root, and configurable-http-proxy: see README.md.",
              file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # So that the accounts go then too.
    try:
        with accounts() as (passwords, drop), hub(proxy) as (port, noted):
            people = signing_in(port, passwords)
            by_path()
            by_network(people)
            with_the_coach(people, drop)
            leaving(people, noted)
    except Stuck as stuck:
        print(stuck, file=sys.stderr)
        return 2
    print(f"{sum(held)} of {len(held)} hold.")
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
