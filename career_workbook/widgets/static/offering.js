// What a computation proposes, as boxes to tick: nothing is written before the button is pressed.

function render({ model, el }) {
  const view = freshId("offer"), asked = new Map();
  let last = 0, stale = null, shown = null, noun = ["entry", "entries"];
  const status = make("p", { class: "cw-status", role: "status" });
  const body = make("div", {});
  const undoing = make("div", { class: "cw-form-acts" });
  const box = make("section", { class: "cw-form cw-importing", "aria-label": model.get("about") }, body, undoing, status);
  for (const kind of ["keydown", "keyup", "keypress"]) box.addEventListener(kind, (event) => event.stopPropagation());

  /** Ask the workbook; resolves with its answer, rejects with a sentence. */
  const ask = (question) => new Promise((resolve, reject) => {
    const id = ++last;
    const lost = () => {
      clearTimeout(timer);
      asked.delete(id);
      reject("The workbook does not answer. Reload this page and try again.");
    };
    const timer = setTimeout(lost, 30000);
    asked.set(id, { resolve, reject, timer });
    try { model.send({ ...question, view, id }); } catch { lost(); }
  });
  const hear = (message) => {
    if (message.says === "news") {
      // A burst of changes is one look.
      clearTimeout(stale);
      stale = setTimeout(look, 400);
      return;
    }
    const wait = message.view === view && asked.get(message.id);
    if (!wait) return;
    clearTimeout(wait.timer);
    asked.delete(message.id);
    if (message.says === "refused") wait.reject(message.why);
    else wait.resolve(message);
  };
  const say = (text, failed = false) => {
    box.dataset.state = failed ? "failed" : "ready";
    status.textContent = text;
  };
  const named = (n) => `${n} ${n === 1 ? noun[0] : noun[1]}`;

  async function look() {
    let found;
    try { found = await ask({ do: "look" }); } catch (why) { return say(why, true); }
    box.dataset.state = "ready";
    if (same(found, shown)) return;
    shown = found;
    const ticked = new Set([...body.querySelectorAll("input:checked:not(:disabled)")].map((input) => input.value));
    const at = body.contains(document.activeElement) ? document.activeElement.value : null;
    if (found.sentence) return body.replaceChildren(make("p", { class: "cw-sentence", text: found.sentence }));
    noun = found.noun;
    const button = make("button", { type: "button", class: "cw-button", onclick: () => take(button) });
    const weigh = () => {
      const n = body.querySelectorAll("input:checked:not(:disabled)").length;
      button.textContent = n ? `Add ${named(n)}` : `Add ${noun[1]}`;
      button.disabled = !n;
    };
    const rows = found.offers.map(([key, label, detail, there]) => {
      const id = freshId("tick");
      const input = make("input", { type: "checkbox", id, value: key, disabled: there, onchange: weigh });
      input.checked = there || ticked.has(key);
      return make("span", { class: "cw-option" }, input, make("label", { for: id, dir: "auto" },
        make("span", { text: label }), make("span", { class: "cw-hint", text: ` ${there ? "in your list already" : detail}` })));
    });
    body.replaceChildren(make("fieldset", { class: "cw-field cw-offers" },
      make("legend", { class: "cw-form-title", dir: "auto", text: found.headline }),
      make("p", { class: "cw-hint", text: found.invitation }),
      make("div", { class: "cw-options cw-many" }, ...rows),
      ...found.lines.map((text) => make("p", { class: "cw-hint", dir: "auto", text }))),
      make("div", { class: "cw-form-acts" }, button));
    weigh();
    if (at) [...body.querySelectorAll("input")].find((input) => input.value === at)?.focus();
  }

  async function take(button) {
    button.disabled = true;
    const keys = [...body.querySelectorAll("input:checked:not(:disabled)")].map((input) => input.value);
    try {
      const { count } = await ask({ do: "take", keys });
      say(`Added ${named(count)}.`);
      const undo = make("button", { type: "button", class: "cw-quiet-button", text: "Undo", onclick: () => takeBack(undo) });
      undoing.replaceChildren(undo);
      undo.focus();
      shown = null; // the boxes are to be seen anew, ticked or not
      await look();
    } catch (why) {
      say(String(why), true);
      button.disabled = false;
    }
  }

  async function takeBack(button) {
    button.disabled = true;
    try {
      const { count } = await ask({ do: "undo" });
      undoing.replaceChildren();
      say(count ? "Taken back: the workbook is as it was before." : "There was nothing to take back.");
      shown = null;
      await look();
    } catch (why) {
      say(String(why), true);
      button.disabled = false;
    }
  }

  model.on("msg:custom", hear);
  el.append(box);
  look();
  return () => {
    clearTimeout(stale);
    for (const wait of asked.values()) clearTimeout(wait.timer);
    model.off("msg:custom", hear);
  };
}

export default { render };
