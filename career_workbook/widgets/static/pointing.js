// Two buttons at every form of a session: to point at it, and to make it one of the day's.

const FIND_EVERY = 400; // ms between looks for forms that have come onto the page since

class Pointing {
  /** `tell(question)` goes to the kernel; `me()` is who looks at this page, `name(person)` what somebody is called. */
  constructor({ tell, me, name }) {
    Object.assign(this, { tell, me, name });
    this.tools = new Map(); // form → its buttons
    this.table = {};
    this.clock = setInterval(() => this.find(), FIND_EVERY);
    this.find();
  }

  find() {
    for (const form of this.tools.keys()) if (!form.isConnected) this.tools.delete(form);
    const found = [...document.querySelectorAll(".cw-form[data-kind]")].filter((form) => !this.tools.has(form));
    for (const form of found) this.tools.set(form, this.made(form));
    if (found.length) this.show(this.table);
  }

  made(form) {
    const kind = form.dataset.kind, title = headingOf(form) || form.getAttribute("aria-label");
    const button = (text, label, onclick) => make("button", { type: "button", class: "cw-quiet-button", text, "aria-label": label, onclick });
    const words = make("span", { class: "cw-pointed-words" });
    const point = button("Point here", `Point here: ${title}`, () => this.tell({ do: this.isPointed(kind) ? "point_no_more" : "point", kind, title }));
    const today = button("For today", `For today: ${title}`, () => this.tell({ do: "today", kind, title, on: today.getAttribute("aria-pressed") !== "true" }));
    const el = make("div", { class: "cw-form-tools", role: "group", "aria-label": `Together: ${title}` }, words, point, today);
    form.prepend(el);
    form.tabIndex = -1; // so that "Go there" can put the focus on it
    return { kind, title, words, point, today };
  }

  isPointed(kind) {
    return this.table.pointing?.kind === kind;
  }

  /** The form of a kind on this page, if it is here. */
  formOf(kind) {
    return [...this.tools].find(([, tools]) => tools.kind === kind)?.[0];
  }

  show(table) {
    this.table = table;
    const { pointing, today = [] } = table;
    for (const [form, tools] of this.tools) {
      const pointed = this.isPointed(tools.kind), mine = pointing?.by === this.me();
      form.classList.toggle("cw-pointed", pointed);
      tools.words.textContent = !pointed ? "" : mine ? "You point here." : `${this.name(pointing.by)} points here.`;
      tools.point.textContent = !pointed ? "Point here" : mine ? "Stop pointing" : "I see it";
      tools.point.setAttribute("aria-label", `${tools.point.textContent}: ${tools.title}`);
      const chosen = today.some((one) => one.kind === tools.kind);
      tools.today.setAttribute("aria-pressed", String(chosen));
    }
    this.follow(pointing);
  }

  /** What the other points at comes into view, once. */
  follow(pointing) {
    if (!pointing || pointing.by === this.me() || !this.me() || pointing.at === this.followed) return;
    const form = this.formOf(pointing.kind);
    if (!form) return;
    this.followed = pointing.at;
    bringIntoView(form);
  }

  close() {
    clearInterval(this.clock);
    for (const [form] of this.tools) {
      form.querySelector(":scope > .cw-form-tools")?.remove();
      form.classList.remove("cw-pointed");
    }
  }
}

/** The heading a form stands under, as the person reads it; "" where there is none. */
function headingOf(form) {
  for (let cell = form.closest(".jp-Cell"); cell; cell = cell.previousElementSibling) {
    const heading = [...cell.querySelectorAll(".jp-RenderedMarkdown :is(h1, h2, h3)")].at(-1);
    // Lab puts a sign to link by behind the words.
    if (heading) return [...heading.childNodes].filter((one) => !one.matches?.("a")).map((one) => one.textContent).join("").trim();
  }
  return "";
}

function bringIntoView(form) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  form.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
}
