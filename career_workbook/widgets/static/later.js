// The fields of a form in rows, and below them the questions that may wait, folded into one line.

const ONE_LINE = 32; // letters of a label that fit above half a row, so that the controls of a row stand level

/** Fields in rows; one with many words, or with no other beside it, has the whole line for them. */
function inRows(fields) {
  const beside = (f) => Boolean(f) && BESIDE.has(f.q.control) && f.q.label.length <= ONE_LINE;
  fields.forEach((f, n) => f.el.classList.toggle("cw-alone",
    BESIDE.has(f.q.control) && !(beside(f) && (beside(fields[n - 1]) || beside(fields[n + 1])))));
  return make("div", { class: "cw-fields" }, ...fields.map((f) => f.el));
}

/** What may wait. It opens by itself where something stands in it, and stays as the person left it otherwise. */
class Later {
  constructor(fields, noun) {
    this.fields = fields;
    this.wanted = false; // the person opened it: the next new entry shows it too
    this.shut = false;
    const summary = make("summary", { text: `More about this ${noun} ` }, make("span", { class: "cw-hint", text: "(can wait)" }));
    summary.addEventListener("click", () => { this.wanted = !this.el.open; this.shut = this.el.open; });
    this.el = make("details", { class: "cw-later", hidden: !fields.length }, summary, inRows(fields));
    // What was set while it was folded away had no height to grow by.
    this.el.addEventListener("toggle", () => fields.filter((f) => f.q.control === "prose").forEach((f) => f.set(f.get())));
  }

  /** Another entry is shown. An old one is opened to go on with it, so its later questions have come. */
  begin(adding) {
    this.shut = false;
    this.el.open = !adding || this.wanted || this.isBegun();
  }

  /** Something may have come in from elsewhere; what the person has folded away stays so. */
  look() {
    if (!this.shut && this.isBegun()) this.el.open = true;
  }

  /** A field in it needs a look: an error, two versions. */
  unfold(field) {
    if (this.fields.includes(field)) this.el.open = true;
  }

  isBegun() {
    return this.fields.some((f) => !isEmpty(f.get()) && !same(f.get(), f.q.default));
  }
}
