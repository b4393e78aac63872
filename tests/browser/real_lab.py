"""JupyterLab in a real browser: a server of its own, and what a person does in a notebook.

Lab's own application object is driven for opening and running (a click on its chrome may land before it listens);
everything of ours is touched only as a person touches it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page

TOKEN = "for-tests-only"
#: As the command of that name does, without two seconds for a parser of addresses that nobody asks here.
_START = "import runpy, sys; sys.modules['rfc3987_syntax'] = None; runpy.run_module('{}', run_name='__main__')"
PATIENCE = 120_000  #: ms to wait for a server, a kernel or a page on a busy machine


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def find_browser() -> str | None:
    """The Chromium, Chrome or Edge of this computer, or None for Playwright's own."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
             "msedge")
    for found in (os.environ.get("CHROME"), "/usr/lib/chromium/chromium", *map(shutil.which, names)):
        if found and Path(found).exists():
            return found
    return None


def browser_arguments() -> list[str]:
    """A browser that asks nobody for anything; root needs it without its sandbox."""
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    return [*quiet, "--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else quiet


def write_notebook(path: Path, cells: Sequence[str]) -> Path:
    """A notebook of code cells, as small as nbformat 4.5 allows, for the plain python3 kernel."""
    made = [{"cell_type": "code", "id": f"cell-{n}", "metadata": {}, "outputs": [], "execution_count": None,
             "source": source} for n, source in enumerate(cells)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "cells": made, "metadata": {
        "kernelspec": kernel, "language_info": {"name": "python"}}}), encoding="utf-8")
    return path


def forgetful(page: Page) -> Page:
    """Let the page not see widgets that come while it waits for them, as one on a busy computer may not."""
    page.add_init_script("""{
        const usual = window.setTimeout;
        const waits = (ms) => (/get_model/.test(new Error().stack) ? 3000 : ms);
        window.setTimeout = (then, ms, ...more) => usual(then, waits(ms), ...more);
    }""")
    return page


