// The handout form: which chapters, who for, who will see what, make it, open it.
const READERS = [
  ["me", "Me: everything, marked private", "You will see"],
  ["coach", "My coach: what I share with a coach", "Your coach will see"],
  ["anyone", "Anyone: only what is meant for everybody", "Anyone will see"],
];
const PATIENCE = 90000; // a pack of every chapter, as a PDF, on an old computer

function choice(type, name, value, words, checked) {
  const id = `${name}-${value}`;
  const input = tag("input", { type, name, id, value, checked });
  return tag("span", { className: "cw-option" }, input, tag("label", { htmlFor: id, textContent: words }));
}

function group(label, layout, ...options) {
  return tag("fieldset", { className: "cw-field cw-choice" }, tag("legend", { className: "cw-label", textContent: label }),
    tag("div", { className: `cw-options ${layout}` }, ...options));
}

const list = (words, className = "") => tag("ul", { className }, ...words.map((text) => tag("li", { textContent: text, dir: "auto" })));
const what = (text) => tag("p", { className: "cw-seen-what", textContent: text });

const parts = (number) => `${number} ${number === 1 ? "part" : "parts"}`;

/** A chapter among several in one line; the parts themselves are folded away below it. */
function folded(chapter, told) {
  const shown = chapter.shows.length ? `${parts(chapter.shows.length)} to see` : "nothing to see";
  const kept = chapter.keeps.length ? `, ${parts(chapter.keeps.length)} kept out` : "";
  const news = chapter.given ? `, ${chapter.changed.length ? "changed" : "nothing new"} since ${chapter.given}` : "";
  return tag("details", { className: "cw-seen-chapter" }, tag("summary", {}, tag("b", { textContent: chapter.title }),
    tag("span", { className: "cw-hint", textContent: ` ${shown}${kept}${news}` })), ...told);
}

/** One chapter of the preview: what goes in, what stays out and why, what is new to its reader. */
function seen(chapter, words) {
  const told = [what(words), list(chapter.shows.length ? chapter.shows : ["no answer: there is nothing in it for them yet"])];
  if (chapter.keeps.length) told.push(what("Stays out"), list(chapter.keeps, "cw-stays"));
  if (chapter.given) {
    const news = chapter.changed.length ? chapter.changed : ["nothing they may see"];
    told.push(what(`Changed since it was last made for them, on ${chapter.given}`), list(news));
  }
  return told;
}

function render({ model, el }) {
  const view = Math.random().toString(36).slice(2);
  const chapters = model.get("chapters");
  const several = chapters.length > 1;
  const which = group("Which chapters?", "cw-some", ...chapters.map(([stem, title]) => choice("checkbox", `which-${view}`, stem, title, true)));
  const readers = group("Who is it for?", "cw-one-a-line", ...READERS.map(([value, words]) => choice("radio", `reader-${view}`, value, words, value === "me")));
  const how = group("As what?", "cw-one-a-line", choice("radio", `how-${view}`, "pack", "One document, with a cover and contents", true),
    choice("radio", `how-${view}`, "pages", "A page for each chapter", false));
  const pdf = choice("checkbox", `pdf-${view}`, "pdf", "Also as a PDF", false);
  const preview = tag("div", {});
  const shown = tag("details", { className: "cw-seen", open: several }, tag("summary", { textContent: "Who will see what" }), preview);
  const status = tag("p", { className: "cw-status" });
  status.setAttribute("role", "status");
  const button = tag("button", { type: "button", className: "cw-button", textContent: several ? "Make the pages" : "Make the page" });

  let asked = 0;
  let waiting = null;
  const wishes = () => ({ view, reader: readers.querySelector("input:checked").value,
    stems: several ? [...which.querySelectorAll("input:checked")].map((box) => box.value) : [chapters[0][0]] });
  const look = () => {
    try { if (shown.open) model.send({ do: "preview", ask: ++asked, ...wishes() }); } catch { /* "Make" says it */ }
  };
  // A button that is disabled loses the focus: this one says that it waits, and does nothing meanwhile.
  const busy = (yes) => button.setAttribute("aria-disabled", String(yes));
  const say = (...parts) => { clearTimeout(waiting); busy(false); status.replaceChildren(...parts); };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    status.textContent = several ? "Making the pages" : "Making the page";
    busy(true);
    // A kernel that is gone never answers: say so instead of waiting for ever.
    const lost = () => say("It is not made yet: the workbook does not answer. Reload this page and try again.");
    clearTimeout(waiting);
    waiting = setTimeout(lost, PATIENCE);
    try {
      model.send({ do: "make", ...wishes(), pack: several && how.querySelector("input:checked").value === "pack",
        pdf: pdf.querySelector("input").checked });
    } catch { lost(); }
  });
  shown.addEventListener("toggle", look);
  for (const asking of [which, readers]) asking.addEventListener("change", look);
  const hear = (message) => {
    if (message.to !== view) return;
    if (message.preview) {
      if (message.ask !== asked) return;
      const words = READERS.find(([value]) => value === wishes().reader)[2];
      const told = message.preview.flatMap((chapter) => (several ? [folded(chapter, seen(chapter, words))] : seen(chapter, words)));
      return preview.replaceChildren(...(told.length ? told : [what("Choose a chapter, and it is told here.")]));
    }
    if (message.sentence) return say(message.sentence);
    const [first, ...others] = message.paths;
    const link = tag("a", { href: fileAddress(first), target: "_blank", rel: "noopener", textContent: others.length ? "Open the first" : "Open the page" });
    const where = others.length ? `They are in your folder, in handouts; ${message.paths.length} in all.` : `It is in your folder as ${first}; print it from the browser.`;
    say("Made. ", link, `. ${where}`);
    look();
  };
  model.on("msg:custom", hear);
  // Lab would take letters and arrows for commands of its own.
  const fields = tag("div", { className: "cw-fields" }, ...(several ? [which] : []), readers, ...(several ? [how] : []));
  const box = tag("div", { className: "cw-form cw-handing" }, fields, shown,
    tag("div", { className: "cw-form-acts" }, button, ...(model.get("can_pdf") ? [pdf] : []), status));
  for (const kind of ["keydown", "keyup"]) box.addEventListener(kind, (event) => event.stopPropagation());
  el.append(box);
  look();
  return () => { clearTimeout(waiting); model.off("msg:custom", hear); };
}

export default { render };
