// What a computation proposes, as boxes to tick: nothing is written before the button is pressed.

const PATIENCE = 10000; // ms without an answer before the person is told

function render({ model, el }) {
  const view = freshId("offer"), asked = new Map();
  let last = 0, stale = null, shown = null, taking = false, noun = ["entry", "entries"];
  const status = make("p", { class: "cw-status", role: "status" });
  const body = make("div", {});
  // What somebody may be pressing, or has the focus on, stays when it is looked at again.
  const rows = new Map();
  const title = make("legend", { class: "cw-form-title", dir: "auto" }), invitation = make("p", { class: "cw-hint" });
  const options = make("div", { class: "cw-options cw-many" }), group = make("fieldset", { class: "cw-field cw-offers" });
  const button = make("button", { type: "button", class: "cw-button", onclick: () => take() });
  const acts = make("div", { class: "cw-form-acts" }, button);
  const undoing = make("div", { class: "cw-form-acts" });
  const box = make("section", { class: "cw-form cw-importing", "aria-label": model.get("about") }, body, undoing, status);
  for (const kind of ["keydown", "keyup", "keypress"]) box.addEventListener(kind, (event) => event.stopPropagation());
  pressedOnce(box);

  /** Ask the workbook; resolves with its answer, rejects with a sentence. */
  const ask = (question) => new Promise((resolve, reject) => {
    const id = ++last;
    const wait = { resolve, reject, late: false };
    // At work on something long, such as pages to print, it answers when that is done.
    wait.timer = setTimeout(() => {
      wait.late = true;
      say("The workbook does not answer yet. What you asked for comes when it does.", true);
    }, PATIENCE);
    asked.set(id, wait);
    try { model.send({ ...question, view, id }); } catch {
      clearTimeout(wait.timer);
      asked.delete(id);
      reject("The workbook does not answer. Reload this page and try again.");
    }
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
    if (wait.late) say("");
    if (message.says === "refused") wait.reject(message.why);
    else wait.resolve(message);
  };
  const say = (text, failed = false) => {
    box.dataset.state = failed ? "failed" : "ready";
    status.textContent = text;
  };
  const named = (n) => `${n} ${n === 1 ? noun[0] : noun[1]}`;

  const ticked = () => [...rows.values()].map(({ input }) => input).filter((input) => input.checked && !input.disabled);
  const weigh = () => {
    const n = ticked().length;
    button.textContent = n ? `Add ${named(n)}` : `Add ${noun[1]}`;
    button.disabled = !n || taking;
  };
  const row = (key) => {
    const id = freshId("tick"), words = make("span"), more = make("span", { class: "cw-hint" });
    const input = make("input", { type: "checkbox", id, value: key, onchange: weigh });
    return { input, el: make("span", { class: "cw-option" }, input, make("label", { for: id, dir: "auto" }, words, more)),
      tell(label, detail, there) {
        words.textContent = label;
        more.textContent = ` ${there ? "in your list already" : detail}`;
        if (there || input.disabled) input.checked = there;
        input.disabled = there;
      } };
  };

  async function look() {
    let found;
    try { found = await ask({ do: "look" }); } catch (why) { return say(why, true); }
    box.dataset.state = "ready";
    if (same(found, shown)) return;
    shown = found;
    if (found.sentence) return fill(body, [make("p", { class: "cw-sentence", text: found.sentence })]);
    noun = found.noun;
    title.textContent = found.headline;
    invitation.textContent = found.invitation;
    for (const key of rows.keys()) if (!found.offers.some(([offered]) => offered === key)) rows.delete(key);
    for (const [key, ...told] of found.offers) {
      if (!rows.has(key)) rows.set(key, row(key));
      rows.get(key).tell(...told);
    }
    fill(options, found.offers.map(([key]) => rows.get(key).el));
    fill(group, [title, invitation, options, ...found.lines.map((text) => make("p", { class: "cw-hint", dir: "auto", text }))]);
    fill(body, [group, acts]);
    weigh();
  }

  /** Do it, and say what became of it; whoever is still where they pressed goes on at `next()`. */
  async function act(question, done, next) {
    const at = document.activeElement;
    taking = true;
    weigh();
    try {
      const { count } = await ask(question);
      taking = false;
      shown = null; // the boxes are to be seen anew, ticked or not
      done(count);
      await look();
      if (isStillAt(at)) next()?.focus();
    } catch (why) {
      taking = false;
      weigh();
      say(String(why), true);
      if (isStillAt(at)) at.focus();
    }
  }

  function take() {
    const undo = make("button", { type: "button", class: "cw-quiet-button", text: "Undo", onclick: takeBack });
    act({ do: "take", keys: ticked().map((input) => input.value) }, (count) => {
      say(`Added ${named(count)}.`);
      undoing.replaceChildren(undo);
    }, () => undo);
  }

  function takeBack() {
    if (taking) return;
    act({ do: "undo" }, (count) => {
      undoing.replaceChildren();
      say(count ? "Taken back: the workbook is as it was before." : "There was nothing to take back.");
    }, () => options.querySelector("input:not(:disabled)"));
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
