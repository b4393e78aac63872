// Comments: what a person and their coach say to each other beside an exercise, an entry or one answer.
//
// One quiet line until it is opened. It stands at the end of the exercise, or under the entry that is open; what is being
// written is kept as every answer is.

CONTROLS.about = selectControl; // which question a comment is about: a list, however few there are

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, "0")).join("");
const quietButton = (text, onclick, more = {}) => make("button", { type: "button", class: "cw-quiet-button", text, onclick, ...more });
const fewWords = (words) => { const line = words.replace(/\s+/g, " ").trim(); return line.length > 50 ? `${line.slice(0, 50)} …` : line; };

class Comments {
  /** `root` is the whole form, `entry` the part an open entry stands in; `open(key, then)` opens an entry of the list. */
  constructor(declaration, wire, workbook, { root, entry, open }) {
    Object.assign(this, { d: declaration, wire, workbook, places: { root, entry }, open, key: null, shown: new Map(), state: "" });
    this.name = make("span", { text: "Comments" });
    this.count = make("span", { class: "cw-hint" });
    this.hint = make("p", { class: "cw-hint" });
    this.list = make("ul", { class: "cw-threads" });
    this.settled = make("ul", { class: "cw-threads" });
    this.settledName = make("summary");
    this.past = make("details", { class: "cw-past", hidden: true }, this.settledName, this.settled);
    this.again = quietButton("Write a new comment", () => this.write({}, true), { hidden: true });
    this.place = make("div");
    this.status = make("p", { class: "cw-heard", role: "status", "aria-live": "polite" });
    this.undo = quietButton("Undo", () => this.ask({ what: "undo" }, (here) => this.broughtBack(here())), { hidden: true });
    this.fold = make("details", {}, make("summary", {}, this.name, " ", this.count), this.hint, this.list, this.past, this.again, this.place);
    this.fold.addEventListener("toggle", () => { if (this.fold.open && !this.writing) this.write({}); });
    this.el = make("div", { class: "cw-comments", hidden: true }, this.fold, make("div", { class: "cw-form-acts" }, this.status, this.undo));
    this.el.addEventListener("keydown", (e) => this.pressed(e));
    root.append(this.el);
  }

