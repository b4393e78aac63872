// One button: make a page for others to fill in, open it, send it.

function render({ model, el }) {
  const view = Math.random().toString(36).slice(2);
  const status = tag("p", { className: "cw-status" });
  status.setAttribute("role", "status");
  const button = tag("button", { type: "button", className: "cw-button", textContent: model.get("words").make });
  let waiting = null;
  // A button that is disabled loses the focus: this one says that it waits, and does nothing meanwhile.
  const busy = (yes) => button.setAttribute("aria-disabled", String(yes));
  const say = (...parts) => { clearTimeout(waiting); busy(false); status.replaceChildren(...parts); };
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") === "true") return;
    status.textContent = "Making the page";
    busy(true);
    // A kernel that is gone never answers: say so instead of waiting for ever.
    const lost = () => say("The page is not made yet: the workbook does not answer. Reload this page and try again.");
    clearTimeout(waiting);
    waiting = setTimeout(lost, 20000);
    try { model.send({ do: "make", view }); } catch { lost(); }
  });
  const hear = (message) => {
    if (message.to !== view) return;
    if (!message.path) return say(message.sentence);
    const link = tag("a", { href: fileAddress(message.path), target: "_blank", rel: "noopener", textContent: "Look at it" });
    say("Made. ", link, `, then send the file ${message.path} from your folder to ${model.get("words").to}.`);
  };
  model.on("msg:custom", hear);
  // Lab would take letters and arrows for commands of its own.
  const box = tag("div", { className: "cw-form cw-handing" }, tag("div", { className: "cw-form-acts" }, button, status));
  for (const kind of ["keydown", "keyup"]) box.addEventListener(kind, (event) => event.stopPropagation());
  el.append(box);
  return () => { clearTimeout(waiting); model.off("msg:custom", hear); };
}

export default { render };
