// Controls: one native control a kind of field. Each maker returns {el, get, set, focus, pace, ...}:
// `el` the control, `get` and `set` its value as typed, `pace` how its input is saved: "text" waits for a pause in
// typing, "number" is sent at once and gathered up, "choice" is finished with the click.

const AUDIENCES = { me: "only you", coach: "you and your coach", anyone: "anyone you share with" };
// Fields that may stand beside another one: their hint comes below, so that the controls of a row stay on one line.
const BESIDE = new Set(["day", "number", "money", "hours", "ref", "level", "fraction"]);
const DECIMAL = { inputmode: "decimal", autocomplete: "off", spellcheck: "false", type: "text" };

function lineControl(q, id, heard) {
  const decimal = ["number", "money", "hours"].includes(q.control);
  const input = make("input", { id, class: decimal ? "cw-number" : "cw-text", autocomplete: "off",
    ...(decimal ? DECIMAL : { type: "text", maxlength: null, dir: "auto" }), oninput: heard });
  const unit = decimal && q.unit ? make("span", { class: "cw-unit", "aria-hidden": "true", text: q.unit }) : null;
  return { el: unit ? make("span", { class: "cw-with-unit" }, input, unit) : input, target: input,
    pace: decimal ? "number" : "text", get: () => input.value, set: (v) => { input.value = v ?? ""; } };
}

