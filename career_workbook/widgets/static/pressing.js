// What a press means, though the page moves under it.

const PRESSED = 'button, summary, label, input:is([type="checkbox"], [type="radio"])';
const TREMBLE = 5; // px a hand may move while it presses

/** Within `root` a press is a click on what it began on, and a double click or a key held down is one press: what comes
 * second would meet what has come into that place since. */
function pressedOnce(root) {
  root.addEventListener("click", (e) => {
    // The second click alone: whoever goes on pressing means it. Pages are turned quickly.
    if (e.detail !== 2 || !e.target.closest("button") || e.target.closest(".cw-pages")) return;
    e.preventDefault();
    e.stopPropagation();
  }, true);
  root.addEventListener("keydown", (e) => { if (e.repeat && e.key === "Enter" && !e.target.matches("textarea")) e.preventDefault(); }, true);
  root.addEventListener("pointerdown", (down) => {
    const began = down.target.closest(PRESSED);
    if (!began || down.button !== 0) return;
    const lifted = (up) => {
      for (const kind of ["pointerup", "pointercancel"]) window.removeEventListener(kind, lifted, true);
      const moved = Math.hypot(up.clientX - down.clientX, up.clientY - down.clientY) > TREMBLE;
      if (up.type === "pointercancel" || moved || began.contains(up.target)) return;
      // A sentence that appeared as a field was left has pushed it away: the browser clicks on neither.
      if (began.checkVisibility() && !began.closest("[inert]")) began.click();
    };
    for (const kind of ["pointerup", "pointercancel"]) window.addEventListener(kind, lifted, true);
  }, true);
}