  pressed(e) {
    if (!(e.ctrlKey || e.metaKey) || !this.writing) return;
    if (e.key === "Enter") this.writing.add();
    else if (e.key.toLowerCase() === "s") this.writing.keeper.want("draft");
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  // What the kernel tells

  /** What was said at this form; null where no comments are offered. */
  take(news) {
    this.el.hidden = !news;
    if (!news) return;
    const before = this.news;
    this.news = news;
    if (!before) this.begin();
    else this.tellNew(before, news);
    this.render();
  }

  /** What a closed tab left behind is handed in, so that it is found here as a draft, or added where that was asked. */
  async begin() {
    this.drafts = new Drafts(this.workbook, "comment", freshId("view"));
    for (const left of (await this.drafts.left()).filter((draft) => same(draft.beside, this.news.place))) {
      this.ask({ what: left.asked ? "commit" : "draft", key: left.key, target: left.target, entered: left.entered },
        () => this.drafts.settle(left));
    }
  }

  tellNew(before, now) {
    const all = ({ threads }) => threads.flatMap((thread) => [thread, ...thread.replies]);
    const known = new Set(all(before).map((said) => said.key));
    const fresh = all(now).filter((said) => !said.mine && !known.has(said.key));
    if (fresh.length) this.say("ready", `New comment: ${now.people[fresh.at(-1).by]}`);
  }

  /** Another entry stands in the form; null: none, so that it is about the exercise as a whole. */
  about(key) {
    if (key === this.key) return;
    this.leave();
    this.key = key;
    this.fold.open = false;
    this.say("ready", "");
    this.places[key === null ? "root" : "entry"].append(this.el);
    this.render();
  }

  /** For the row of an entry: how many of its comments are open, and whether one waits for a word; null: none. */
  marks(key) {
    const here = this.news?.threads.filter((thread) => thread.record === key && !thread.resolved) ?? [];
    return here.length ? { open: here.length, waits: here.some((thread) => thread.waits) } : null;
  }

  mark(key, { open, waits }) {
    return make("span", { class: "cw-mark" }, quietButton(`${open} ${open === 1 ? "comment" : "comments"}`,
      () => this.show(key), { "data-key": key, "data-what": "comments", class: `cw-quiet-button${waits ? " cw-waits" : ""}` }));
  }

  show(key) {
    this.open(key, () => {
      this.fold.open = true;
      if (!this.isHere()) return;
      this.fold.firstElementChild.focus();
      this.el.scrollIntoView({ block: "nearest" });
    });
  }

  isHere() {
    return isStillAt(this.places.root);
  }

  // What is shown

  render() {
    if (!this.news) return;
    const { threads, drafts } = this.news;
    const [one, many] = this.d.noun;
    const here = threads.filter((thread) => this.key === null || thread.record === this.key);
    const beingAnswered = this.writing?.target.answers;
    const still = here.filter((thread) => !thread.resolved || thread.key === beingAnswered);
    const past = here.filter((thread) => !still.includes(thread));
    const begun = drafts.filter((draft) => (this.key ?? "") === draft.record || this.key === null).length;
    this.name.textContent = this.key === null ? "Comments" : `Comments on this ${one}`;
    this.count.textContent = [still.length ? `${still.length} open` : "", begun && !this.fold.open ? "one not added yet" : ""].filter(Boolean).join(", ");
    this.el.classList.toggle("cw-waits", still.some((thread) => thread.waits));
    this.hint.textContent = this.d.many && this.key === null ? `About all ${many}. To speak of one, open it with Edit.` : "";
    this.hint.hidden = !this.hint.textContent;
    this.settledName.textContent = `${past.length} resolved`;
    this.past.hidden = !past.length;
    for (const key of this.shown.keys()) if (!here.some((thread) => thread.key === key)) this.shown.delete(key);
    fill(this.list, still.map((thread) => this.thread(thread).el));
    fill(this.settled, past.map((thread) => this.thread(thread).el));
  }

  thread(thread) {
    if (!this.shown.has(thread.key)) this.shown.set(thread.key, new Thread(this));
    const shown = this.shown.get(thread.key);
    shown.show(thread, this.news, this.key === null);
    return shown;
  }

  say(state, sentence) {
    this.state = state;
    this.el.dataset.state = state;
    this.undo.hidden = true;
    sayIn(this.status, state, sentence);
  }

  // What a person does

  ask(question, then) {
    this.wire.once({ ...question, do: "comment" }, (state, sentence) => this.say(state, sentence), (reply, here) => then(here));
  }

  settle({ key }, resolved) {
    this.ask({ what: "settle", key, resolved }, (here) => {
      this.say("saved", resolved ? "Resolved. It is kept below." : "It is open again.");
      if (!here()) return;
      if (!resolved) this.shown.get(key)?.focus();
      else this.fold.firstElementChild.focus();
    });
  }

  remove({ key }) {
    this.ask({ what: "delete", key }, (here) => {
      this.say("saved", "Deleted.");
      this.undo.hidden = false;
      if (here()) this.undo.focus();
    });
  }

  broughtBack(here) {
    this.say("saved", "Brought back.");
    if (here) this.fold.firstElementChild.focus();
  }

  /** Begin to write: a reply to a comment, or a comment of its own; what was begun before is gone on with. */
  write({ answers = "", record = this.key ?? "" }, focus = false) {
    this.leave();
    const target = { answers, record };
    const draft = this.news.drafts.find((one) => one.answers === answers && (answers || one.record === record));
    this.writing = new Writing(this, target, draft);
    this.again.hidden = !answers;
    (answers ? this.shown.get(answers).slot : this.place).append(this.writing.el);
    this.render();
    if (focus) this.writing.words.focus();
  }

  leave() {
    this.writing?.close();
    this.writing = null;
    this.again.hidden = false;
  }

  added({ target }) {
    this.writing = null;
    this.write({});
    this.say("saved", "Added.");
    if (!this.isHere()) return;
    if (target.answers) this.shown.get(target.answers)?.focus();
    else this.writing.words.focus();
  }

  hurry() {
    this.writing?.keeper.hurry();
  }

  close() {
    this.leave();
    this.drafts?.letGo();
  }
}

/** One comment with its replies, and what can be done with it. */
class Thread {
  constructor(comments) {
    this.comments = comments;
    this.body = make("div");
    this.slot = make("div");
    this.el = make("li", { class: "cw-thread" }, this.body, this.slot);
  }

