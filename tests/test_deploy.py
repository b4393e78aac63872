"""The practice's hub: its files agree with one another and with the program. `deploy/prove.py` tries them for real."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from traitlets.config import Config

from career_workbook import cli
from career_workbook.jupyter import hub

DEPLOY = Path(__file__).parents[1] / "deploy"
VALUES = yaml.safe_load((DEPLOY / "zero-to-jupyterhub.yaml").read_text("utf-8"))
GUIDE = (DEPLOY / "README.md").read_text("utf-8")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the accounts of a hub are those of Linux")


@pytest.fixture(scope="module")
def told() -> Config:
    """What the hub is told."""
    settings = Config()
    code = compile((DEPLOY / "jupyterhub_config.py").read_text("utf-8"), "jupyterhub_config.py", "exec")
    exec(code, {"get_config": lambda: settings, "__name__": "settings"})
    return settings


def test_each_person_is_an_account_of_the_computer(told: Config):
    """Whoever signs in is an account of a group made for this, and the server runs as that account."""
    assert told.JupyterHub.authenticator_class == "pam" and told.JupyterHub.spawner_class == "localprocess"
    assert told.PAMAuthenticator.allowed_groups == {"career-workbook"}
    assert told.Spawner.cmd == [sys.executable, "-P", "-m", hub.__name__]


def test_nobody_enters_somebody_elses_server(told: Config):
    """There is no administrator on the hub, and nobody may let others in: the only role people have lacks the right."""
    assert told.Authenticator.admin_users == told.PAMAuthenticator.admin_groups == set()
    roles = {role["name"]: role for role in told.JupyterHub.load_roles}
    assert roles["user"]["scopes"] == ["self"] == VALUES["hub"]["loadRoles"]["user"]["scopes"]
    assert not any(scope.startswith(("access", "admin", "shares", "tokens"))
                   for role in roles.values() for scope in role["scopes"])
    assert VALUES["hub"]["config"]["Authenticator"]["admin_users"] == []


def test_it_is_reached_by_https_alone(told: Config):
    """The hub listens on its own computer, and what keeps people signed in is for encrypted connections."""
    assert told.JupyterHub.bind_url.startswith("http://127.0.0.1:")
    assert told.JupyterHub.public_url.startswith("https://")
    assert VALUES["proxy"]["https"]["enabled"] is True


def test_a_coach_is_told_where_nothing_was_taken_in(told: Config, home: Path, monkeypatch: pytest.MonkeyPatch):
    """A server named after a client without a copy is not started; one's own, and a copy that is there, are."""
    import pwd

    monkeypatch.setattr(pwd, "getpwnam", lambda _: type("Account", (), {"pw_dir": str(home)}))

    def asked_for(name: str):
        return type("Spawner", (), {"name": name, "user": type("User", (), {"name": "anna"})})

    allow = told.Spawner.pre_spawn_hook
    allow(asked_for(""))
    with pytest.raises(Exception, match="Clients/c001") as refused:
        allow(asked_for("c001"))
    assert "career-workbook merge" in refused.value.jupyterhub_message
    (home / hub.CLIENTS / "c001").mkdir(parents=True)
    (home / hub.CLIENTS / "c001" / "workbook.db").touch()
    allow(asked_for("c001"))


def test_a_cluster_is_told_the_same_as_one_computer(told: Config):
    """The two ways to set up a practice start the same server at the same chapter, and close it after the same time."""
    assert VALUES["singleuser"]["cmd"] == ["python", *told.Spawner.cmd[1:]]
    assert VALUES["singleuser"]["defaultUrl"] == told.Spawner.default_url
    assert f"--timeout={VALUES['cull']['timeout']}" in told.JupyterHub.services[0]["command"]
    assert VALUES["hub"]["allowNamedServers"] is told.JupyterHub.allow_named_servers is True
    for name in ("shutdown_on_logout", "cookie_max_age_days", "log_level"):
        assert VALUES["hub"]["config"]["JupyterHub"][name] == told.JupyterHub[name]


def test_what_was_not_tried_says_so():
    """Nobody takes the values for Kubernetes for something that was proven."""
    assert "NOT TRIED" in (DEPLOY / "zero-to-jupyterhub.yaml").read_text("utf-8").split("hub:")[0]
    assert GUIDE.lower().count("not tried") >= 5


def test_the_guide_names_what_there_is():
    """Every file is explained, every command it has people type exists."""
    named = set(re.findall(r"\]\(([\w.-]+)\)", GUIDE))
    assert {p.name for p in DEPLOY.iterdir() if p.is_file()} - {"README.md"} == named
    typed = set(re.findall(r"career-workbook ([a-z]+)(?: |`)", GUIDE)) - {"for"}
    assert typed and typed <= set(cli.COMMANDS) | {"together"}


def test_the_proof_says_what_it_needs():
    """Without root, or without the hub's proxy, it makes no account and says what is missing."""
    done = subprocess.run([sys.executable, DEPLOY / "prove.py", "--proxy", "no-such-program"], capture_output=True,
                          text=True, check=False)
    assert done.returncode == 2 and "root" in done.stderr and "Traceback" not in done.stderr
