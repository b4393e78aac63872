
const words = form.elements.words, read = form.elements.read;

function answers() {
  const group = form.querySelector("input[name=group]:checked");
  const levels = [];
  for (const asked of form.querySelectorAll("[data-skill]")) {
    const one = asked.querySelector("input:checked");
    if (one && one.value !== "")
      levels.push({ skill: asked.dataset.skill, name: asked.querySelector("legend").textContent, level: 2.5 * one.value });
  }
  const said = words.value.trim();
  return {
    round: form.dataset.round, group: group && group.value !== "" ? group.labels[0].textContent.trim() : "", levels,
    words: said && read.checked ? [{ asked: words.labels[0].textContent, words: said }] : [],
  };
}

function missing(found) {
  if (found.levels.length || found.words.length) return null;
  if (words.value.trim()) return { say: `tick “${form.dataset.name} may read these words”, or choose an answer above`, at: read };
  return { say: "choose an answer for one of the questions", at: form.querySelector("[data-skill] input") };
}

const left = () => (words.value.trim() && !read.checked ? " Your own words are not in it." : "");
