// The line two people see at the top of a chapter in a session.

const HERE_EVERY = 3000; // ms between words that this page is open
const PATIENCE = 9000; // ms without an answer before the page says so
const NO_ANSWER = "The session does not answer; it may have ended. What you typed last is kept in this browser.";
const OVER = "The session has ended. What you both wrote is in the workbook it came from. You can close this page.";

class TogetherView {
  constructor(model, el) {
    this.model = model;
    this.view = freshId("view");
    this.names = model.get("names");
    this.me = "";
    this.heardAt = Date.now();
    const tell = (question) => this.tell(question);
    this.pointing = new Pointing({ tell, me: () => this.me, name: (person) => this.names[person] ?? person });
    this.timer = new Timer({ tell, over: (sentence) => this.say(this.over, sentence) });
    this.build(el);
    this.hear = (message) => { if (message.view === this.view) this.told(message); };
    this.show = () => this.shown();
    model.on("msg:custom", this.hear);
    model.on("change:table", this.show);
    this.leaving = () => this.tell({ do: "gone" });
    window.addEventListener("pagehide", this.leaving);
    document.body.classList.add("cw-in-session");
    this.clock = setInterval(() => this.here(), HERE_EVERY);
    this.here();
    this.shown();
  }

  build(el) {
    const button = (cls, text, onclick) => make("button", { type: "button", class: cls, text, onclick });
    this.people = make("ul", { class: "cw-people", "aria-label": "Who is here" });
    this.today = make("p", { class: "cw-today", hidden: true });
    this.notes = this.ourNotes(this.model.get("notes"));
    this.words = make("span", { role: "status", "aria-live": "polite" });
    this.go = make("a", { class: "cw-quiet-button", hidden: true, onclick: (e) => this.goThere(e) });
    this.seen = button("cw-quiet-button", "", () => this.tell({ do: "point_no_more" }));
    this.pointed = make("p", { class: "cw-pointing" }, this.words, this.go, this.seen);
    this.over = make("p", { class: "cw-over", role: "status", "aria-live": "polite" });
    this.trouble = make("p", { class: "cw-trouble", role: "status", "aria-live": "polite" });
    this.end = button("cw-quiet-button cw-end", "End the session", () => this.asked(true));
    const id = freshId("end");
    this.no = button("cw-quiet-button", "Go on", () => this.asked(false));
    this.question = make("div", { class: "cw-end-question", role: "group", "aria-labelledby": id, hidden: true },
      make("p", { id, text: "End the session for both of you? What was written goes into your workbook." }),
      button("cw-button", "End it", () => this.tell({ do: "end" })), this.no);
    this.end.hidden = true;
    this.line = make("div", { class: "cw-together-line" }, this.people, this.today, this.notes, this.timer.el, this.end);
    this.root = make("section", { class: "cw-together", "aria-label": "Session", "data-lm-suppress-shortcuts": "true" },
      this.line, this.pointed, this.over, this.question, this.trouble);
    // The notebook around us would take arrow keys and letters for commands of its own.
    this.root.addEventListener("keydown", (e) => {
      e.stopPropagation();
      if (e.key === "Escape" && !this.question.hidden) this.asked(false);
    });
    el.append(this.root);
  }

  /** The way to the page both write on: again and again the same tab, which Lab knows by a word in its address. */
  ourNotes(page) {
    const name = "Our notes (opens in another tab)";
    const href = location.pathname.replace(/\/doc\/.*$/, `/doc/workspaces/notes/tree/${encodeURIComponent(page)}`);
    return page && make("a", { class: "cw-quiet-button", href, target: "career-workbook-notes", text: "Our notes", title: name,
      "aria-label": name });
  }

  tell(question) {
    this.say(this.trouble, "");
    try {
      this.model.send({ ...question, view: this.view });
    } catch { /* no line at the moment: the next word that we are here says so */ }
  }

  here() {
    const silent = Date.now() - this.heardAt > PATIENCE;
    if (silent && !this.ended) this.say(this.trouble, NO_ANSWER);
    // Lab keeps a chapter that was gone on from, out of sight: whoever reads the next one is there.
    const behind = this.root.isConnected && !this.root.checkVisibility();
    if (behind || document.visibilityState === "hidden") { this.heardAt = Date.now(); return; }
    try { this.model.send({ do: "here", view: this.view }); } catch { /* as above */ }
  }

