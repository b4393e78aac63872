// The form: a sheet kept field by field, or a list with a place to add and change its entries.

const BURST = 90; // ms: a burst of news is one look, and the picture somebody waits for goes before it

class FormView extends ListActs {
  constructor(model, el) {
    super();
    this.d = model.get("declaration");
    this.sheet = !this.d.many;
    this.view = freshId("view");
    this.wire = new Wire(model, this.view);
    this.drafts = new Drafts(model.get("workbook_id"), this.d.kind, this.view);
    this.together = model.get("together");
    const audiences = new Set(this.d.fields.map((q) => q.audience));
    const letGo = (f) => { if (!this.together || hasLetGo(f)) this.keeper.leave(f); };
    const isBeingTyped = (f) => f.pace !== "choice" && (f.q.control === "day" || (this.together && f.pace === "text"));
    const tell = { input: (f) => this.keeper.input(f), leave: letGo, wrong: (f) => this.later.unfold(f),
      change: (f) => { if (!isBeingTyped(f)) this.keeper.leave(f); } };
    const fields = this.d.fields.map((q) => makeField(q, tell, audiences.size > 1));
    const [first, later] = [false, true].map((waits) => fields.filter((f) => f.q.later === waits));
    this.fields = [...first, ...later]; // in the order they stand on the page
    this.later = new Later(later, this.d.noun[0]);
    this.showing = this.together ? fields.filter((f) => f.q.control === "prose").map((f) => new ShowNow(f,
      { show: () => this.keeper.want("commit"), left: () => this.keeper.leave(f) })) : [];
    this.keeper = new Keeper(this.wire, this.drafts, this.fields, this.sheet, { together: this.together,
      say: (state, sentence) => this.say(state, sentence), state: () => this.root.dataset.state,
      done: (reply) => this.added(reply), changed: (reply) => this.changed(reply) });
    this.build(model, el, audiences, first);
    this.wire.onNews = () => { this.stale ??= setTimeout(() => { this.stale = null; this.look(); }, BURST); };
    this.wire.onNow = ({ entry, comments }) => {
      const { key, adding, flight } = this.keeper;
      if (key !== null && comments !== undefined) this.comments.take(comments);
      if (entry && entry.key === key && !adding && !flight && !entry.gone) this.keeper.adopt(entry);
    };
    this.leaving = () => { this.keeper.hurry(); this.comments.hurry(); };
    this.hiding = () => { if (document.visibilityState === "hidden") this.leaving(); };
    window.addEventListener("pagehide", this.leaving);
    document.addEventListener("visibilitychange", this.hiding);
    this.open();
  }

  build(model, el, audiences, first) {
    const [one, many] = this.d.noun;
    this.title = make("p", { class: "cw-form-title" });
    const [seenBy] = audiences;
    const whose = audiences.size > 1 ? null
      : make("p", { class: "cw-audience", text: seenBy === "me" ? "Only you see this." : `Seen by ${AUDIENCES[seenBy]}.` });
    this.status = make("p", { class: "cw-status", role: "status", "aria-live": "polite" });
    const button = (cls, text, onclick) => make("button", { type: "button", class: cls, text, onclick });
    this.add = make("button", { type: "submit", class: "cw-button", text: `Add ${one}` });
    this.finish = button("cw-button", "Done", () => this.finished());
    this.revert = button("cw-quiet-button", "Put it back as it was", () => this.revertEntry());
    this.clear = button("cw-quiet-button", "Clear", () => this.clearEntry());
    this.erasing = new Erasing({ erase: (key) => this.erase(key), leave: () => (this.entries?.undoButton ?? this.fields[0]).focus() });
    this.rows = make("div", { class: "cw-questions" }, inRows(first), this.later.el);
    const acts = make("div", { class: "cw-form-acts" }, ...(this.sheet ? [] : [this.add, this.finish, this.revert, this.clear]), this.status,
      this.sheet ? this.erasing.el : null);
    this.form = make("form", { class: "cw-form-body", novalidate: true, autocomplete: "off" },
      make("div", { class: "cw-form-head" }, this.sheet ? null : this.title, whose), this.rows, acts);
    this.form.addEventListener("submit", (e) => { e.preventDefault(); this.submit(); });
    this.entries = this.sheet ? null : new Entries(this.d, { look: () => this.look(), edit: (key) => this.edit(key),
      remove: (key, title) => this.remove(key, title), undo: () => this.undo(), leave: () => this.fields[0]?.focus(),
      marks: (key) => this.comments.marks(key), mark: (key, marks) => this.comments.mark(key, marks) });
    this.entries?.undoButton.after(this.erasing.el);
    this.ownersSheet = this.sheet && [...audiences].every((audience) => audience === "me");
    const sample = model.get("sample") ? make("p", { class: "cw-sample-mark" }, make("b", { text: "Sample." }),
      " These are an invented person's answers: try anything out on them.") : null;
    this.root = make("section", { class: "cw-form", "aria-label": this.d.title, "data-kind": this.d.kind, "data-state": "opening",
      "data-lm-suppress-shortcuts": "true" }, sample, this.form, this.entries?.el);
    this.comments = new Comments(this.d, this.wire, model.get("workbook_id"), { root: this.root, entry: this.form,
      open: (key, then) => this.edit(key, then) });
    // The notebook around us would take arrow keys and letters for commands of its own.
    this.root.addEventListener("keydown", (e) => this.pressed(e));
    pressedOnce(this.root);
    this.root.unanswered = () => this.wire.unanswered(); // asked by who keeps the chapter alive
    this.ready(false);
    el.append(this.root);
  }