class Server:
    """A Jupyter server over one folder, on a port that stays the same however often it is killed and started."""

    def __init__(self, folder: Path, *, app: str = "jupyterlab", arguments: Sequence[str] = (),
                 env: dict[str, str] | None = None):
        self.folder, self.app, self.arguments, self.env = folder, app, tuple(arguments), env or {}
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder.parent / f"{folder.name}-server.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Server:
        """Start it and wait until it answers."""
        command = [sys.executable, "-c", _START.format(self.app), "--no-browser", "--ServerApp.ip=127.0.0.1",
                   f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0",
                   f"--ServerApp.root_dir={self.folder}", f"--IdentityProvider.token={TOKEN}",
                   "--ServerApp.log_level=WARN", "--LabApp.expose_app_in_browser=True", "--LabApp.news_url=None",
                   "--YDocExtension.disable_rtc=True",  # installed for the notes of a session alone
                   *self.arguments]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--allow-root")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, env={**os.environ, **self.env}, cwd=self.folder, stdout=log,
                                             stderr=log, start_new_session=True)
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(f"{self.url}/api/status?token={TOKEN}", timeout=5):
                    return self
            except OSError:
                time.sleep(0.05)  # the server tells nobody when it listens
        raise RuntimeError(f"The server did not start:\n{self.log.read_text(encoding='utf-8', errors='replace')}")

    def kill(self) -> None:
        """End the server and its kernels without warning."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the server in good order."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        process, self._process = self._process, None
        if process is None or process.poll() is not None:
            return
        kernels = _children(process.pid) if how == signal.SIGKILL else []
        os.killpg(process.pid, how)
        for pid in kernels:  # kernels have a process group of their own and would live on
            try:
                os.kill(pid, how)
            except ProcessLookupError:
                continue
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(15)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


class Tab:
    """One browser tab with one notebook open in it."""

    def __init__(self, context: BrowserContext, server: Server):
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE / 2)
        self.server = server
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)

    def open(self, notebook: str, *, ready: bool = True) -> Tab:
        """Open a notebook alone on the page; with `ready`, wait until its kernel is idle."""
        self.page.goto(f"{self.server.url}/doc/tree/{notebook}?token={TOKEN}")
        # Beside another tab of the same browser, Lab first goes to an address of its own: only then it is restored.
        self.page.wait_for_function("() => window.jupyterapp?.restored.then(() => true)", timeout=PATIENCE)
        if ready:
            self.wait_for_kernel()
        return self

    def wait_for_kernel(self) -> None:
        """Wait until the notebook's kernel is connected and idle."""
        self.page.evaluate(_KERNEL_READY, PATIENCE)

    def run_all(self) -> Tab:
        """Run every cell; an error in one fails the test."""
        errors = self.page.evaluate(_RUN_ALL, PATIENCE)
        assert errors == [], errors
        return self

    def ask_kernel(self, expression: str) -> str:
        """The repr of a Python expression in this notebook's kernel."""
        return self.page.evaluate(_ASK, expression)

    def kill_kernel(self) -> None:
        """End the kernel without warning, as a crash does."""
        os.kill(int(self.ask_kernel("__import__('os').getpid()")), signal.SIGKILL)

    def wait_for_new_kernel(self, former: str) -> None:
        """Wait until another process than `former` (a pid, as the kernel told it) answers."""
        end = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < end:
            self.wait_for_kernel()
            try:
                answer = self.page.evaluate(_ASK_SOON, "__import__('os').getpid()")
            except Exception:
                continue
            if answer and answer != former:
                return
        raise AssertionError("the kernel did not come back")

    def theme(self, name: str) -> Tab:
        """Switch Lab's theme: ``JupyterLab Dark``, ``JupyterLab Light`` or ``JupyterLab Dark High Contrast``."""
        self.page.evaluate("name => window.jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        self.page.locator(f'body[data-jp-theme-name="{name}"]').wait_for(state="attached")
        return self

    def axe(self, within: str) -> list[dict[str, Any]]:
        """What axe finds wrong inside the elements of a selector (empty: nothing)."""
        from axe_playwright_python.base import AXE_SCRIPT

        self.page.evaluate(AXE_SCRIPT)
        found = self.page.evaluate("""within => axe.run({include: [within]}, {resultTypes: ['violations']}).then(r =>
            r.violations.map(v => ({id: v.id, help: v.help, nodes: v.nodes.map(n => n.html)})))""", within)
        return found

    def close(self) -> None:
        """Close the tab as a person does, without leaving any field first."""
        self.page.close()


_PANEL = """
  const panel = [...window.jupyterapp.shell.widgets('main')].find(w => w.sessionContext && w.content?.model);
  const kernel = panel?.sessionContext.session?.kernel;
"""
_PAUSE = "await new Promise(done => setTimeout(done, 50));"
_KERNEL_READY = f"""async patience => {{
  await window.jupyterapp.restored;
  for (const end = Date.now() + patience; Date.now() < end;) {{
    {_PANEL}
    if (panel) {{ await panel.context.ready; await panel.sessionContext.ready; }}
    if (kernel?.connectionStatus === 'connected' && kernel.status === 'idle') return;
    {_PAUSE}
  }}
  throw new Error('no idle kernel');
}}"""
_RUN_ALL = f"""async patience => {{
  {_PANEL}
  window.jupyterapp.shell.activateById(panel.id);
  await window.jupyterapp.commands.execute('notebook:run-all-cells');
  const cells = [...panel.content.model.cells].filter(c => c.type === 'code' && c.sharedModel.getSource().trim());
  for (const end = Date.now() + patience; Date.now() < end;) {{
    if (kernel.status === 'idle' && cells.every(c => c.executionCount))
      return cells.flatMap(c => c.outputs.toJSON()).filter(o => o.output_type === 'error')
        .map(o => o.ename + ': ' + o.evalue);
    {_PAUSE}
  }}
  return ['the cells did not finish'];
}}"""
_ASK = f"""async expression => {{
  {_PANEL}
  const wishes = {{code: '', silent: true, store_history: false, user_expressions: {{answer: expression}}}};
  const answer = (await kernel.requestExecute(wishes).done).content.user_expressions.answer;
  if (answer.status !== 'ok') throw new Error(answer.ename + ': ' + answer.evalue);
  return answer.data['text/plain'];
}}"""
_ASK_SOON = f"expression => Promise.race([({_ASK})(expression), new Promise(done => setTimeout(done, 2000, ''))])"
