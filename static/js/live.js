// An open live story looks for new entries while it is to be seen, and takes them in without moving what is being read.
const story = document.querySelector("[data-live]");
const pause = (Number(story.dataset.every) || 45) * 1000;
const status = story.querySelector(".live-new");
const list = story.querySelector(".live-entries");
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
const shown = () => new Map([...list.children].map((entry) => [entry.id, entry.dataset.digest]));
let fresh = []; // entries taken in that the reader has not been led to
let turn;

function differs(data) {
  const known = shown();
  return data.closed || data.entries.length !== known.size || data.entries.some((one) => known.get(one.id) !== one.digest);
}

// What stands at the head of the window: whatever comes or goes above it, it stays where it is.
function steady(change) {
  const head = document.querySelector(".sections")?.getBoundingClientRect().bottom ?? 0;
  const kept = [...document.querySelectorAll(".story-head, .figure-hero, .live-introduction, .live-key, .live-entry")];
  const held = kept.find((one) => one.getBoundingClientRect().bottom > Math.max(head, 0));
  const before = held?.getBoundingClientRect().top;
  change();
  if (held?.isConnected && scrollY > 0) scrollBy({ top: held.getBoundingClientRect().top - before, behavior: "instant" });
}

function take(page) {
  const news = part(page, "entries");
  const wanted = [...news.children].map((entry) => document.importNode(entry, true));
  const ids = new Set(wanted.map((entry) => entry.id));
  for (const entry of [...list.children]) if (!ids.has(entry.id)) entry.remove();
  let before = null;
  for (const entry of wanted.reverse()) {
    const old = document.getElementById(entry.id);
    if (!old) {
      list.insertBefore(entry, before);
      fresh.push(entry.id);
    } else if (old.dataset.digest !== entry.dataset.digest && !old.contains(document.activeElement)) {
      old.replaceChildren(...entry.childNodes);
      old.dataset.digest = entry.dataset.digest;
    }
    before = document.getElementById(entry.id);
  }
  for (const name of ["state", "key"]) part(story, name).replaceChildren(...document.importNode(part(page, name), true).childNodes);
  story.classList.toggle("is-open", part(page, "entries").closest(".live-story").classList.contains("is-open"));
}

function announce() {
  fresh = fresh.filter((id) => document.getElementById(id));
  if (fresh.length === 0) return;
  const link = document.createElement("a");
  link.href = `#${fresh.at(-1)}`;
  link.textContent = `${story.dataset.new} ${new Intl.NumberFormat(document.documentElement.lang).format(fresh.length)}`;
  link.addEventListener("click", () => { fresh = []; status.replaceChildren(); });
  status.replaceChildren(link);
}

async function look() {
  const data = await (await fetch(story.dataset.live, { cache: "no-cache" })).json();
  if (!differs(data)) return true;
  const text = await (await fetch(location.pathname, { cache: "no-cache" })).text();
  const page = new DOMParser().parseFromString(text, "text/html").querySelector(".live-story");
  steady(() => { take(page); announce(); });
  return !data.closed || page.classList.contains("is-open"); // the page may lag behind the file
}

function wait() {
  clearTimeout(turn);
  turn = setTimeout(async () => {
    const on = document.hidden || (await look().catch(() => true)); // no connection: at the next turn
    if (on) wait();
  }, pause);
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden && turn !== undefined) wait();
});
wait();