  show(thread, news, everywhere) {
    const begun = this.comments.writing?.target.answers !== thread.key && news.drafts.some((draft) => draft.answers === thread.key);
    const told = { thread, everywhere, begun };
    if (same(told, this.told)) return;
    this.told = told;
    const { comments } = this;
    const act = (what, text, onclick) => quietButton(text, onclick, { "data-what": what, "aria-label": `${text}: ${fewWords(thread.words)}` });
    const of = everywhere && thread.record ? quietButton(thread.entry ? calledInWords(thread.entry) : "an entry that was deleted",
      () => comments.show(thread.record), { "data-what": "entry", disabled: !thread.entry }) : null;
    const acts = thread.resolved ? [act("settle", "Open again", () => comments.settle(thread, false))]
      : [act("answer", begun ? "Go on with your reply" : "Reply", () => comments.write({ answers: thread.key, record: thread.record }, true)),
        act("settle", "Resolve", () => comments.settle(thread, true))];
    if (thread.deletable) acts.push(act("delete", "Delete", () => comments.remove(thread)));
    const focused = this.body.contains(document.activeElement) ? document.activeElement.dataset.what : null;
    this.body.replaceChildren(...[of, thread.about ? make("p", { class: "cw-hint", text: thread.about }) : null,
      this.said(thread, news), ...thread.replies.map((reply) => this.said(reply, news, true)),
      make("div", { class: "cw-comment-acts" }, ...acts)].filter(Boolean));
    if (focused) this.focus(focused);
  }

  said(said, news, reply = false) {
    return make("div", { class: reply ? "cw-said cw-reply" : "cw-said" },
      make("p", { class: "cw-who" }, make("b", { text: news.people[said.by] ?? said.by }), make("span", { class: "cw-hint", text: dayInWords(said.on) }),
        reply && said.deletable ? quietButton("Delete", () => this.comments.remove(said), { "aria-label": `Delete: ${fewWords(said.words)}` }) : null),
      make("p", { class: "cw-words", dir: "auto", text: said.words }));
  }

  focus(what = "answer") {
    (this.body.querySelector(`[data-what="${what}"]`) ?? this.body.querySelector("button"))?.focus();
  }
}

/** A comment while it is being written: kept here and on the disk with every pause, said when it is added. */
class Writing {
  constructor(comments, target, draft) {
    Object.assign(this, { comments, target });
    const { news, wire, drafts } = comments;
    const reply = Boolean(target.answers);
    const tell = { input: (f) => this.keeper.input(f), change: (f) => this.keeper.leave(f), leave: (f) => this.keeper.leave(f), wrong: () => {} };
    const asked = Object.entries(news.labels);
    this.words = makeField({ name: "words", control: "prose", label: reply ? "Your reply" : "New comment", choices: [] }, tell, false);
    this.name = reply || asked.length < 2 ? null : makeField({ name: "name", control: "about", label: "About", choices: [["", "all of it"], ...asked] }, tell, false);
    const fields = [this.words, this.name].filter(Boolean);
    const kept = { keep: (key, all) => drafts.keep(key, { ...all, target, beside: news.place }), drop: (key) => drafts.drop(key) };
    const asker = { ask: (question, then) => wire.ask({ ...question, do: "comment", what: question.do, target }, then) };
    this.keeper = new Keeper(asker, kept, fields, false, { say: (state, sentence) => comments.say(state, sentence), state: () => comments.state,
      done: () => { drafts.drop(this.keeper.key); this.close(); comments.added(this); }, changed: () => {} });
    const add = make("button", { type: "button", class: "cw-button", text: reply ? "Add reply" : "Add comment", onclick: () => this.add() });
    const away = reply ? quietButton("Not now", () => { comments.write({}); comments.shown.get(target.answers)?.focus(); }) : null;
    this.el = make("div", { class: "cw-writing" }, make("div", { class: "cw-fields" }, ...fields.map((f) => f.el)), make("div", { class: "cw-form-acts" }, add, away));
    this.keeper.begin({ key: draft?.key ?? newKey(), entered: { words: draft?.words ?? "", name: draft?.name ?? "" }, base: {},
      conflict: {}, errors: {}, touched: draft ? ["words"] : [] }, true);
  }

  add() {
    if (isEmpty(this.words.get())) return this.words.focus();
    this.keeper.asked = true;
    this.keeper.keepHere();
    this.keeper.want("commit");
  }

  close() {
    this.keeper.close();
    this.el.remove();
  }
}
