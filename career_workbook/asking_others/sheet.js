"use strict";
// What is entered stays in this browser until it is saved as a file; nothing is ever sent.
// The script of each page adds: answers(), missing(its answers) and left(), what a saved file does not hold.
const form = document.getElementById("form"), status = document.getElementById("status");
const place = form.dataset.place, fields = [...form.elements].filter((field) => field.name);

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
for (const field of fields) {
  const was = draft[field.name];
  if (field.type === "radio") field.checked = was === field.value;
  else if (field.type === "checkbox") field.checked = was === true;
  else if (typeof was === "string") field.value = was;
}

form.addEventListener("input", () => {
  const entered = { sheet };
  for (const field of fields) {
    if (field.type === "checkbox") entered[field.name] = field.checked;
    else if (field.type !== "radio" || field.checked) entered[field.name] = field.value;
  }
  const said = keep(entered) ? "Kept in this browser." :
    "This browser keeps nothing: please save the file before you close the page.";
  if (status.textContent !== said) status.textContent = said; // else some browsers read it aloud with every letter
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const found = { what: form.dataset.what, layout: Number(form.dataset.layout), sheet, ...answers() };
  const wrong = missing(found);
  if (wrong) {
    status.textContent = `Nothing can be saved yet: ${wrong.say}.`;
    return wrong.at.focus();
  }
  const text = JSON.stringify(found, null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `answers-${sheet.slice(0, 8)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  document.getElementById("text").value = text;
  document.getElementById("by-hand").hidden = false;
  status.textContent = `Saved as ${link.download}, with your other downloads.${left()} Send it back, and thank you.`;
});

document.getElementById("clear").addEventListener("click", () => {
  try { localStorage.removeItem(place); } catch { /* there was nothing to keep it in */ }
  form.reset();
  sheet = random();
  document.getElementById("by-hand").hidden = true;
  status.textContent = "Cleared. Nothing of it is kept in this browser.";
});
