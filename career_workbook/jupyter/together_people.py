"""Who is at the door of a live session: two people, each with an address of their own."""

from __future__ import annotations

import hmac
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from traitlets import Dict, Unicode


class People(IdentityProvider):
    """Knows a person by the token in their address; afterwards by a cookie that ends with the session."""

    token = Unicode("", help="Nobody comes in by a token that is everybody's.").tag(config=True)
    tokens = Dict(help="Who (me, coach) by their token.").tag(config=True)
    names = Dict(help="What they are called, by who they are.").tag(config=True)

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

    def process_login_form(self, handler: Any) -> User | None:
        """The same for a token that is typed into Jupyter's page for it."""
        return self.person_of(handler.get_argument("password", default=""))
