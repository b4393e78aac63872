// Keeping one open entry: every character is first in this browser, then on the disk, then one change of the record.

const PAUSE = 300; // ms without typing before text goes to the kernel
const GATHER = 350; // ms in which digits typed one after the other become one change
const PATIENCE = 3000; // ms without an answer before the person is told

const NO_ANSWER = "Not saved yet: the workbook does not answer.";
const KEPT_HERE = " Your text is kept in this browser.";
const NOT_SHOWN = "Kept for you alone. It is shown when you leave the field.";
const NOT_KEPT_HERE = " This browser cannot keep it either: please leave this page open, or copy your text.";

class Keeper {
  /** `say(state, sentence)` tells the person, `state()` what was told last; `done(reply)` hears of each entry added. */
  constructor(wire, drafts, fields, sheet, { say, state, done, changed, together }) {
    Object.assign(this, { wire, drafts, fields, sheet, say, state, done, changed, together });
    this.key = null;
    this.unsaved = ""; // what is to be said of an entry that was left and could not be saved
    this.clock = setInterval(() => this.tick(), 500);
  }

  /** Show an entry and forget what was shown before. */
  begin(entry, adding) {
    clearTimeout(this.timer);
    Object.assign(this, { key: entry.key, adding, base: entry.base, nextBase: entry.base, seen: {}, pending: {},
      touched: {}, n: 0, safe: 0, flight: null, next: null, again: null, asked: false, visited: new Set(), errors: {}, timer: null,
      keptHere: true, gatherUntil: 0 });
    for (const f of this.fields) {
      const value = this.valueIn(entry, f);
      f.set(value);
      f.error("");
      this.seen[f.name] = value;
    }
    this.onDisk(entry);
    // What was typed and cannot be kept so was left at another time: its sentence is due now.
    for (const f of this.fields) if (entry.errors[f.name] && !isEmpty(entry.entered[f.name])) this.visited.add(f.name);
    this.judge(entry);
  }

  /** A needed day of a new entry starts at today, unless it is one that lies back. */
  valueIn(entry, f) {
    const value = entry.entered[f.name];
    return this.adding && f.q.control === "day" && f.q.needed && !f.q.past && isEmpty(value) ? today() : value;
  }

  onDisk(entry) {
    for (const name of entry.touched) this.touched[name] ??= this.safe;
  }

  /** Names typed into since the last change of the record. */
  dirty() {
    return Object.keys(this.touched);
  }

  unsafe() {
    return this.key !== null && this.n > this.safe;
  }

  input(field) {
    this.n += 1;
    this.touched[field.name] = this.n;
    this.visited.delete(field.name);
    field.error("");
    this.keepHere();
    // "Saved" is true no longer. That the workbook does not answer stays said until it does.
    if (this.state() !== "failed") this.say("saving", "Saving");
    const pace = field.pace;
    if (pace === "text") this.later("draft", PAUSE);
    else if (this.adding || (!this.sheet && pace === "number")) this.want("draft");
    else if (pace === "choice") this.want("commit");
    else if (Date.now() > this.gatherUntil) {
      this.gatherUntil = Date.now() + GATHER;
      this.want("commit");
    } else this.later("commit", GATHER);
  }

  keepHere() {
    const entered = Object.fromEntries(this.fields.filter((f) => f.name in this.touched).map((f) => [f.name, f.get()]));
    this.keptHere = this.drafts.keep(this.key, { entered, base: this.base, adding: this.adding, asked: this.asked });
  }

  /** The person left a field: what waited for that is shown, and what was typed becomes a change. */
  leave(field) {
    this.visited.add(field.name);
    if (field.name in this.pending) {
      if (!(field.name in this.touched)) {
        field.set(this.pending[field.name]);
        this.seen[field.name] = this.pending[field.name];
        this.base = this.nextBase;
      }
      delete this.pending[field.name];
    }
    if (this.adding) {
      if (field.name in this.touched) this.want("draft");
    } else if (this.dirty().some((name) => this.touched[name] > this.safe || !this.errors[name])) this.want("commit");
    this.showErrors();
  }