  pressed(e) {
    e.stopPropagation();
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
      e.preventDefault();
      this.keeper.want(this.keeper.adding ? "draft" : "commit");
    } else if ((e.ctrlKey || e.metaKey) && e.key === "Enter") {
      e.preventDefault();
      this.submit();
    }
  }

  say(state, sentence) {
    this.root.dataset.state = state;
    sayIn(this.status, state, sentence);
    this.clear.hidden = !this.keeper?.adding || !this.keeper.dirty().length;
    for (const show of this.showing) show.look(this.keeper);
  }

  ready(yes) {
    this.rows.inert = !yes;
    this.root.classList.toggle("cw-waiting", !yes);
    this.add.disabled = !yes;
  }

  // Opening and staying in step

  async open() {
    const left = await this.drafts.left();
    const adding = this.sheet ? null : left.filter((draft) => draft.adding).at(-1);
    this.first = { key: this.sheet ? this.d.sheet : adding?.key ?? null, left, adding };
    this.look();
  }

  look() {
    if (!this.first || this.closed) return; // what this browser has kept is looked through first
    clearTimeout(this.retry);
    const key = this.keeper.key ?? this.first.key;
    this.retry = setTimeout(() => {
      if (this.keeper.key === null) this.say("failed", "The workbook does not answer yet. Trying again.");
      this.look();
    }, PATIENCE);
    this.wire.ask({ do: "look", key, ...this.place() }, (reply) => {
      if (this.closed) return;
      clearTimeout(this.retry);
      if (reply.says === "refused") this.say("failed", reply.why);
      else this.seen(reply, key);
    });
  }

  /** Which page of the list is shown, and which links are known: they are sent again only when they changed. */
  place() {
    return { page: this.entries?.page ?? 0, find: this.entries?.find ?? "", known: this.known };
  }

  links(reply) {
    if (reply.comments !== undefined) this.comments.take(reply.comments);
    if (!reply.options) return;
    this.known = reply.known;
    for (const f of this.fields) if (f.options && reply.options[f.q.of]) this.offer(f, reply.options[f.q.of]);
  }

  seen(reply, key) {
    this.links(reply);
    if (this.entries) this.entries.show(reply.rows, reply.undoable);
    this.offerErasing(reply);
    if (this.keeper.key === null) this.begin(reply);
    else if (this.keeper.key !== key) return;
    else if (this.keeper.adding && !reply.entry.gone) this.taken(reply);
    else if (!this.sheet && !this.keeper.adding && reply.entry.gone) this.gone(reply);
    else if (!this.keeper.flight) this.keeper.adopt(reply.entry);
    this.entries?.mark(this.keeper.adding ? null : this.keeper.key);
  }

  offer(field, options) {
    if (same(field.offered, options)) return;
    field.offered = options;
    field.options(options);
  }

  begin(reply) {
    const { left, adding } = this.first;
    this.show(reply.entry, !this.sheet && (reply.entry.gone || Boolean(adding)));
    this.ready(true);
    this.say("ready", "");
    if (adding && !adding.asked && !reply.entry.gone) this.keeper.key = reply.fresh; // somebody added that one meanwhile
    const mine = left.filter((draft) => draft.key === reply.entry.key);
    for (const draft of mine) this.keeper.restore(draft);
    this.later.look();
    if (mine.length) this.drafts.keep(this.keeper.key, { ...this.keeperDraft() });
    for (const draft of left) {
      if (mine.includes(draft)) this.drafts.settle(draft);
      else this.wire.ask({ do: draft.adding || this.together ? "draft" : "commit", ...draft, place: undefined, text: undefined },
        (answer) => { if (answer.says !== "refused") this.drafts.settle(draft); });
    }
    if (!mine.length && this.sheet && !this.together && reply.entry.touched.length) this.keeper.want("commit");
    if (this.keeper.unsafe()) return;
    this.drafts.drop(this.keeper.key);
    if (!this.sheet || this.together) this.keeper.greet(reply.entry);
  }

  keeperDraft() {
    const k = this.keeper;
    const entered = Object.fromEntries(this.fields.filter((f) => f.name in k.touched).map((f) => [f.name, f.get()]));
    return { entered, base: k.base, adding: k.adding, asked: k.asked };
  }

  show(entry, adding) {
    this.keeper.begin(entry, adding);
    this.later.begin(adding || this.sheet);
    const [one] = this.d.noun;
    this.title.textContent = adding ? `New ${one}` : `Change ${one}`;
    this.add.hidden = !adding;
    this.clear.hidden = !adding || !entry.touched.length;
    this.finish.hidden = adding;
    this.revert.hidden = adding;
    this.root.classList.toggle("cw-changing", !adding && !this.sheet);
    this.comments.about(adding || this.sheet ? null : entry.key);
  }

  /** Another window added the entry begun here: what stands here, if anything was typed, becomes one of its own. */
  taken(reply) {
    if (this.keeper.flight || this.keeper.asked) return;
    if (!this.keeper.unsafe() && !this.keeper.dirty().length) return this.show(reply.next, true);
    this.drafts.drop(this.keeper.key);
    this.keeper.key = reply.fresh;
    this.keeper.base = {};
    this.keeper.keepHere();
    this.keeper.want("draft");
  }

  gone(reply) {
    if (this.keeper.flight) return;
    if (this.keeper.dirty().length) {
      for (const f of this.fields) this.keeper.touched[f.name] ??= this.keeper.n;
      this.say("conflict", "This entry was deleted elsewhere. What you typed is kept, and brings it back.");
    } else {
      this.show(reply.next, true);
      this.say("ready", "This entry was deleted elsewhere.");
    }
  }

  changed(reply) {
    this.versions();
    this.later.look();
    if (!reply) return;
    this.offerErasing(reply);
    const then = this.after;
    this.after = null;
    then?.();
  }

  /** What only its owner sees can be erased where it stands; entries of a list are, once they are deleted. */
  offerErasing({ entry }) {
    if (!this.ownersSheet || this.together || !entry) return;
    if (entry.gone) this.erasing.withdraw();
    else this.erasing.offer(entry.key, "these answers");
  }

  /** Where a field was changed in two places, both stand beside it until the person chooses. */
  versions() {
    for (const f of this.fields) {
      const other = this.keeper.conflict?.[f.name];
      f.versions.hidden = other === undefined;
      if (other === undefined) { f.versions.replaceChildren(); continue; }
      this.later.unfold(f);
      const resolve = (value) => {
        const { key, touched } = this.keeper, typed = touched[f.name];
        this.ask({ do: "resolve", key, name: f.name, value }, (reply, here) => {
          if (this.keeper.key !== key) return;
          if (touched[f.name] === typed) { // else it was typed on meanwhile, over one's own version
            f.set(value);
            delete touched[f.name];
          } else if (!same(value, other)) this.keeper.seen[f.name] = value;
          this.keeper.adopt(reply.entry);
          this.keeper.report();
          if (here()) f.focus();
        });
      };
      const words = (v) => this.inWords(f, v) || "(empty)";
      if (f.shownVersion && same(f.shownVersion, [other, this.keeper.seen[f.name]]) && f.versions.childElementCount) continue;
      f.shownVersion = [other, this.keeper.seen[f.name]];
      f.versions.replaceChildren(
        make("p", { text: "This was changed in two places. The other version:" }), make("blockquote", { text: words(other) }),
        make("button", { type: "button", class: "cw-quiet-button", text: "Keep mine", onclick: () => resolve(f.get()) }),
        make("button", { type: "button", class: "cw-quiet-button", text: "Use the other", onclick: () => resolve(other) }));
    }
  }

  inWords(f, value) {
    if (typeof value === "boolean") return value ? "Yes" : "No";
    if (Array.isArray(value)) return value.map((v) => (f.offered ?? []).find(([k]) => k === v)?.[1] ?? v).join(", ");
    if (value && typeof value === "object") return [value.low, value.likely, value.high].join(", ");
    const named = [...f.q.choices, ...(f.offered ?? [])].find(([k]) => k === value)?.[1];
    return f.q.control === "day" ? dayInWords(value) : named ?? value;
  }

  close() {
    this.closed = true;
    window.removeEventListener("pagehide", this.leaving);
    document.removeEventListener("visibilitychange", this.hiding);
    clearTimeout(this.retry);
    clearTimeout(this.stale);
    this.keeper.close();
    this.comments.close();
    this.drafts.letGo();
    // The last words are still under way: the line stays until their answer had time to come.
    setTimeout(() => this.wire.close(), PATIENCE);
  }
}

export default {
  render({ model, el }) {
    const view = new FormView(model, el);
    return () => view.close();
  },
};
