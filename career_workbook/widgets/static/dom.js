// The pieces of a form are separate files read in this order and joined into one module, since a widget is sent as one:
// dom, pressing, fields, choices, drafts, keeper, table, list, later, erasing, showing, comments, form.

/** Make an element. Text is always set as text, so that nothing a person wrote can become markup. */
function make(tag, attributes = {}, ...children) {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") el.textContent = value;
    else if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.filter((child) => child !== null && child !== undefined));
  return el;
}

let lastId = 0;
/** An id no other element on the page has, however many forms stand on it. */
function freshId(stem) {
  lastId += 1;
  return `cw-${stem}-${lastId}-${Math.random().toString(36).slice(2, 7)}`;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function isEmpty(value) {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Have `wanted` as the children, in that order; what stays is not moved, so that focus and a press on it stay too. */
function fill(list, wanted) {
  for (const el of [...list.children]) if (!wanted.includes(el)) el.remove();
  wanted.forEach((el, n) => { if (list.children[n] !== el) list.insertBefore(el, list.children[n] ?? null); });
}

/** Whether the person has not gone on from `place` to something else while an answer was under way: what they type
 * belongs there. The page as a whole is no place: a browser that puts the focus on no button says it is there. */
function isStillAt(place) {
  const at = document.activeElement;
  return !at || (place !== document.body && place.contains(at))
    || !at.matches('input, textarea, select, button, summary, a, [contenteditable="true"]');
}

/** Say `sentence` in a line that is read aloud. What comes and goes with every word typed is for the eye alone. */
function sayIn(line, state, sentence) {
  if (line.textContent === sentence) return;
  const aloud = state !== "saving" && sentence !== line.heard;
  line.setAttribute("aria-live", aloud ? "polite" : "off");
  line.textContent = sentence;
  if (aloud) line.heard = sentence;
}

/** Today where the person is, as a date field wants it. */
function today() {
  const now = new Date();
  const two = (n) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** A day as a printed page writes it too: 31 Mar 2026; the given text where it is none. */
function dayInWords(iso) {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  return MONTHS[month - 1] ? `${Number(day)} ${MONTHS[month - 1]} ${Number(year)}` : iso;
}

/** What an entry is called; one named by its day begins with it, and a stretch of time has two. */
const calledInWords = (title) => title.replace(/\b\d{4}-\d{2}-\d{2}\b/g, dayInWords);

const count = (n) => n.toLocaleString("en-GB");
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
