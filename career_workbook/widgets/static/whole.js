// What an importer shows of whole records: how many of what, to be ticked, and the first of them.

function whole(importing, found) {
  const say = (text, failed) => importing.say(text, failed);
  const boxes = found.parts.map(([part, n, usual], at) => {
    const id = `cw-part-${importing.view}-${at}`;
    const input = make("input", { type: "checkbox", id, onchange: () => weigh() });
    input.checked = usual;
    return { part, n, input, row: make("span", { class: "cw-option" }, input, make("label", { for: id, text: `${part} (${count(n)})` })) };
  });
  const ticked = () => boxes.filter(({ input }) => input.checked);
  const add = make("button", { type: "button", class: "cw-button", onclick: () => {
    say("Adding");
    importing.step(async () => {
      const answer = await importing.ask({ do: "add", parts: ticked().map(({ part }) => part) });
      importing.done(`Added ${entries(answer.count)}.`);
    });
  } });
  const weigh = () => {
    const n = ticked().reduce((sum, one) => sum + one.n, 0);
    add.textContent = `Add ${entries(n)}`;
    add.disabled = !n;
  };
  const parts = [];
  if (boxes.length) parts.push(make("fieldset", { class: "cw-field cw-offers cw-part" },
    make("legend", { class: "cw-part-title", text: "What shall be added?" }),
    make("div", { class: "cw-options cw-many" }, ...boxes.map(({ row }) => row))));
  if (found.examples.length) parts.push(make("div", { class: "cw-part cw-scroller", role: "group",
    "aria-label": "How it was understood", tabindex: "0" },
    make("table", {}, make("caption", { text: "How it was understood: the first of each" }),
      make("tbody", {}, ...found.examples.map(([part, said]) => make("tr", {},
        make("th", { scope: "row", text: part }), make("td", { dir: "auto", text: said })))))));
  if (found.troubled) {
    const more = found.troubled - found.problems.length;
    parts.push(make("div", { class: "cw-part" },
      make("p", { class: "cw-part-title", text: found.troubled === 1 ? "One entry was not understood and stays out"
        : `${count(found.troubled)} entries were not understood and stay out` }),
      make("ul", { class: "cw-lines" }, ...found.problems.map((text) => make("li", { dir: "auto", text })),
        more > 0 ? make("li", { text: `and ${count(more)} more` }) : null)));
  }
  if (found.notes.length) parts.push(make("div", { class: "cw-part" },
    ...found.notes.map((text) => make("p", { class: "cw-hint", text }))));
  if (found.more.length) parts.push(make("div", { class: "cw-part cw-form-acts", role: "group", "aria-label": "What else may be read" },
    ...found.more.map(([word, text]) => make("button", { type: "button", class: "cw-quiet-button", text,
      onclick: () => importing.further({ also: word }) }))));
  if (boxes.length) parts.push(make("div", { class: "cw-form-acts" }, add,
    make("button", { type: "button", class: "cw-quiet-button", text: "Not now",
      onclick: () => importing.leave("Nothing was added.") })));
  if (boxes.length) weigh();
  importing.put(parts);
  say(found.summary);
}