function proseControl(q, id, heard) {
  const area = make("textarea", { id, rows: "2", class: "cw-text", spellcheck: "true", dir: "auto" });
  const grow = () => {
    if (CSS.supports?.("field-sizing", "content")) return;
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight}px`;
  };
  area.addEventListener("input", () => { grow(); heard(); });
  return { el: area, target: area, pace: "text", get: () => area.value,
    set: (v) => { area.value = v ?? ""; requestAnimationFrame(grow); } };
}

function dayControl(q, id, heard) {
  const input = make("input", { id, type: "date", max: "9999-12-31", class: "cw-day", oninput: heard });
  let typing = false, whole = "";
  input.addEventListener("keydown", () => { typing = true; });
  input.addEventListener("pointerdown", () => { typing = false; }); // the calendar is opened: what comes is chosen
  // While it is typed part by part the control passes through days, and years, nobody means.
  return { el: input, target: input, get: () => { if (!input.validity.badInput) whole = input.value; return whole; },
    set: (v) => { input.value = whole = v ?? ""; },
    get pace() { return input.validity.badInput || (input.value && input.value < "1900") ? "text" : typing ? "number" : "choice"; },
    unread: () => (input.validity.badInput ? "This day is not complete yet." : "") };
}

/** A slider with the number beside it; unlike a bare slider it can also be left unanswered. */
function rangeControl(q, id, heard) {
  const low = q.low ?? 0, high = q.high ?? 10;
  const slider = make("input", { type: "range", id, min: low, max: high, step: q.step ?? 1 });
  const box = make("input", { ...DECIMAL, class: "cw-number", "aria-label": `${q.label}, as a number` });
  const unit = q.unit ? make("span", { class: "cw-unit", "aria-hidden": "true", text: q.unit }) : null;
  const el = make("span", { class: "cw-range" }, slider, make("span", { class: "cw-with-unit" }, box, unit));
  const show = () => {
    const unset = isEmpty(box.value);
    el.classList.toggle("cw-unset", unset);
    slider.setAttribute("aria-valuetext", unset ? "no answer yet" : box.value + (q.unit ? ` ${q.unit}` : ""));
  };
  const place = () => {
    const n = Number(box.value.replace(",", "."));
    slider.value = isEmpty(box.value) || Number.isNaN(n) ? (Number(low) + Number(high)) / 2 : n;
    show();
  };
  let dragging = false;
  const slide = () => { box.value = slider.value; show(); heard(); };
  slider.addEventListener("pointerdown", () => { dragging = true; });
  slider.addEventListener("pointerup", () => { dragging = false; if (isEmpty(box.value)) slide(); });
  slider.addEventListener("keydown", (e) => { if (e.key === " " && isEmpty(box.value)) slide(); });
  slider.addEventListener("input", slide);
  box.addEventListener("input", () => { place(); heard(); });
  return { el, target: slider, also: [box], get: () => box.value, set: (v) => { box.value = v ?? ""; place(); },
    get pace() { return dragging || document.activeElement === box ? "number" : "choice"; } };
}

function flagControl(q, id, heard) {
  const box = make("input", { type: "checkbox", id, onchange: heard });
  return { el: box, target: box, pace: "choice", labelAfter: true, get: () => box.checked,
    set: (v) => { box.checked = Boolean(v); } };
}

/** Three numbers of a guess in one named group. */
function estimateControl(q, id, heard) {
  const parts = ["low", "likely", "high"].map((part) => {
    const input = make("input", { ...DECIMAL, id: `${id}-${part}`, class: "cw-number", oninput: heard });
    return [part, input, make("span", {}, make("label", { for: `${id}-${part}`, text: capital(part) }), input)];
  });
  return { el: make("div", { class: "cw-three" }, ...parts.map((p) => p[2])), group: true, pace: "number",
    target: parts[0][1], also: parts.slice(1).map((p) => p[1]),
    get: () => Object.fromEntries(parts.map(([part, input]) => [part, input.value])),
    set: (v) => parts.forEach(([part, input]) => { input.value = v?.[part] ?? ""; }) };
}

const CONTROLS = { line: lineControl, prose: proseControl, number: lineControl, money: lineControl, hours: lineControl,
  day: dayControl, fraction: rangeControl, level: rangeControl, flag: flagControl, estimate: estimateControl };

/** A whole field: label, hint, example, control, and the places for its error and its other version. */
function makeField(q, tell, markAudience) {
  const id = freshId(q.name);
  const heard = () => tell.input(field);
  const control = (CONTROLS[q.control] ?? choiceMaker(q))(q, id, heard);
  const hints = [];
  const aside = (cls, text) => { const el = make("span", { id: freshId("hint"), class: cls, text }); hints.push(el.id); return el; };
  const audience = markAudience ? aside("cw-audience", AUDIENCES[q.audience]) : null;
  const hint = q.hint ? aside("cw-hint", capital(q.hint)) : null;
  const short = q.example && q.example.length <= 90;
  const example = !q.example ? null : short ? aside("cw-hint", `For example: ${q.example}`)
    : make("details", { class: "cw-example" }, make("summary", { text: "An example" }, make("span", { class: "cw-unseen", text: `: ${q.label}` })), make("p", { text: q.example }));
  const error = make("p", { id: freshId("error"), class: "cw-error", hidden: true });
  const versions = make("div", { class: "cw-versions", role: "group", "aria-label": "The other version", hidden: true });
  const needed = q.needed ? make("span", { class: "cw-needed", text: " needed" }) : null;
  const label = make(control.group ? "legend" : "label", { class: "cw-label", ...(control.group ? {} : { for: id }), text: q.label });
  const line = control.group ? label : make("div", { class: "cw-label-line" }, label, needed, audience);
  const inside = control.labelAfter ? [make("div", { class: "cw-label-line" }, control.el, label, audience)] : [line,
    control.group && (needed || audience) ? make("div", { class: "cw-label-line" }, needed, audience) : null];
  const el = make(control.group ? "fieldset" : "div", { class: `cw-field cw-${q.control}` },
    ...inside, ...(control.labelAfter ? [hint] : BESIDE.has(q.control) ? [control.el, control.nothing, error, hint] : [hint, control.el, control.nothing]),
    BESIDE.has(q.control) ? null : error, example, versions);

  const targets = [control.target, ...(control.also ?? [])];
  if (control.nothing) hints.push(control.nothing.id);
  const described = control.group ? [el] : targets;
  const describe = (more) => described.forEach((t) => {
    const ids = [...more, ...hints].join(" ");
    if (ids) t.setAttribute("aria-describedby", ids); else t.removeAttribute("aria-describedby");
  });
  describe([]);
  el.addEventListener("change", () => tell.change(field));
  el.addEventListener("focusout", (e) => { if (!el.contains(e.relatedTarget)) tell.leave(field); });
  const field = { q, el, name: q.name, versions, get: control.get, set: control.set, options: control.options,
    get pace() { return control.pace; },
    hasFocus: () => el.contains(document.activeElement) && document.hasFocus(),
    focus: () => (el.querySelector("input:checked") ?? control.target).focus(),
    unread: control.unread ?? (() => ""),
    error(sentence) {
      error.textContent = sentence;
      error.hidden = !sentence;
      if (sentence) tell.wrong(field);
      targets.forEach((t) => (sentence ? t.setAttribute("aria-invalid", "true") : t.removeAttribute("aria-invalid")));
      describe(sentence ? [error.id] : []);
    } };
  return field;
}
