// Another program's file: choose it, see what is in it, say what counts for which skill, add it, undo it.
// Nothing of the file is kept in the browser, and nothing is written before "Add" is pressed.

const PIECE = 512 * 1024;
// A piece arrives at once; reading or adding a very long file may take its time.
const PATIENCE = { piece: 20000, read: 120000, add: 120000, undo: 120000 };
const NEW = "new", OUT = "out";

const entries = (n) => `${count(n)} ${n === 1 ? "entry" : "entries"}`;
const hours = (n) => `${n.toLocaleString("en-GB", { maximumFractionDigits: 2 })} h`;
const named = (project) => project || "Without a project";

class Importing {
  constructor(model, el) {
    this.model = model;
    this.view = Math.random().toString(36).slice(2);
    this.asked = new Map();
    this.last = 0;
    const id = `cw-file-${this.view}`;
    this.status = make("p", { class: "cw-status", role: "status" });
    const words = this.words = model.get("words");
    this.file = make("input", { type: "file", id, accept: words.accept, multiple: words.several,
      "aria-describedby": `${id}-hint`, onchange: () => this.chosen() });
    this.body = make("div", {});
    this.box = make("section", { class: "cw-form cw-importing", "aria-label": `Import from ${model.get("program")}` },
      make("p", { class: "cw-form-title", text: words.title }),
      make("div", { class: "cw-field" },
        make("label", { class: "cw-label", for: id, text: words.several ? "Their files" : "Its file" }),
        make("span", { class: "cw-hint", id: `${id}-hint`,
          text: words.hint }),
        this.file),
      this.body, this.status);
    // The notebook has keys of its own, which must not be pressed by typing here.
    for (const kind of ["keydown", "keyup", "keypress"]) this.box.addEventListener(kind, (event) => event.stopPropagation());
    pressedOnce(this.box);
    this.hear = (message) => this.heard(message);
    model.on("msg:custom", this.hear);
    el.append(this.box);
  }

  close() {
    this.model.off("msg:custom", this.hear);
    for (const wait of this.asked.values()) clearTimeout(wait.timer);
  }

