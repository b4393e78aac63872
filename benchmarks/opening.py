"""From the command to the first form that can be used, beside a bare JupyterLab with one plain widget.

Both commands think they open a browser; what they hand it is given to one that runs already. Ours opens the first
chapter; theirs a notebook with one text field of ipywidgets, for which *Run All* is chosen as soon as Lab can be told
to. Both are measured until the field is there, and until text typed into it has come to the kernel and back: ours is
on the disk by then. Each has been opened before, with the same browser.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from . import stand

TITLE = "From the command to the first form"
QUICK = {"times": 1}
PATIENCE = 120  # seconds
#: What a plain `pip install jupyterlab ipywidgets` serves; anything else in this environment stays out of theirs.
PLAIN = {"jupyter_lsp", "jupyter_server_terminals", "jupyterlab", "notebook_shim"}
CELL = """import ipywidgets
field, echo = ipywidgets.Text(description="Name"), ipywidgets.Label()
field.observe(lambda change: setattr(echo, "value", change["new"]), "value")
ipywidgets.VBox([field, echo])"""
#: Part of their page from its first moment, so that no cell waits for anybody.
RUN_ALL = """location.protocol === 'file:' || (async () => {
  while (!window.jupyterapp) await new Promise(done => setTimeout(done, 10));
  const app = window.jupyterapp;
  await app.restored;
  for (;;) {
    const panel = [...app.shell.widgets('main')].find(w => w.sessionContext && w.content?.model);
    if (panel) {
      await panel.revealed;
      await panel.sessionContext.ready;
      app.shell.activateById(panel.id);
      return void app.commands.execute('notebook:run-all-cells');
    }
    await new Promise(done => setTimeout(done, 10));
  }
})()"""


def measure(times: int = 5) -> dict[str, list[tuple[float, float]]]:
    """Seconds until the field is there and until it has answered, ours and theirs in turn; the first is left out."""
    from career_workbook.folder import create_folder

    place = Path.home()  # of this benchmark alone
    folder, bare = create_folder(place / "workbook"), place / "bare"
    address = _browser(place)
    ours = [sys.executable, "-m", "career_workbook", "open", "--folder", str(folder.path), "--port", str(_port())]
    theirs = [*_lab(bare), "one.ipynb"]
    found: dict[str, list[tuple[float, float]]] = {"ours": [], "theirs": []}
    with stand.browser() as browser:
        contexts = {who: browser.new_context(viewport={"width": 1280, "height": 900}) for who in found}
        contexts["theirs"].add_init_script(RUN_ALL)
        for n in range(times + 1):
            for who, command, cwd, ready in (("ours", ours, folder.path, _our_field),
                                             ("theirs", theirs, bare, _their_field)):
                began = time.monotonic()
                with _running(command, cwd, address, place / f"{who}.log") as opened:
                    page = contexts[who].new_page()
                    page.set_default_timeout(1000 * PATIENCE)
                    page.goto(opened)
                    answered = ready(page, f"Round {n}")
                    there = time.monotonic() - began
                    answered()
                    found[who].append((there, time.monotonic() - began))
                    page.close()
    return {who: times[1:] for who, times in found.items()}


def _our_field(page, text: str):
    form = page.locator('.cw-form[data-kind="want"]').first
    form.and_(page.locator('[data-state="ready"]')).wait_for()

    def type_and_leave() -> None:
        form.get_by_role("textbox").first.fill(text)
        form.get_by_role("textbox").first.blur()
        form.and_(page.locator('[data-state="saved"], [data-state="draft"]')).wait_for()

    return type_and_leave


def _their_field(page, text: str):
    field = page.locator(".widget-text input").first
    field.wait_for()

    def type_and_leave() -> None:
        field.fill(text)
        field.blur()
        page.locator(".widget-label", has_text=text).first.wait_for()

    return type_and_leave


def _browser(place: Path) -> Path:
    """Set up what the commands take for the browser: it notes the address it is given in the file returned."""
    asked, program = place / "address", place / "note-address"
    program.write_text(f'#!/bin/sh\nprintf "%s" "$1" > "{asked}.new" && mv "{asked}.new" "{asked}"\n', "utf-8")
    program.chmod(0o700)
    os.environ |= {"BROWSER": str(program), "DISPLAY": os.environ.get("DISPLAY") or ":0"}
    return asked


def _lab(folder: Path) -> list[str]:
    """A folder with one notebook, and the command of a JupyterLab with the extensions it comes with."""
    from real_lab import write_notebook

    folder.mkdir()
    write_notebook(folder / "one.ipynb", [CELL])
    served = {path.stem: json.loads(path.read_text("utf-8"))["ServerApp"]["jpserver_extensions"]
              for path in Path(sys.prefix, "etc", "jupyter", "jupyter_server_config.d").glob("*.json")}
    out = {name: False for extensions in served.values() for name in extensions if name not in PLAIN}
    config = Path(os.environ["JUPYTER_CONFIG_DIR"])
    (config / "jupyter_server_config.json").write_text(json.dumps({"ServerApp": {"jpserver_extensions": out}}), "utf-8")
    (config / "labconfig").mkdir(exist_ok=True)
    front = [f"{p.parent.name}/{p.name}" if p.parent.name.startswith("@") else p.name
             for p in Path(sys.prefix, "share", "jupyter", "labextensions").glob("**/package.json")
             for p in [p.parent]]
    mine = {"@jupyter-widgets/jupyterlab-manager", "jupyterlab_pygments"}
    (config / "labconfig" / "page_config.json").write_text(
        json.dumps({"disabledExtensions": {name: True for name in front if name not in mine}}), "utf-8")
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return [sys.executable, "-m", "jupyterlab", f"--ServerApp.port={_port()}", "--LabApp.expose_app_in_browser=True",
            *root]


def _port() -> int:
    from real_lab import free_port

    return free_port()


@contextlib.contextmanager
def _running(command: list[str], cwd: Path, address: Path, log: Path) -> Iterator[str]:
    """The command, from its start to the address it would open; ended in good order, with its kernels."""
    address.unlink(missing_ok=True)
    with log.open("ab") as said:
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=said, start_new_session=True)
    try:
        end = time.monotonic() + PATIENCE
        while not address.exists():
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{' '.join(command)} opened no browser:\n{log.read_text('utf-8', 'replace')}")
            time.sleep(0.01)  # a file tells nobody when it is there
        yield address.read_text("utf-8")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def rows(found: dict[str, list[tuple[float, float]]]) -> list[stand.Row]:
    there, answered = ({who: stand.median([t[n] for t in times]) for who, times in found.items()} for n in (0, 1))
    what = f"median of {len(found['ours'])}"
    return [stand.compared(f"`career-workbook open`, beside `jupyter lab one.ipynb` and *Run All*, until the field is "
                           f"there, {what}", there["ours"], there["theirs"], "s"),
            stand.compared("The same, until text typed there has been answered (ours: saved)", answered["ours"],
                           answered["theirs"], "s", 1.1)]
