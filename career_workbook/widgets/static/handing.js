// The handout button: who is it for, make it, open it.
const READERS = [
  ["me", "Me: everything, marked private"],
  ["coach", "My coach: what I share with a coach"],
  ["anyone", "Anyone: only what is meant for everybody"],
];

function tag(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

// Where the server keeps its files differs: a plain Lab, a hub, Notebook.
function fileAddress(path) {
  const config = document.getElementById("jupyter-config-data");
  const base = config ? JSON.parse(config.textContent).baseUrl || "/" : "/";
  return base + "files/" + path.split("/").map(encodeURIComponent).join("/");
}

function render({ model, el }) {
  const view = Math.random().toString(36).slice(2);
  const choices = tag("div", { className: "cw-options cw-one-a-line" });
  for (const [value, words] of READERS) {
    const id = `reader-${view}-${value}`;
    const radio = tag("input", { type: "radio", name: "reader-" + view, id, value, checked: value === "me" });
    choices.append(tag("span", { className: "cw-option" }, radio, tag("label", { htmlFor: id, textContent: words })));
  }
  const legend = tag("legend", { className: "cw-label", textContent: "Who is the page for?" });
  const group = tag("fieldset", { className: "cw-field cw-choice" }, legend, choices);
  const status = tag("p", { className: "cw-status" });
  status.setAttribute("role", "status");
  const button = tag("button", { type: "button", className: "cw-button", textContent: "Make the page" });
  button.addEventListener("click", () => {
    status.textContent = "Making the page";
    button.disabled = true;
    model.send({ do: "make", view, reader: group.querySelector("input:checked").value });
    // A kernel that is gone never answers: say so instead of waiting for ever.
    clearTimeout(waiting);
    waiting = setTimeout(() => say("The page is not made yet: the workbook does not answer. Reload this page and try again."), 20000);
  });
  let waiting = null;
  const say = (...parts) => { clearTimeout(waiting); button.disabled = false; status.replaceChildren(...parts); };
  const hear = (message) => {
    if (message.to !== view) return;
    if (!message.path) return say(message.sentence);
    const link = tag("a", { href: fileAddress(message.path), target: "_blank", rel: "noopener", textContent: "Open the page" });
    say("Made. ", link, ` It is in your folder as ${message.path}; print it from the browser.`);
  };
  model.on("msg:custom", hear);
  // Lab would take letters and arrows for commands of its own.
  const box = tag("div", { className: "cw-form cw-handing" }, tag("div", { className: "cw-fields" }, group),
    tag("div", { className: "cw-form-acts" }, button, status));
  for (const kind of ["keydown", "keyup"]) box.addEventListener(kind, (event) => event.stopPropagation());
  el.append(box);
  return () => { clearTimeout(waiting); model.off("msg:custom", hear); };
}

export default { render };