  later(what, wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => { this.timer = null; this.want(what); }, wait);
  }

  /** One message of an entry is under way at a time; what is wanted meanwhile goes next. */
  want(what) {
    if (this.key === null) return;
    if (what === "commit") { clearTimeout(this.timer); this.timer = null; }
    if (this.flight?.what === "commit" && this.flight.n === this.n) return; // a choice both chosen and left: one change
    if (this.flight) this.next = this.next === "commit" ? "commit" : what;
    else this.dispatch(what);
  }

  dispatch(what, leaving = false) {
    const names = this.fields.map((f) => f.name).filter((name) => this.adding || name in this.touched);
    const entered = Object.fromEntries(this.fields.filter((f) => names.includes(f.name)).map((f) => [f.name, f.get()]));
    const flight = { what, n: this.n, names, at: Date.now(), key: this.key };
    this.flight = flight;
    this.wire.ask({ do: what, key: this.key, adding: this.adding, entered, base: this.base }, (reply) => {
      if (this.key === flight.key && !leaving) this.answered(flight, reply);
      else if (leaving && reply.says === "refused") this.unsaved = `Not saved: ${reply.why}${KEPT_HERE}`;
      else if (leaving) this.drafts.drop(flight.key); // an earlier one lets go of no later words
    });
  }

  answered(flight, reply) {
    const expected = this.flight && this.flight.n <= flight.n;
    if (expected) this.flight = null;
    if (reply.says === "refused") {
      this.say("failed", `Not saved: ${reply.why}${this.keptHere ? KEPT_HERE : NOT_KEPT_HERE}`);
      if (expected) this.again = { what: flight.what, at: Date.now() + PATIENCE };
      return;
    }
    this.again = null;
    this.safe = Math.max(this.safe, flight.n);
    if (this.safe >= this.n) this.drafts.drop(this.key);
    if (flight.what === "draft") {
      this.errors = reply.errors;
      this.showErrors();
      if (this.safe >= this.n) this.sayKept();
    } else if (this.adding && reply.added) {
      if (this.n > flight.n) this.next = "commit"; // typed on while it was being added: that belongs to it
      else { this.done(reply); return; }
    } else {
      this.adopt(reply.entry, flight);
      if (this.safe >= this.n) this.report();
      this.changed(reply);
    }
    const next = this.next;
    this.next = null;
    if (next && !this.flight && (this.n > this.safe || next === "commit")) this.dispatch(next);
  }

  /** Take in an entry as the kernel has it, without touching what is being typed. `sent`: the commit it answers. */
  adopt(entry, sent = null) {
    let foreign = false;
    for (const f of this.fields) {
      const value = this.valueIn(entry, f);
      const mine = sent?.names.includes(f.name) ?? false;
      const news = !mine && !same(value, this.seen[f.name]);
      if ((this.touched[f.name] ?? -1) > (sent?.n ?? -1)) foreign ||= news;
      else if (f.hasFocus() && !same(value, f.get()) && !(this.together && f.pace === "choice")) {
        this.pending[f.name] = value;
        foreign ||= news;
        delete this.touched[f.name];
        if (mine) this.seen[f.name] = value;
      } else {
        if (!same(value, f.get())) f.set(value);
        this.seen[f.name] = value;
        delete this.touched[f.name];
        delete this.pending[f.name];
      }
    }
    // What is typed now was typed over what is shown: the change must say so, or it would overwrite the other's words.
    this.nextBase = entry.base;
    if (!foreign) this.base = entry.base;
    this.onDisk(entry);
    this.judge(entry);
  }

  judge(entry) {
    this.errors = entry.errors;
    this.conflict = entry.conflict;
    this.showErrors();
    this.changed(null);
  }

  showErrors() {
    for (const f of this.fields) {
      const missing = f.q.needed && isEmpty(f.get()) && !f.unread();
      const due = this.asked || (this.visited.has(f.name) && !missing);
      // What was typed since is not judged yet: an old sentence here would push "Add" from under the pointer.
      const judged = (this.touched[f.name] ?? 0) <= this.safe;
      f.error(due ? f.unread() || (judged && this.errors[f.name]) || "" : "");
    }
  }

  sayKept() {
    if (this.asked && this.fields.some((f) => f.unread())) this.report(); // what is kept is not what was asked for
    else if (this.adding) this.say("draft", "Kept as a draft");
    else if (this.together) this.say("draft", NOT_SHOWN);
    else this.say("saved", "Saved");
  }

  /** What was left as a draft at another time says so when it is opened again. */
  greet(entry) {
    if (this.together && !this.adding && entry.touched.length) this.sayKept();
    else if (entry.touched.length && (this.adding || !isEmpty(entry.errors))) this.report();
  }

  report() {
    const isWrong = (f) => f.unread() || (this.errors[f.name] && !isEmpty(f.get()));
    const missing = this.fields.filter((f) => this.errors[f.name] && !isWrong(f)).map((f) => f.q.label);
    const wrong = this.fields.filter(isWrong).map((f) => f.q.label);
    if (!isEmpty(this.conflict)) this.say("conflict", "Saved. There are two versions: please choose one.");
    else if (wrong.length) this.say("draft", `Kept as a draft: please look at ${wrong.join(", ")}`);
    else if (this.adding && !this.asked) this.say("draft", "Kept as a draft");
    else if (missing.length) this.say("draft", `Kept as a draft. Still needed: ${missing.join(", ")}`);
    else if (this.errors[""]) this.say("draft", `Kept as a draft: ${this.errors[""]}`);
    else this.say("saved", "Saved");
  }

  tick() {
    if (this.key === null) return;
    const now = Date.now();
    if (this.again && now > this.again.at && !this.flight) {
      const { what } = this.again;
      this.again = null;
      this.dispatch(what);
    } else if (this.flight && now - this.flight.at > PATIENCE) {
      const { what } = this.flight;
      this.say("failed", NO_ANSWER + (this.keptHere ? KEPT_HERE : NOT_KEPT_HERE));
      this.dispatch(this.next ?? what);
    } else if (this.flight && now - this.flight.at > PAUSE && this.state() !== "failed") this.say("saving", "Saving");
  }

  /** The page may be gone in a moment: send what is not safe yet, whatever is under way. `left`: the person is done. */
  hurry(leaving = false, left = !this.together) {
    clearTimeout(this.timer);
    if (this.key === null) return;
    const letGo = left || (this.flight?.what === "commit" && this.flight.n === this.n);
    const what = this.adding || !letGo ? "draft" : "commit";
    const uncommitted = what === "commit" && this.dirty().some((name) => !this.errors[name]);
    if (this.unsafe() || uncommitted) this.dispatch(what, leaving);
  }

  /** Bring back what a closed tab left behind; it is newer than what the kernel has. */
  restore(draft) {
    for (const f of this.fields) {
      if (!(f.name in draft.entered) || same(draft.entered[f.name], f.get())) continue;
      f.set(draft.entered[f.name]);
      this.n += 1;
      this.touched[f.name] = this.n;
    }
    if (!this.unsafe()) return;
    if (Object.keys(draft.base ?? {}).length) this.base = draft.base;
    this.asked = Boolean(draft.asked);
    this.keepHere();
    this.want(this.asked || !(this.adding || this.together) ? "commit" : "draft");
  }

  /** The person clears what was typed: nothing of it may be sent after the clearing. */
  forget() {
    clearTimeout(this.timer);
    this.next = null;
    this.again = null;
    this.drafts.drop(this.key);
  }

  close() {
    this.hurry(true);
    clearInterval(this.clock);
    this.key = null;
  }
}
