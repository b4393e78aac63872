// What a person does with a list: add, change, delete, undo.

class ListActs {
  submit() {
    if (this.sheet) return this.keeper.want("commit");
    if (!this.keeper.adding) return this.finished();
    this.keeper.asked = true;
    if (this.isHalfTyped()) return;
    this.keeper.keepHere();
    this.keeper.want("commit");
    this.after = () => this.firstWrong();
  }

  firstWrong() {
    this.keeper.report();
    if (this.isHere()) this.fields.find((f) => this.keeper.errors[f.name])?.focus();
  }

  /** A day of which a part is missing would be left out without a word: the person is asked for the rest first. */
  isHalfTyped() {
    const field = this.fields.find((f) => f.unread());
    if (!field) return false;
    this.keeper.showErrors();
    this.keeper.report();
    field.focus();
    return true;
  }

  isHere() {
    return isStillAt(this.root);
  }

  added(reply) {
    this.drafts.drop(this.keeper.key);
    this.after = null;
    this.erasing.withdraw();
    this.show(reply.next, true);
    const twice = reply.namesake ? ". There is another of this name; if that is a slip, Undo takes this one back." : "";
    this.say("saved", `Added: ${calledInWords(reply.title)}${twice}`);
    this.entries.page = 0;
    this.look();
    if (this.isHere()) this.fields[0]?.focus();
  }

  edit(key, then = () => { if (this.isHere()) { this.form.scrollIntoView({ block: "nearest" }); this.fields[0]?.focus(); } }) {
    this.erasing.withdraw();
    this.keeper.hurry(true, true);
    this.swap(key, then);
  }

  /** Show another entry (null: a new one) once the kernel has told what is in it. */
  swap(key, then) {
    this.ready(false); // what is typed before it is there would be typed into the one that goes
    const { key: left, n } = this.keeper;
    const asked = this.swapping = {};
    const late = setTimeout(() => {
      if (this.swapping !== asked) return;
      asked.late = true;
      this.ready(true);
      this.say("failed", "The workbook does not answer yet. What you asked for comes when it does, unless you type here meanwhile.");
    }, PATIENCE);
    // An answer that comes late still must not change what is being typed by then.
    const goneOn = () => this.keeper.key !== left || this.keeper.n !== n || this.rows.contains(document.activeElement);
    this.wire.ask({ do: "look", key, ...this.place() }, (reply) => {
      clearTimeout(late);
      if (this.closed || this.swapping !== asked || (asked.late && goneOn())) return;
      this.ready(true);
      if (reply.says === "refused") return this.say("failed", reply.why);
      this.links(reply);
      this.show(reply.entry, reply.entry.gone);
      this.say(this.keeper.unsaved ? "failed" : "ready", this.keeper.unsaved);
      this.keeper.unsaved = "";
      this.keeper.greet(reply.entry);
      const kept = this.drafts.own(reply.entry.key);
      if (kept) this.keeper.restore(kept);
      this.entries.show(reply.rows, reply.undoable);
      this.entries.mark(this.keeper.adding ? null : key);
      then?.();
    });
  }

  finished() {
    const key = this.keeper.key;
    const leave = () => this.swap(null, () => { if (this.isHere() && !this.entries.focusOn(key)) this.fields[0]?.focus(); });
    this.keeper.asked = true;
    if (this.isHalfTyped()) return;
    if (!this.keeper.dirty().length) return leave();
    this.after = () => (Object.keys(this.keeper.errors).length ? this.firstWrong() : leave());
    this.keeper.want("commit");
  }

  revertEntry() {
    this.ask({ do: "revert", key: this.keeper.key }, () => { const { key } = this.keeper; this.drafts.drop(key);
      this.swap(null, () => { this.say("saved", "Put back as it was."); if (this.isHere()) this.entries.focusOn(key); }); });
  }

  clearEntry() {
    this.keeper.forget();
    this.ask({ do: "withdraw", key: this.keeper.key }, (reply, here) => {
      this.show(reply.next, true);
      this.say("ready", "Cleared.");
      if (here()) this.fields[0]?.focus();
    });
  }

  remove(key, title) {
    this.ask({ do: "withdraw", key }, (reply, here) => {
      this.drafts.drop(key);
      if (this.keeper.key === key) this.show(reply.next, true);
      this.say("saved", `Deleted: ${title}. Undo brings it back.`);
      this.entries.undoButton.hidden = false;
      if (here()) this.entries.undoButton.focus();
      if (!this.together) this.erasing.offer(key, `“${title}”`);
      this.look();
    });
  }

  undo() {
    this.erasing.withdraw();
    this.ask({ do: "undo" }, (reply) => { this.say("saved", reply.sentence); this.look(); });
  }

  /** Out of the workbook and of this browser, whoever of its tabs has typed into it. */
  erase(key) {
    if (this.sheet) this.keeper.forget();
    this.say("saving", "Erasing");
    this.ask({ do: "erase", key }, (reply, here) => {
      this.drafts.dropAll(key);
      if (this.sheet) this.show(reply.entry, false);
      this.say("saved", reply.sentence);
      this.look();
      if (here()) this.fields[0]?.focus({ preventScroll: true });
    });
  }

  ask(question, then) {
    this.wire.once(question, (state, sentence) => this.say(state, sentence), then);
  }
}
