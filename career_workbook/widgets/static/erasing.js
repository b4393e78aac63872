// Erasing for good: a quiet second step after Delete, and for a sheet that only its owner sees.

const ERASES = "Its history and every backup forget it too, and nothing brings it back. "
  + "Pages made before, notebook checkpoints and other copies are not reached.";

class Erasing {
  /** `erase(key)` is called when the person has said yes; `leave()` gives the focus back when they said no. */
  constructor({ erase, leave }) {
    Object.assign(this, { erase, leave });
    const button = (cls, text, onclick) => make("button", { type: "button", class: cls, text, onclick });
    this.first = button("cw-quiet-button", "Erase for good", () => this.asked(true));
    this.words = make("p", { id: freshId("erase") });
    this.yes = button("cw-button cw-last-word", "Erase it for good", () => { const { key } = this; this.withdraw(); this.erase(key); });
    this.no = button("cw-quiet-button", "Leave it", () => { this.asked(false); this.leave(); });
    this.question = make("div", { class: "cw-erase-question", role: "group", "aria-labelledby": this.words.id, hidden: true },
      this.words, this.yes, this.no);
    this.el = make("div", { class: "cw-erasing", hidden: true }, this.first, this.question);
  }

  /** Offer it for one entry, called `title`. */
  offer(key, title) {
    if (this.key === key && !this.el.hidden) return;
    this.key = key;
    this.words.textContent = `Erase ${title} for good? ${ERASES}`;
    this.el.hidden = false;
    this.show(false);
  }

  withdraw() {
    this.el.hidden = true;
    this.key = null;
  }

  asked(yes) {
    this.show(yes);
    (yes ? this.no : this.first).focus();
  }

  show(question) {
    this.question.hidden = !question;
    this.first.hidden = question;
  }
}
