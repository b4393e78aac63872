"""What `prove.py` needs: accounts of this computer, a hub in the practice's settings, and somebody with a browser."""

from __future__ import annotations

import contextlib
import http.cookiejar
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
MARK = f"cwproof{secrets.token_hex(2)}"
#: Two clients, the coach of the first, and somebody with an account who may not use the hub.
MARA, ERIK, ANNA, OTHER = (f"{MARK}-{name}" for name in ("mara", "erik", "anna", "other"))
MEMBERS, PAIR = f"{MARK}-users", f"{MARK}-pair"
GROUPS = {MARA: f"{MEMBERS},{PAIR}", ERIK: MEMBERS, ANNA: f"{MEMBERS},{PAIR}", OTHER: ""}


class Stuck(Exception):
    """The stage could not be set, or something that must come did not come."""


@contextlib.contextmanager
def accounts() -> Iterator[tuple[dict[str, str], Path]]:
    """The accounts' passwords, and the folder of a client and their coach as README.md makes it; gone afterwards."""
    place = Path(tempfile.mkdtemp(prefix=MARK))
    passwords = {name: secrets.token_urlsafe(18) for name in GROUPS}
    made: list[tuple[str, ...]] = []
    try:
        for group in (MEMBERS, PAIR):
            run("groupadd", group)
            made.append(("groupdel", group))
        for name, groups in GROUPS.items():
            # Homes that anybody may enter, as some systems make them: closing them is the workbook's work.
            run("useradd", "--create-home", "--key", "HOME_MODE=0755", "--shell", "/bin/bash", "--groups", groups, name)
            made.append(("userdel", "--remove", name))
        run("chpasswd", told="".join(f"{name}:{word}\n" for name, word in passwords.items()))
        place.chmod(0o711)
        run("install", "-d", "-o", "root", "-g", PAIR, "-m", "3770", place / "pair")
        yield passwords, place / "pair"
    finally:
        for undo in reversed(made):
            if undo[0] == "userdel":
                _end_all_of(pwd.getpwnam(undo[-1]).pw_uid)
            subprocess.run(undo, capture_output=True, check=False)
        shutil.rmtree(place)


def run(*words: object, told: str = "") -> None:
    """A command of the system's, which has to work."""
    done = subprocess.run([*map(str, words)], input=told, text=True, capture_output=True, check=False)
    if done.returncode:
        raise Stuck(f"{words[0]}: {done.stderr}")


def _end_all_of(uid: int) -> None:
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if entry.stat().st_uid == uid:
                os.kill(int(entry.name), signal.SIGKILL)


def home(name: str) -> Path:
    """Where an account's own things are."""
    return Path(pwd.getpwnam(name).pw_dir)


def processes(name: str, words: str) -> list[int]:
    """What an account runs whose command line holds these words."""
    uid, found = pwd.getpwnam(name).pw_uid, []
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if entry.stat().st_uid == uid and words in (entry / "cmdline").read_bytes().decode().replace("\0", " "):
                found.append(int(entry.name))
    return found


def as_account(name: str, *words: object) -> subprocess.CompletedProcess:
    """What comes of a command that this account types."""
    account = pwd.getpwnam(name)
    return subprocess.run(
        [*map(str, words)], user=account.pw_uid, group=account.pw_gid, cwd=account.pw_dir, umask=0o77,
        extra_groups=os.getgrouplist(name, account.pw_gid), capture_output=True, text=True, check=False,
        env={"HOME": account.pw_dir, "USER": name, "PATH": os.environ["PATH"], "LANG": "C.UTF-8"})


