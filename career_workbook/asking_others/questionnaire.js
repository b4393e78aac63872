
function answers() {
  const asked = [...form.querySelectorAll("[data-own]")].filter((field) => field.value.trim());
  const given = [...form.querySelectorAll("[data-name]")].filter((field) => field.value.trim());
  return {
    on: form.elements.on.value,
    answers: Object.fromEntries(given.map((field) => [field.dataset.name, field.value.trim()])),
    own: asked.map((field) => ({ asked: field.labels[0].textContent, words: field.value.trim() })),
  };
}

function missing(found) {
  if (!found.on) return { say: "say for which hour it is", at: form.elements.on };
  if (Object.keys(found.answers).length || found.own.length) return null;
  return { say: "answer one of the questions", at: form.querySelector("[data-name]") };
}

const left = () => "";
