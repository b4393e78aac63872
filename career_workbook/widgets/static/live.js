// Shows what the kernel drew, and tells the kernel whether anybody is looking.
//
// The HTML comes from the kernel, built from escaped text only. It replaces what was there in one step, so nothing
// flickers; until it comes, its room is kept free.

const NEAR = "300px"; // a picture just below the window counts as seen: it is there when the reader arrives

function render({ model, el }) {
  const view = Math.random().toString(36).slice(2);
  const place = document.createElement("div");
  let painting = 0;
  el.classList.add("cw-live");
  el.dataset.about = model.get("about");
  el.append(place);

  const show = () => {
    const html = model.get("html");
    place.classList.toggle("cw-waiting", !html);
    place.setAttribute("aria-busy", String(!html));
    if (!html) {
      place.replaceChildren(room(model.get("room")));
      return;
    }
    // To ask for a place is to lay out the whole page: only what scrolls is asked, and the new one when it is painted.
    const scrolled = picture()?.tabIndex === 0 ? picture().scrollLeft : 0;
    const focused = picture()?.contains(document.activeElement);
    place.innerHTML = html;
    cancelAnimationFrame(painting);
    painting = requestAnimationFrame(fit);
    if (!picture()) return;
    picture().addEventListener("keydown", (event) => event.stopPropagation()); // arrows scroll it, not the notebook
    if (scrolled) picture().scrollLeft = scrolled;
    if (focused) picture().focus({ preventScroll: true });
  };

  const picture = () => place.querySelector(".cw-picture[role]");
  // Only a picture wider than its place scrolls, and only then is it a stop for the keyboard.
  const fit = () => {
    const shown = picture();
    if (!shown) return;
    const scrolls = shown.scrollWidth > shown.clientWidth + 1;
    shown.tabIndex = scrolls ? 0 : -1;
    shown.setAttribute("aria-label", scrolls ? "Picture, scrolls sideways" : "Picture");
    const hint = place.querySelector(".cw-sideways");
    if (!scrolls) hint?.remove();
    else if (!hint) shown.after(sideways());
  };

  const tell = (seen) => {
    try {
      model.send({ view, seen });
    } catch {
      // no kernel just now: it will be told when this is rendered again
    }
  };
  const watcher = new IntersectionObserver((entries) => tell(entries.at(-1).isIntersecting), { rootMargin: NEAR });

  model.on("change:html", show);
  show();
  watcher.observe(el);
  const measure = new ResizeObserver(fit);
  measure.observe(el);
  return () => {
    watcher.disconnect();
    measure.disconnect();
    cancelAnimationFrame(painting);
    model.off("change:html", show);
    tell(false);
  };
}

/** A line for the eye: phones hide the bar of what scrolls. The picture's label says it to those who listen. */
function sideways() {
  const line = document.createElement("p");
  line.className = "cw-sideways";
  line.setAttribute("aria-hidden", "true");
  line.textContent = "Scroll sideways to see all of it";
  return line;
}

function room(ratio) {
  const frame = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  frame.setAttribute("viewBox", `0 0 100 ${Math.round(100 * ratio) || 6}`);
  frame.setAttribute("aria-hidden", "true");
  const word = document.createElement("p");
  word.className = "cw-drawing"; // seen only where the picture is slow to come: a word that flashes would disturb
  word.textContent = ratio ? "Drawing" : "One moment";
  const holder = document.createElement("div");
  holder.className = "cw-picture";
  holder.append(frame, word);
  return holder;
}

export default { render };
