// The entries of a list: a page of rows at a time, found and sorted by the kernel, however many there are.

const BRIEF = 14; // letters of an answer that stay on one line

class Entries {
  /** `act` holds what a person can do: look(), edit(key), remove(key, title), undo(), leave(); marks(key) is what else a row says
   * (null: nothing) and mark(key, marks) shows it. */
  constructor(declaration, act) {
    this.d = declaration;
    this.act = act;
    this.page = 0;
    this.find = "";
    this.shown = new Map();
    const [one, many] = declaration.noun;
    const findId = freshId("find");
    this.search = make("input", { type: "search", id: findId, autocomplete: "off", spellcheck: "false" });
    this.search.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => { this.find = this.search.value; this.page = 0; act.look(); }, 150);
    });
    this.finder = make("div", { class: "cw-find" }, make("label", { for: findId, text: `Find in ${many}` }), this.search);
    this.undoButton = make("button", { type: "button", class: "cw-quiet-button", text: "Undo", hidden: true, onclick: () => act.undo() });
    this.total = make("p", { class: "cw-total", role: "status" });
    const head = declaration.columns.map((name) => {
      const q = declaration.fields.find((f) => f.name === name);
      return make("th", { scope: "col", class: `cw-cell-${q.control}`, text: q.label + (q.unit ? ` (${q.unit})` : "") });
    });
    head.push(make("th", { scope: "col", class: "cw-acts" }, make("span", { class: "cw-unseen", text: "Change" })));
    this.heads = head;
    this.body = make("tbody");
    this.table = make("table", {}, make("caption", { class: "cw-unseen", text: `${capital(many)}, newest first` }),
      make("thead", {}, make("tr", {}, ...head)), this.body);
    this.newer = make("button", { type: "button", class: "cw-quiet-button", text: "Newer", onclick: () => this.turn(-1) });
    this.older = make("button", { type: "button", class: "cw-quiet-button", text: "Older", onclick: () => this.turn(1) });
    this.where = make("span", { class: "cw-where" });
    this.pages = make("nav", { class: "cw-pages", "aria-label": `Pages: ${declaration.title}` }, this.newer, this.where, this.older);
    this.nothing = make("p", { class: "cw-nothing", text: `No ${many} yet. The first ${one} you add will stand here.` });
    this.el = make("div", { class: "cw-entries" }, make("div", { class: "cw-entries-head" }, this.total, this.undoButton, this.finder),
      this.nothing, this.table, this.pages);
  }

  turn(by) {
    this.page = Math.max(0, this.page + by);
    this.act.look();
  }

  show(rows, undoable) {
    const [one, many] = this.d.noun;
    const { total, found, size } = rows;
    this.page = rows.page;
    const focused = document.activeElement;
    this.undoButton.hidden = !undoable;
    if (focused === this.undoButton && !undoable) this.act.leave();
    this.finder.hidden = total <= size && !this.find;
    const words = `${count(total)} ${total === 1 ? one : many}`;
    sayIn(this.total, "", this.find ? `${count(found)} of ${words}` : total ? words : "");
    this.nothing.hidden = total > 0;
    this.table.hidden = found === 0;
    this.pages.hidden = found <= size;
    const first = rows.page * size;
    this.where.textContent = `${count(first + 1)} to ${count(Math.min(first + size, found))} of ${count(found)}`;
    this.newer.disabled = rows.page === 0;
    this.older.disabled = first + size >= found;
    // At an end the button that led there can do no more: the focus goes to the one that leads back.
    if (focused === this.newer && this.newer.disabled) this.older.focus();
    if (focused === this.older && this.older.disabled) this.newer.focus();
    // A column with nothing in it says nothing.
    const hollow = this.d.columns.map((_, n) => rows.items.every((item) => !item.cells[n]));
    this.heads.forEach((th, n) => { th.hidden = hollow[n] ?? false; });
    const { key, what } = this.body.contains(focused) ? focused.dataset : {};
    const before = this.shown;
    this.shown = new Map(rows.items.map((item) => [item.key, before.get(item.key) ?? this.row(item.key)]));
    for (const item of rows.items) this.shown.get(item.key).tell({ item, hollow, marks: this.act.marks(item.key) });
    fill(this.body, [...this.shown.values()].map(({ el }) => el));
    if (key && !this.body.contains(document.activeElement)) this.focusOn(key, what);
  }

  /** A row of the list. What stands in it changes; its buttons stay, for somebody may be pressing one. */
  row(key) {
    const act = (what, text, onclick) => make("button", { type: "button", class: "cw-quiet-button", "data-key": key, "data-what": what, text, onclick });
    const edit = act("edit", "Edit", () => this.act.edit(key));
    const remove = act("remove", "Delete", () => this.act.remove(key, row.called));
    const acts = make("td", { class: "cw-acts" }, edit, remove);
    const row = { el: make("tr", { "data-key": key }, acts), tell: (told) => {
      if (same(told, row.told)) return;
      row.told = told;
      row.called = calledInWords(told.item.title);
      for (const button of [edit, remove]) button.setAttribute("aria-label", `${button.textContent} ${row.called}`);
      fill(row.el, [...this.cells(told), acts]);
    } };
    return row;
  }

  cells({ item: { key, cells, draft }, hollow, marks }) {
    return this.d.columns.map((name, n) => {
      const q = this.d.fields.find((f) => f.name === name);
      const text = q.control === "day" ? dayInWords(cells[n]) : cells[n];
      const tag = name === this.d.named_by ? "th" : "td";
      const brief = q.choices.length && q.choices.every(([, words]) => words.length <= BRIEF) ? " cw-cell-brief" : "";
      const cell = make(tag, { class: `cw-cell-${q.control}${brief}`, scope: tag === "th" ? "row" : null, hidden: hollow[n] },
        make("span", { class: "cw-cell-words", dir: "auto", text }));
      if (draft && n === 0) cell.append(make("span", { class: "cw-hint", text: " (change not finished)" }));
      if (tag === "th" && marks) cell.append(this.act.mark(key, marks));
      return cell;
    });
  }

  /** Put the focus on a button of a row, or on the find box where the row is not shown. */
  focusOn(key, what = "edit") {
    const button = [...this.body.querySelectorAll("button")].find((b) => b.dataset.key === key && b.dataset.what === what);
    button?.focus({ preventScroll: true });
    return Boolean(button);
  }

  mark(key) {
    for (const row of this.body.children) row.classList.toggle("cw-open-row", row.dataset.key === key);
  }
}
