"""A practice's JupyterHub: everybody with an account of their own on one computer, each in their own workbook.

README.md beside this file says how to set it up, and what protects whom from what. What a practice has to decide stands
first; what keeps people apart stands below it. `prove.py` starts a hub with this very file and tries to get past it.
"""

import pwd
import sys
from pathlib import Path

from tornado.web import HTTPError

c = get_config()  # noqa: F821 (JupyterHub hands it to this file)

# What a practice decides

#: Where the hub listens: on this computer alone. A web server in front of it does the encryption (TLS).
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
#: How people reach it. By https, so that what keeps them signed in never travels in the open.
c.JupyterHub.public_url = "https://workbooks.example.org/"
#: Only members of this group of the computer may sign in, with the password of their account.
c.PAMAuthenticator.allowed_groups = {"career-workbook"}
#: Where the hub notes who is signed in. For root alone.
STATE = Path("/var/lib/career-workbook-hub")
#: How many workbooks may be open at once: about 400 MB of memory each, with two or three chapters open.
c.JupyterHub.active_server_limit = 20
#: Seconds after which a workbook is closed when no page of it is open any more.
IDLE = 3600
#: Days until everybody has to sign in again.
c.JupyterHub.cookie_max_age_days = 1

# The account is the border: who signs in is an account of this computer, and their server runs as that account

c.JupyterHub.authenticator_class = "pam"
c.Authenticator.delete_invalid_users = True  # An account that was removed is forgotten here too.
c.JupyterHub.spawner_class = "localprocess"
# -P: what happens to lie in a person's home is not taken for a part of the program.
c.Spawner.cmd = [sys.executable, "-P", "-m", "career_workbook.jupyter.hub"]
c.Spawner.default_url = "/doc/tree/00_start.ipynb"
c.Spawner.env_keep = ["LANG", "LC_ALL"]
c.Spawner.environment = {"PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin"}
c.Spawner.start_timeout = c.Spawner.http_timeout = 120

# Nobody enters anybody else's server. Whoever could would read all that its account can read, private answers too, so
# there are no administrators on the hub (root has the computer anyway), and servers cannot be shared.

c.Authenticator.admin_users = set()
c.PAMAuthenticator.admin_groups = set()
c.JupyterHub.load_roles = [
    {"name": "user", "scopes": ["self"]},
    {"name": "culler", "services": ["culler"],
     "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"]},
]

# A coach opens what a client shared as a server of its own, named like its folder in ~/Clients

c.JupyterHub.allow_named_servers = True


class NothingShared(HTTPError):
    """There is no copy of that name; the hub shows the text to whoever asked for it."""

    def __init__(self, text):
        super().__init__(400, text)
        self.jupyterhub_message = text


def only_where_a_copy_lies(spawner):
    """Say so where a server would have nothing to open."""
    folder = Path(pwd.getpwnam(spawner.user.name).pw_dir, "Clients", spawner.name)
    if spawner.name and not (folder / "workbook.db").is_file():
        raise NothingShared(f"There is no workbook in Clients/{spawner.name}. Take in what the client shared first, "
                            f"in a terminal: career-workbook merge FILE --folder ~/Clients/{spawner.name}")


c.Spawner.pre_spawn_hook = only_where_a_copy_lies

# Nothing stays open by itself, and nothing is noted that need not be

c.JupyterHub.shutdown_on_logout = True
c.JupyterHub.services = [{
    "name": "culler", "user": "nobody",
    "command": [sys.executable, "-P", "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"],
}]
c.JupyterHub.log_level = c.ConfigurableHTTPProxy.log_level = "WARN"
c.JupyterHub.db_url = f"sqlite:///{STATE / 'hub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(STATE / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(STATE / "proxy.pid")