  /** Ask the workbook; resolves with its answer, rejects with a sentence. A workbook that is gone never answers. */
  ask(question, buffers = []) {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      const lost = () => {
        clearTimeout(timer);
        this.asked.delete(id);
        reject("The workbook does not answer. Nothing was added as far as this page knows. Reload it and try again.");
      };
      const timer = setTimeout(lost, PATIENCE[question.do]);
      this.asked.set(id, { resolve, reject, timer });
      try { this.model.send({ ...question, view: this.view, id }, undefined, buffers); } catch { lost(); }
    });
  }

  heard(message) {
    const wait = message.view === this.view && this.asked.get(message.id);
    if (!wait) return;
    clearTimeout(wait.timer);
    this.asked.delete(message.id);
    if (message.says === "refused") wait.reject(message.why);
    else wait.resolve(message);
  }

  say(text, failed = false) {
    this.box.dataset.state = failed ? "failed" : "";
    this.status.textContent = text;
  }

  /** Run one step; whatever goes wrong in it becomes a sentence. Nothing else can be asked for meanwhile. */
  async step(work) {
    const turn = this.turn = (this.turn || 0) + 1;
    const current = () => turn === this.turn;
    this.at = document.activeElement;
    this.body.inert = true;
    try {
      await work(current);
    } catch (why) {
      if (current()) this.say(typeof why === "string" ? why : "This file could not be read by the browser. Nothing was added.", true);
    }
    if (!current()) return;
    this.body.inert = false;
    if (this.body.contains(this.at) && isStillAt(this.at)) this.at.focus();
  }

  /** Show what came of a step. The focus goes to `wanted`, or away from what is gone, unless the person went on. */
  put(parts, wanted = null) {
    const here = isStillAt(this.at);
    this.body.inert = false;
    this.body.replaceChildren(...parts);
    if (here && (wanted || !this.at.isConnected)) (wanted ?? this.body.querySelector("select, input, button") ?? this.file).focus();
  }

  /** It is done, and can be taken back at once. */
  done(words) {
    const undo = make("button", { type: "button", class: "cw-quiet-button", text: "Undo", onclick: () => this.undo() });
    this.clear(words);
    this.put([make("div", { class: "cw-form-acts" }, undo)], undo);
  }

  /** The person wants nothing of it. */
  leave(words) {
    this.clear(words);
    this.file.focus();
  }

  chosen() {
    const files = [...this.file.files];
    this.body.replaceChildren();
    if (!files.length) return this.say("");
    if (files.length > 1 && files.some((one) => /\.(csv|tsv)$/i.test(one.name)))
      return this.say("Please choose the answers to one form at a time.", true);
    // Answers that follow each other are read as one file: they come in together.
    const file = files.length === 1 ? files[0] : new Blob(files.flatMap((one) => [one, "\n"]));
    const progress = make("progress", { max: file.size || 1, value: 0, "aria-label": "How much of the file was read" });
    this.step(async (current) => {
      this.say(files.length === 1 ? `Reading ${file.name}` : `Reading ${files.length} files`);
      this.body.replaceChildren(progress);
      for (let from = 0; from === 0 || from < file.size; from += PIECE) {
        const piece = await file.slice(from, from + PIECE).arrayBuffer();
        await this.ask({ do: "piece", from }, [piece]);
        if (!current()) return;
        progress.value = Math.min(from + PIECE, file.size);
      }
      const answer = await this.ask({ do: "read", name: file.name });
      if (current()) this.shown(answer);
    }).then(() => progress.remove());
  }

  shown(answer) {
    if (answer.says === "ask") this.question(answer);
    else if (answer.says === "tables") tables(this, answer);
    else if (answer.says === "whole") whole(this, answer);
    else this.preview(answer);
  }

  /** Read the same file again, knowing more. */
  further(said) {
    this.step(async (current) => {
      this.say("Reading");
      const answer = await this.ask({ do: "read", name: this.file.files[0]?.name, said });
      if (current()) this.shown(answer);
    });
  }

  question({ question, about, choices }) {
    const buttons = choices.map(([value, text]) =>
      make("button", { type: "button", class: "cw-button", text, onclick: () => this.further({ [about]: value }) }));
    this.put([make("div", { class: "cw-part", role: "group", "aria-label": question },
      make("p", { class: "cw-part-title", text: question }), make("div", { class: "cw-form-acts" }, ...buttons))], buttons[0]);
    this.say("One question first.");
  }

  preview(found) {
    const parts = [];
    const something = found.projects.length || found.words;
    this.also = found.words;
    this.choices = [];
    if (found.projects.length) parts.push(this.projects(found));
    if (found.rows.length) parts.push(this.examples(found));
    if (found.troubled) parts.push(this.problems(found));
    this.confirm = null;
    if (something) {
      this.confirm = make("button", { type: "button", class: "cw-button", onclick: () => this.add() });
      parts.push(make("div", { class: "cw-form-acts" }, this.confirm,
        make("button", { type: "button", class: "cw-quiet-button", text: "Not now", onclick: () => this.leave("Nothing was added.") })));
      this.weigh();
    }
    this.put(parts);
    this.say(found.summary);
  }

  projects(found) {
    this.choices = found.projects.map(([project, rows, total, proposal]) => this.choice(project, rows, total, proposal, found));
    const head = [[this.words.column], ["Entries", "cw-amount"], found.by_hours && ["Hours", "cw-amount"], ["Counts for"]]
      .filter(Boolean).map(([text, look]) => make("th", { scope: "col", class: look, text }));
    return make("div", { class: "cw-part" },
      make("table", { class: "cw-projects" }, make("caption", { text: this.words.caption }),
        make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...this.choices.map((c) => c.row))),
      found.more_projects ? make("p", { class: "cw-hint", text: `${count(found.more_projects)} smaller projects are left out; import the file again for them.` }) : null);
  }

  choice(project, rows, total, proposal, { skills, also, by_hours }) {
    const other = also.some(([value]) => value === proposal);
    const known = other || skills.some(([key]) => key === proposal);
    const name = make("input", { type: "text", maxlength: 300, "aria-label": `Name of the new skill for ${named(project)}`,
      oninput: () => this.weigh() });
    name.value = proposal && !known ? proposal : project;
    const option = (value, text) => make("option", { value, text });
    const select = make("select", { "aria-label": `Skill for ${named(project)}`, onchange: () => {
      this.weigh();
      if (select.value === NEW) name.focus();
    } }, option(NEW, "A new skill"), option(OUT, "Leave it out"),
      ...also.map(([value, text]) => option(value, text)), ...skills.map(([key, title]) => option("key:" + key, title)));
    select.value = other ? proposal : known ? "key:" + proposal : proposal ? NEW : OUT;
    const row = make("tr", {}, make("th", { scope: "row", dir: "auto", text: named(project) }),
      make("td", { class: "cw-amount", text: entries(rows) }),
      by_hours ? make("td", { class: "cw-amount", text: hours(total) }) : null,
      make("td", {}, select, name));
    const skill = () => select.value === NEW ? name.value.trim() || null : select.value === OUT ? null
      : select.value.replace(/^key:/, "");
    return { row, rows, project, skill, settle: () => { name.hidden = select.value !== NEW; },
      nameless: () => select.value === NEW && !name.value.trim() && name };
  }

  /** How much would be added, as the choices stand. */
  weigh() {
    for (const choice of this.choices) choice.settle();
    const n = this.choices.reduce((sum, choice) => sum + (choice.skill() ? choice.rows : 0), this.also);
    this.confirm.textContent = `Add ${entries(n)}`;
    this.confirm.disabled = !n;
  }

  examples(found) {
    const row = ([day, project, amount, what]) => make("tr", {},
      make("td", { class: "cw-date", text: day }), make("td", { dir: "auto", text: named(project) }),
      make("td", { class: "cw-amount", text: hours(amount) }), make("td", { dir: "auto", text: what }));
    const more = found.new - found.rows.length;
    const caption = more > 0 ? `How it was understood: ${found.rows.length} of ${count(found.new)}` : "How it was understood";
    return make("div", { class: "cw-part cw-scroller", role: "group", "aria-label": "How it was understood", tabindex: "0" },
      make("table", {}, make("caption", { text: caption }),
        make("thead", {}, make("tr", {}, ...["Day", this.words.column, "Hours", "What"].map((text, n) =>
          make("th", { scope: "col", class: n === 2 ? "cw-amount" : null, text })))),
        make("tbody", {}, ...found.rows.map(row))));
  }

  problems(found) {
    const unit = found.unit[0].toUpperCase() + found.unit.slice(1);
    const more = found.troubled - found.problems.length;
    return make("div", { class: "cw-part" },
      make("p", { class: "cw-part-title", text: found.troubled === 1 ? `One ${found.unit} was not understood and stays out`
        : `${count(found.troubled)} ${found.unit}s were not understood and stay out` }),
      make("ul", { class: "cw-lines" }, ...found.problems.map(([line, sentence]) => make("li", { text: `${unit} ${count(line)}: ${sentence}` })),
        more > 0 ? make("li", { text: `and ${count(more)} more` }) : null));
  }

  add() {
    const nameless = this.choices.map((choice) => choice.nameless()).find(Boolean);
    if (nameless) {
      nameless.focus();
      return this.say("A new skill needs a name. Give it one, or leave its project out.", true);
    }
    const mapping = this.choices.map((choice) => [choice.project, choice.skill()]);
    this.say("Adding");
    this.step(async () => {
      const answer = await this.ask({ do: "add", mapping });
      this.done(`Added ${entries(answer.count)}.`);
    });
  }

  undo() {
    this.step(async () => {
      const answer = await this.ask({ do: "undo" });
      this.clear(answer.count ? "Taken back: the workbook is as it was before." : "There was nothing to take back.");
      this.put([]);
    });
  }

  clear(words) {
    this.body.replaceChildren();
    this.file.value = "";
    this.say(words);
  }
}

function render({ model, el }) {
  const importing = new Importing(model, el);
  return () => importing.close();
}

export default { render };