def career_workbook(name: str, *words: object) -> str:
    """What `career-workbook` says to this account; it has to work."""
    done = as_account(name, sys.executable, "-P", "-m", "career_workbook", *words)
    if done.returncode:
        raise Stuck(f"career-workbook {' '.join(map(str, words))}: {done.stdout}{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def hub(proxy: str) -> Iterator[tuple[int, Path]]:
    """A hub by jupyterhub_config.py: its port, and the file of what it noted. Only ports and places are its own."""
    place = Path(tempfile.mkdtemp(prefix=f"{MARK}-hub"))
    port, noted = free_port(), place / "noted.txt"
    (place / "config.py").write_text(f"""\
load_subconfig({str(HERE / 'jupyterhub_config.py')!r})
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.public_url = "https://127.0.0.1:{port}/"
c.JupyterHub.hub_port = {free_port()}
c.JupyterHub.db_url = "sqlite:///{place / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = {str(place / 'cookie_secret')!r}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{free_port()}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.ConfigurableHTTPProxy.pid_file = {str(place / 'proxy.pid')!r}
c.PAMAuthenticator.allowed_groups = {{{MEMBERS!r}}}
""", "utf-8")
    with noted.open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", "jupyterhub", "-f", str(place / "config.py")], stdout=log,
                                   stderr=log, cwd=place, umask=0o77)

    def answers() -> bool:
        if process.poll() is not None:
            raise Stuck(f"The hub did not start:\n{noted.read_text()}")
        return Somebody(port).ask("/hub/health").status == 200

    try:
        until("the hub", answers)
        yield port, noted
    finally:
        process.terminate()
        process.wait(180)
        shutil.rmtree(place)


def free_port() -> int:
    """A port nobody listens at now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def until(what: str, there: Callable[[], Any], seconds: int = 300) -> Any:
    """Wait for something that nobody announces."""
    end = time.monotonic() + seconds
    while not (found := there()):
        if time.monotonic() > end:
            raise Stuck(f"Waited in vain for {what}.")
        time.sleep(0.3)
    return found


class Answer:
    """What came back: its status (0 when nobody answers), where it came from, and its text."""

    def __init__(self, status: int, place: str, text: str) -> None:
        self.status, self.place, self.text = status, place, text

    @property
    def told(self) -> Any:
        """The text, read as JSON."""
        return json.loads(self.text)


class _Inwards(urllib.request.HTTPRedirectHandler):
    """Follows where the practice's web server would let one through to the hub."""

    def redirect_request(self, asked, file, code, said, headers, place):
        return super().redirect_request(asked, file, code, said, headers, place.replace("https://127", "http://127", 1))


class Somebody:
    """Somebody with a browser, behind the practice's web server (which does the encryption)."""

    def __init__(self, port: int, name: str = "") -> None:
        self.port, self.name = port, name
        # Those who come by https get cookies for https alone; here the web server in front is left out.
        policy = http.cookiejar.DefaultCookiePolicy(secure_protocols=("http", "https"))
        self.cookies = http.cookiejar.CookieJar(policy)
        self._browser = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.cookies), _Inwards())

    def ask(self, path: str, method: str = "GET", *, form: dict | None = None, tell: Any = None,
            token: str = "") -> Answer:
        """Ask the hub or a server; `tell` goes as JSON, `form` as a page's form would."""
        headers = {"X-Forwarded-Proto": "https"}
        data = None
        if token:
            headers["Authorization"] = f"token {token}"
        if fitting := [c for c in self.cookies if c.name == "_xsrf" and path.startswith(c.path)]:
            headers["X-XSRFToken"] = max(fitting, key=lambda c: len(c.path)).value
        if form is not None:
            data = urllib.parse.urlencode(form | {"_xsrf": headers.get("X-XSRFToken", "")}).encode()
        elif tell is not None:
            data, headers["Content-Type"] = json.dumps(tell).encode(), "application/json"
        wanted = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, headers, method=method)
        try:
            with self._browser.open(wanted, timeout=120) as answer:
                return Answer(answer.status, answer.url, answer.read().decode(errors="replace"))
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, refused.url, refused.read().decode(errors="replace"))
        except OSError:
            return Answer(0, "", "")

    def sign_in(self, password: str) -> Answer:
        """Fill in the page at which everybody signs in."""
        self.ask("/hub/login")
        return self.ask("/hub/login", "POST", form={"username": self.name, "password": password})

    def open(self, server: str = "") -> str:
        """Wait until a server of theirs is open, and enter it; returns the beginning of its addresses."""
        until(f"the workbook of {self.name}", lambda: self.ask(f"/hub/api/users/{self.name}").told.get(
            "servers", {}).get(server, {}).get("ready"))
        inside = f"/user/{self.name}/{server + '/' if server else ''}"
        entered = self.ask(inside)
        if entered.status != 200:
            raise Stuck(f"{self.name} could not enter {inside}: {entered.status} at {entered.place}")
        return inside
