// In a session of two a text is its writer's until they leave the field, or press Show now.

/** Whether the person went on to something else on this page, not merely to another window. */
const hasLetGo = (field) => document.hasFocus() || !field.el.contains(document.activeElement);

/** The button at a long text that shows it at once; the person goes on writing. */
class ShowNow {
  constructor(field, { show, left }) {
    this.field = field;
    this.button = make("button", { type: "button", class: "cw-quiet-button cw-show-now", hidden: true, text: "Show now",
      "aria-label": `Show now: ${field.q.label}`, onclick: () => { field.focus(); show(); } });
    field.el.querySelector("textarea").after(this.button);
    // Whoever goes on to what else stands at the field, its example, has left the text too.
    field.el.addEventListener("focusout", (e) => {
      if (field.el.contains(e.relatedTarget) && e.target.matches("textarea, button") && e.relatedTarget !== this.button
        && !e.relatedTarget.matches("textarea")) left();
    });
  }

  /** There is something to show when there is something typed that the other does not see. */
  look(keeper) {
    this.button.hidden = !keeper || keeper.adding || !(this.field.name in keeper.touched);
  }
}
