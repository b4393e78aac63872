// A quiet timer both see: minutes, no sound, nothing that blinks. It says once that it is over.

class Timer {
  /** `tell(question)` goes to the kernel; `over(sentence)` is told when the time has run out. */
  constructor({ tell, over }) {
    Object.assign(this, { tell, over });
    this.skew = 0; // ms this computer's clock is behind the one of the session
    const id = freshId("minutes");
    this.minutes = make("input", { type: "text", inputmode: "numeric", id, value: "10", maxlength: "3", autocomplete: "off" });
    const start = make("form", { class: "cw-timer-start", autocomplete: "off" }, make("label", { for: id, text: "Minutes" }), this.minutes,
      make("button", { type: "submit", class: "cw-quiet-button", text: "Start timer" }));
    start.addEventListener("submit", (e) => { e.preventDefault(); tell({ do: "timer", minutes: this.minutes.value || "none" }); });
    this.start = start;
    this.left = make("span", { class: "cw-left" });
    this.stop = make("button", { type: "button", class: "cw-quiet-button", text: "Stop timer", onclick: () => tell({ do: "timer" }) });
    this.running = make("span", { class: "cw-timer-running", hidden: true }, this.left, this.stop);
    this.el = make("div", { class: "cw-timer", role: "group", "aria-label": "Timer" }, start, this.running);
    this.clock = setInterval(() => this.tick(), 1000);
  }

  /** The session's clock, in seconds since 1970, as an answer has just told it. */
  set now(seconds) {
    this.skew = seconds * 1000 - Date.now();
  }

  show(timer) {
    this.timer = timer;
    const inside = this.el.contains(document.activeElement);
    this.start.hidden = Boolean(timer);
    this.running.hidden = !timer;
    if (inside) (timer ? this.stop : this.minutes).focus({ preventScroll: true });
    this.tick();
  }

  tick() {
    if (!this.timer) return this.over("");
    const { minutes } = this.timer;
    // The clock of the session is known but for the way an answer took: that must not make eleven minutes of ten.
    const left = Math.min(minutes, Math.ceil((this.timer.ends * 1000 - Date.now() - this.skew) / 60000));
    const words = left > 1 ? `${left} minutes left` : left === 1 ? "Less than a minute left" : "Time is up";
    if (this.left.textContent !== words) this.left.textContent = words;
    this.stop.textContent = left > 0 ? "Stop timer" : "Put it away";
    this.over(left > 0 ? "" : `The ${minutes} ${minutes === 1 ? "minute is" : "minutes are"} over.`);
  }

  close() {
    clearInterval(this.clock);
  }
}
