// What an importer shows of official tables: what is in them, to be kept beside the workbook or not.

function tables(importing, found) {
  const say = (text, failed) => importing.say(text, failed);
  const keep = make("button", { type: "button", class: "cw-button", onclick: () => {
    say("Keeping");
    importing.step(async () => {
      const answer = await importing.ask({ do: "add" });
      importing.done(`${answer.release} is kept.`);
    });
  }, text: found.there && found.there !== found.release ? `Replace ${found.there}` : "Keep these tables" });
  const leave = make("button", { type: "button", class: "cw-quiet-button", text: "Not now",
    onclick: () => importing.leave("Nothing was kept.") });
  importing.put([
    make("div", { class: "cw-part" }, make("p", { class: "cw-part-title", text: found.release }),
      make("ul", { class: "cw-lines" }, ...found.sentences.map((text) => make("li", { text }))),
      make("p", { class: "cw-hint", text: found.attribution })),
    make("div", { class: "cw-form-acts" }, keep, leave)]);
  say("Read. Nothing is kept yet.");
}
