// What is typed is kept in this browser first, until the kernel says that it is on the disk.

/** The drafts of one kind of record in this browser; each open view keeps its own. */
class Drafts {
  constructor(workbook, kind, view) {
    this.prefix = `career-workbook:${workbook}:${kind}:`;
    this.view = view;
    // Held as long as this page lives: tells the draft of a closed tab from one that is being typed elsewhere.
    this.letGo = () => {};
    navigator.locks?.request(this.prefix + view, () => new Promise((done) => { this.letGo = done; })).catch(() => {});
  }

  /** Keep what is typed; false where this browser cannot. */
  keep(key, draft) {
    try {
      localStorage.setItem(`${this.prefix}${key}:${this.view}`, JSON.stringify({ ...draft, key, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  /** What this view has kept of an entry, since nobody could save it; else null. */
  own(key) {
    try { return JSON.parse(localStorage.getItem(`${this.prefix}${key}:${this.view}`)); } catch { return null; }
  }

  drop(key) {
    try { localStorage.removeItem(`${this.prefix}${key}:${this.view}`); } catch { /* nothing was kept then */ }
  }

  /** Forget all that any tab of this browser has kept of an entry. */
  dropAll(key) {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(`${this.prefix}${key}:`));
      names.forEach((name) => localStorage.removeItem(name));
    } catch { /* nothing was kept then */ }
  }

  /** Drafts that views now closed left behind, oldest first. */
  async left() {
    const held = (await navigator.locks?.query().catch(() => null))?.held?.map((lock) => lock.name) ?? [];
    const found = [];
    try {
      for (const place of Object.keys(localStorage).filter((name) => name.startsWith(this.prefix))) {
        const owner = place.slice(place.lastIndexOf(":") + 1);
        if (owner === this.view || held.includes(this.prefix + owner)) continue;
        const text = localStorage.getItem(place);
        found.push({ ...JSON.parse(text), place, text });
      }
    } catch { /* a browser without storage has nothing left behind */ }
    return found.sort((one, other) => one.at - other.at);
  }

  /** Forget a draft left behind, unless somebody wrote to it meanwhile. */
  settle(draft) {
    if (localStorage.getItem(draft.place) === draft.text) localStorage.removeItem(draft.place);
  }
}

const LATE = "The workbook does not answer yet. What you asked for comes when it does.";

/** The line to the kernel: questions go out with a number, answers find the one who asked. */
class Wire {
  constructor(model, view) {
    this.model = model;
    this.view = view;
    this.asked = new Map();
    this.last = 0;
    this.since = null; // when the first question was asked that nothing came after
    this.onNews = this.onNow = () => {};
    this.hear = (message) => {
      if (message.says === "news") this.onNews();
      else if (message.says === "now") this.onNow(message);
      else if (message.view === view) {
        this.since = null;
        const then = this.asked.get(message.id)?.then;
        // Answers come in the order of their questions: what was asked before this one and has none is lost.
        for (const id of [...this.asked.keys()]) if (id <= message.id) this.asked.delete(id);
        then?.(message);
      }
    };
    model.on("msg:custom", this.hear);
  }

  /** Ask, and call `then` with the answer whenever it comes, be it late. */
  ask(question, then) {
    const id = this.last += 1;
    this.since ??= Date.now();
    this.asked.set(id, { then, question });
    try {
      this.model.send({ ...question, view: this.view, id });
    } catch {
      this.asked.delete(id); // no line at the moment: whoever asked sees that no answer comes, and asks again
    }
  }

  /** Ask for what is done once, however often it is pressed before the answer comes. `then` is given the answer and
   * whether the person is still where they asked; a refusal, or that the answer is late, goes to `say`. */
  once(question, say, then) {
    if ([...this.asked.values()].some((one) => same(one.question, question))) return;
    const at = document.activeElement;
    const late = setTimeout(() => say("failed", LATE), PATIENCE);
    this.ask(question, (reply) => {
      clearTimeout(late);
      if (reply.says === "refused") say("failed", `Not saved: ${reply.why}`);
      else then(reply, () => isStillAt(at));
    });
  }

  /** For how long (ms) this page has asked and heard nothing. */
  unanswered() {
    return this.since === null ? 0 : Date.now() - this.since;
  }

  close() {
    this.model.off("msg:custom", this.hear);
  }
}
