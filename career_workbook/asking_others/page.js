"use strict";
// What is entered stays in this browser until it is saved as a file; nothing is ever sent.
const form = document.getElementById("form"), status = document.getElementById("status");
const words = form.elements.words, read = form.elements.read;
const name = form.dataset.name, place = "career-workbook-feedback-" + form.dataset.round;

function kept() {
  try { return JSON.parse(localStorage.getItem(place)) || {}; } catch { return {}; }
}

/** Keep what is entered. A browser may forbid it; then the page works until it is closed. */
function keep(entered) {
  try {
    localStorage.setItem(place, JSON.stringify(entered));
    return true;
  } catch { return false; }
}

function random() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");
}

const draft = kept();
// One sheet, however often it is saved: saved twice, it counts once.
let sheet = typeof draft.sheet === "string" ? draft.sheet : random();
for (const radio of form.querySelectorAll("input[type=radio]")) radio.checked = draft[radio.name] === radio.value;
words.value = typeof draft.words === "string" ? draft.words : "";
read.checked = draft.read === true;

form.addEventListener("input", () => {
  const entered = { sheet, words: words.value, read: read.checked };
  for (const radio of form.querySelectorAll("input[type=radio]:checked")) entered[radio.name] = radio.value;
  status.textContent = keep(entered) ? "Kept in this browser." :
    "This browser keeps nothing: please save the file before you close the page.";
});

function answers() {
  const chosen = (within) => within.querySelector("input:checked");
  const group = form.querySelector("input[name=group]:checked");
  const levels = [];
  for (const asked of form.querySelectorAll("[data-skill]")) {
    const one = chosen(asked);
    if (one && one.value !== "")
      levels.push({ skill: asked.dataset.skill, name: asked.querySelector("legend").textContent, level: 2.5 * one.value });
  }
  const said = words.value.trim();
  return {
    what: form.dataset.what, layout: Number(form.dataset.layout), round: form.dataset.round, sheet,
    group: group && group.value !== "" ? group.labels[0].textContent.trim() : "", levels,
    words: said && read.checked ? [{ asked: words.labels[0].textContent, words: said }] : [],
  };
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const sheetOf = answers();
  if (!sheetOf.levels.length && !sheetOf.words.length) {
    const first = words.value.trim() ? read : form.querySelector("[data-skill] input");
    status.textContent = first === read ? `Nothing can be saved yet: tick “${name} may read these words”, or choose an answer above.`
      : "Nothing can be saved yet: choose an answer for one of the questions.";
    return first.focus();
  }
  const text = JSON.stringify(sheetOf, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `answers-${sheet.slice(0, 8)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  document.getElementById("text").value = text;
  document.getElementById("by-hand").hidden = false;
  const left = words.value.trim() && !read.checked ? " Your own words are not in it." : "";
  status.textContent = `Saved as ${link.download}, with your other downloads.${left} Send it back, and thank you.`;
});

document.getElementById("clear").addEventListener("click", () => {
  try { localStorage.removeItem(place); } catch { /* there was nothing to keep it in */ }
  form.reset();
  for (const radio of form.querySelectorAll("input:checked")) radio.checked = false;
  words.value = "";
  sheet = random();
  document.getElementById("by-hand").hidden = true;
  status.textContent = "Cleared. Nothing of it is kept in this browser.";
});
