"""Who is at the door of a live session, and what may be asked there: two people, each with an address of their own.

Jupyter's server can do much more than show a chapter. Here it answers what a page of a chapter asks in its course,
and refuses everything else, whoever asks.
"""

from __future__ import annotations

import hmac
import re
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado import web
from traitlets import Dict, Type, Unicode

from ..together.shared_notes import NAME

_CHAPTER = r"\d\d_[a-z_]+\.ipynb"
_ID = r"[0-9a-f-]{36}"
_NOTES = re.escape(NAME)
#: Lab tells the tabs of one browser apart by a word in their addresses.
_TAB = r"[A-Za-z0-9-]+"
_READ = (
    "", rf"doc(/workspaces/{_TAB})?/tree/({_CHAPTER}|{_NOTES})", r"static/.+", r"lab/extensions/.+",
    r"lab/api/(settings|themes|translations)(/.*)?",
    rf"lab/api/workspaces(/{_TAB})?", "api", r"api/(me|status|kernels|kernelspecs|sessions|nbconvert|contents)",
    rf"api/contents/{_CHAPTER}(/checkpoints)?", rf"api/kernels/{_ID}(/channels)?", rf"api/sessions/{_ID}",
    "api/events/subscribe", r"kernelspecs/career-workbook/[a-z0-9x-]+\.(svg|png)", r"favicon\.ico", "login",
    rf"api/contents/{_NOTES}(/checkpoints)?", rf"api/collaboration/room/text:file:{_ID}",
)
#: A session is begun (and a chapter's program started again) by asking; which ones may be is looked at there.
_ASKED_FOR = ("api/sessions", rf"api/kernels/{_ID}/(interrupt|restart)")
MAY_BE = {"GET": re.compile("|".join(_READ)), "HEAD": re.compile("|".join(_READ)),
          "POST": re.compile("|".join(_ASKED_FOR)), "PATCH": re.compile(rf"api/sessions/{_ID}"),
          "PUT": re.compile(rf"api/collaboration/session/{_NOTES}")}


def may_be_asked(method: str, path: str) -> bool:
    """True for what a chapter or the page of notes needs; `path` without the slash it begins with."""
    return method in MAY_BE and ".." not in path and MAY_BE[method].fullmatch(path) is not None


CLOSED = """\
<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Career Workbook</title><style>body {font: 1.1rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto;
padding: 0 1rem; color-scheme: light dark}</style>
<h1>This address does not open a session</h1>
<p>Each session has new addresses, one for each of you. Ask for yours, or look in the window the session was started in.
</p></html>
"""


class Closed(JupyterHandler):
    """What somebody sees who comes without an address of theirs."""

    @allow_unauthenticated
    def get(self) -> None:
        """A page that says what to do."""
        self.set_status(403)
        self.finish(CLOSED)


class People(IdentityProvider):
    """Knows a person by the token in their address; afterwards by a cookie that ends with the session."""

    token = Unicode("", help="Nobody comes in by a token that is everybody's.").tag(config=False)
    tokens = Dict(help="Who (me, coach) by their token.")
    names = Dict(help="What they are called, by who they are.")
    login_handler_class = Type(Closed, klass=web.RequestHandler)
    logout_available = False

    async def get_user(self, handler: Any) -> User | None:
        """Who asks; refuses, whoever it is, what a session has no use for."""
        if not may_be_asked(handler.request.method, handler.request.path.removeprefix("/")):
            handler.current_user = None  # the page that says so asks who it is for
            raise web.HTTPError(403, "A session shows its chapters and nothing else.")
        return await self._get_user(handler)

    async def get_user_token(self, handler: Any) -> User | None:
        """The person whose token was given; None for no token, an empty one and any other."""
        return self.person_of(self.get_token(handler))

    def person_of(self, token: str | None) -> User | None:
        """The person a token belongs to."""
        given = (token or "").encode()
        for known, who in self.tokens.items():
            if known and hmac.compare_digest(known.encode(), given):
                name = self.names.get(who, who)
                return User(username=who, name=name, display_name=name, initials=name[:1])
        return None

    def own_page(self, handler: Any, page: dict[str, Any]) -> dict[str, Any]:
        """What a page is told: to ask in the name of the person it was made for, also where two share a browser."""
        who = handler.current_user.username if handler.current_user else ""
        token = next((token for token, whose in self.tokens.items() if whose == who), "")
        return page | {"token": token, "serverRoot": ""}