  told(message) {
    this.heardAt = Date.now();
    if (message.says === "refused") return this.say(this.trouble, message.why);
    if (this.trouble.textContent === NO_ANSWER) this.say(this.trouble, "");
    this.timer.now = message.now;
    if (this.me === message.person) return;
    this.me = message.person;
    this.end.hidden = this.me !== "me";
    this.shown();
  }

  say(place, sentence) {
    if (place && place.textContent !== sentence) place.textContent = sentence;
  }

  // What both see

  shown() {
    const table = this.model.get("table");
    if (table.ended) return this.isOver();
    this.showPeople(table.where);
    this.showToday(table.today);
    if (!same(this.timer.timer, table.timer)) this.timer.show(table.timer);
    if (!this.me) return; // who points at what depends on who looks
    this.pointing.show(table);
    this.showPointing(table.pointing);
  }

  showPeople(where) {
    const here = this.model.get("chapter");
    const made = Object.entries(this.names).map(([person, name]) => {
      const { stem, title } = where[person] ?? {};
      const you = person === this.me;
      const words = you ? "you" : !stem ? "away" : stem === here ? "here" : `in ${title}`;
      return make("li", { class: stem || you ? "cw-here" : "cw-away" }, make("span", { class: "cw-name", text: name }), ` (${words})`);
    });
    const text = made.map((li) => li.outerHTML).join("");
    if (text !== this.people.innerHTML) this.people.replaceChildren(...made);
  }

  showToday(today) {
    if (same(today, this.todays)) return;
    this.todays = today;
    this.today.hidden = !today.length;
    const links = today.map((place) => make("a", { href: this.address(place), text: `“${place.title}”`,
      onclick: (e) => { if (this.visit(place.kind)) e.preventDefault(); } }));
    this.today.replaceChildren(...(links.length ? ["Today: ", links[0], ...(links[1] ? [" and ", links[1]] : [])] : []));
  }

  showPointing(pointing) {
    const mine = pointing?.by === this.me, form = pointing && this.pointing.formOf(pointing.kind);
    const where = form || !pointing ? "" : ` in ${pointing.chapter_title}`;
    this.say(this.words, !pointing ? "" : mine ? `You point at “${pointing.title}”${where}.`
      : `${this.names[pointing.by] ?? ""} points at “${pointing.title}”${where}.`);
    this.pointed.hidden = !pointing;
    this.go.hidden = !pointing || mine;
    if (pointing) {
      this.go.textContent = "Go there";
      this.go.setAttribute("href", this.address(pointing));
      this.go.dataset.kind = pointing.kind;
      this.seen.textContent = mine ? "Stop pointing" : "I see it";
    }
  }

  goThere(event) {
    if (this.visit(this.go.dataset.kind)) event.preventDefault();
  }

  /** Bring a form of this page into view and put the focus there; false where it is in another chapter. */
  visit(kind) {
    const form = this.pointing.formOf(kind);
    if (!form) return false;
    form.focus({ preventScroll: true });
    bringIntoView(form);
    return true;
  }

  address(place) {
    return location.pathname.replace(/[^/]*$/, encodeURIComponent(place.notebook));
  }

  // The end

  asked(yes) {
    this.question.hidden = !yes;
    this.end.hidden = yes;
    (yes ? this.no : this.end).focus();
  }

  isOver() {
    this.ended = true;
    this.line.hidden = true;
    this.pointed.hidden = true;
    this.question.hidden = true;
    this.pointing.close();
    this.timer.close();
    this.say(this.over, "");
    this.say(this.trouble, OVER);
    document.body.classList.add("cw-session-over");
    for (const form of document.querySelectorAll(".cw-form")) form.inert = true;
  }

  close() {
    clearInterval(this.clock);
    this.tell({ do: "gone" });
    this.model.off("msg:custom", this.hear);
    this.model.off("change:table", this.show);
    window.removeEventListener("pagehide", this.leaving);
    this.pointing.close();
    this.timer.close();
  }
}

export default {
  render({ model, el }) {
    const view = new TogetherView(model, el);
    return () => view.close();
  },
};
