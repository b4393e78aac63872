// Controls for choosing: radio buttons up to five answers, a list above; links to other records.

const FEW = 5;

function choiceMaker(q) {
  if (q.control === "refs") return refsControl;
  if (q.control === "ref" || q.choices.length > FEW) return selectControl;
  return radioControl;
}

function radioControl(q, id, heard) {
  const buttons = q.choices.map(([value, label], n) => {
    const input = make("input", { type: "radio", name: id, id: `${id}-${n}`, value, onchange: heard });
    const el = make("span", { class: "cw-option" }, input, make("label", { for: `${id}-${n}`, text: label || "No answer yet" }));
    return { value, input, el };
  });
  return { el: make("div", { class: "cw-options" }, ...buttons.map((b) => b.el)), group: true, pace: "choice",
    target: buttons[0].input, also: buttons.slice(1).map((b) => b.input),
    get: () => buttons.find((b) => b.input.checked)?.value ?? "",
    set: (v) => buttons.forEach((b) => { b.input.checked = b.value === (v ?? ""); }) };
}

function selectControl(q, id, heard) {
  const select = make("select", { id, onchange: () => { wanted = select.value; heard(); } });
  const nothing = q.control === "ref" ? nothingYet() : null;
  let wanted = "";
  const fill = (options) => {
    select.replaceChildren();
    if (!options.some(([value]) => value === "")) {
      select.append(make("option", { value: "", text: nothing?.textContent ? "Nothing yet" : "Choose" }));
    }
    for (const [value, label] of options) select.append(make("option", { value, text: label || "No answer yet" }));
    if (wanted && !options.some(([value]) => value === wanted)) {
      select.append(make("option", { value: wanted, text: "(no longer in the list)" }));
    }
    select.value = wanted;
  };
  fill(q.choices);
  return { el: select, target: select, pace: "choice", get: () => wanted,
    set: (v) => {
      wanted = v ?? "";
      select.value = wanted;
      if (select.value !== wanted) select.append(make("option", { value: wanted, text: "(no longer in the list)", selected: true }));
      select.value = wanted;
    },
    nothing, options: nothing ? (options) => { tellIfNone(nothing, q, options); fill(options); } : null };
}

/** The place for the sentence that says what to do where a list of links is still empty. */
const nothingYet = () => make("p", { id: freshId("nothing"), class: "cw-hint", hidden: true });

function tellIfNone(nothing, q, options) {
  const here = document.querySelector(`.cw-form[data-kind="${q.of}"]`); // some chapters have a form that is another's too
  nothing.textContent = options.length ? "" : (here && q.nothing_here) || q.nothing || "There is nothing to choose from yet.";
  nothing.hidden = Boolean(options.length);
}

/** Tick boxes for links to other records; the order of ticking is kept and shown. */
function refsControl(q, id, heard) {
  const box = make("div", { class: "cw-options cw-many" });
  const order = make("p", { class: "cw-order", hidden: true });
  const nothing = nothingYet();
  let chosen = [], titles = [];
  const show = () => {
    for (const input of box.querySelectorAll("input")) input.checked = chosen.includes(input.value);
    const named = chosen.map((key) => titles.find(([k]) => k === key)?.[1] ?? "(no longer in the list)");
    order.hidden = chosen.length < 2;
    order.textContent = `In this order: ${named.join(", ")}`;
  };
  const ticked = (e) => {
    const key = e.target.value;
    chosen = e.target.checked ? [...chosen, key] : chosen.filter((k) => k !== key);
    show();
    heard();
  };
  const option = (key) => {
    const own = freshId("tick");
    return make("span", { class: "cw-option" }, make("input", { type: "checkbox", id: own, value: key, onchange: ticked }),
      make("label", { for: own }));
  };
  const control = { el: make("div", {}, box, order), group: true, pace: "choice", target: box, nothing, get: () => chosen,
    set: (v) => { chosen = [...(v ?? [])]; show(); },
    options: (options) => {
      titles = options;
      const there = new Map([...box.children].map((el) => [el.firstChild.value, el]));
      fill(box, options.map(([key, title]) => {
        const el = there.get(key) ?? option(key);
        el.lastChild.textContent = title;
        return el;
      }));
      tellIfNone(nothing, q, options);
      show();
    } };
  control.options([]);
  return control;
}
