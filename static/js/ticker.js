// The ticker: one item at a time, cross-faded by the style sheet. Items leave when they expire. Without this script it is a list.
const DWELL = 7000; // milliseconds an item stays; never less than six seconds
const LONGEST = 2 ** 31 - 1; // what a timer can hold

function start(ticker) {
  const list = ticker.querySelector("ul");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let paused = still.matches;
  let hovered = false;
  let focused = false;
  let turning;

  const items = () => [...list.children];
  const shown = () => list.querySelector(".is-shown");

  function show(item) {
    for (const one of items()) one.classList.toggle("is-shown", one === item);
  }

  function step(by) {
    ticker.classList.add("is-turning"); // from now on items fade; nothing moves when the page loads
    const all = items();
    show(all[(all.indexOf(shown()) + by + all.length) % all.length]);
  }

  function turn() {
    clearTimeout(turning);
    const resting = paused || hovered || focused || document.hidden || items().length < 2;
    list.setAttribute("aria-live", paused ? "polite" : "off");
    if (!resting) turning = setTimeout(() => { step(1); turn(); }, DWELL);
  }

  function button(name, words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `ticker-${name}`;
    made.textContent = words;
    made.addEventListener("click", () => { act(); turn(); });
    return made;
  }

  const words = ticker.dataset;
  const controls = document.createElement("div");
  controls.className = "ticker-controls";
  const play = button("play", paused ? words.play : words.pause, () => {
    paused = !paused;
    play.textContent = paused ? words.play : words.pause;
  });
  controls.append(button("previous", words.previous, () => step(-1)), play, button("next", words.next, () => step(1)));

  function expire() {
    const ends = (item) => Date.parse(item.dataset.until ?? "");
    const current = shown();
    for (const item of items()) {
      if (ends(item) <= Date.now()) item.remove();
    }
    const left = items();
    if (left.length === 0) {
      ticker.remove();
      return;
    }
    if (!current?.isConnected) show(left[0]);
    controls.hidden = left.length < 2;
    const next = Math.min(...left.map(ends).filter(Number.isFinite));
    if (Number.isFinite(next)) setTimeout(expire, Math.min(Math.max(next - Date.now(), 0) + 50, LONGEST));
    turn();
  }

  ticker.addEventListener("pointerenter", () => { hovered = true; turn(); });
  ticker.addEventListener("pointerleave", () => { hovered = false; turn(); });
  ticker.addEventListener("focusin", (event) => { focused = event.target.matches(":focus-visible"); turn(); });
  ticker.addEventListener("focusout", () => { focused = false; turn(); });
  document.addEventListener("visibilitychange", () => { if (ticker.isConnected) expire(); });

  list.after(controls);
  ticker.classList.add("is-on");
  expire();
}

function startAll() {
  for (const ticker of document.querySelectorAll("[data-ticker]:not(.is-on)")) start(ticker);
}

startAll();
document.addEventListener("newsgen:filled", startAll);
