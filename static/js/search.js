// Search in the index that newsgen search has made. Nothing of it is loaded before the field is used.
const form = document.querySelector("[data-index]");
const state = document.querySelector(".search-state");
const list = document.querySelector(".search-results");
const more = document.querySelector(".search-more button");
const language = document.documentElement.lang;
const day = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: form.dataset.timezone });
const count = new Intl.NumberFormat(language);
const PORTION = 10;

let engine;
let results = [];
let all = 0; // of them, those that still have a text, as far as is known
let turn = 0;

async function started() {
  const found = await import(new URL(`${form.dataset.index}pagefind.js`, location));
  await found.options({ baseUrl: form.dataset.base, excerptLength: 30 });
  await found.init();
  return found;
}

function load() {
  engine ??= started().catch((error) => {
    engine = undefined; // the next word tries again
    throw error;
  });
  return engine;
}

// Excerpts are HTML: of it only the text is taken, and what is marked.
function excerpt(html) {
  const line = document.createElement("p");
  line.className = "teaser-dek";
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    const mark = node.nodeName === "MARK" ? document.createElement("mark") : null;
    if (mark) mark.textContent = node.textContent;
    line.append(mark ?? node.textContent);
  }
  return line;
}

function shown({ url, meta, excerpt: html }) {
  const entry = document.createElement("li");
  entry.className = "search-result";
  if (meta.section) {
    const kicker = document.createElement("p");
    kicker.className = "kicker";
    kicker.textContent = meta.section;
    entry.append(kicker);
  }
  const title = document.createElement("h2");
  title.className = "teaser-title";
  const link = document.createElement("a");
  link.href = url;
  link.textContent = meta.title;
  title.append(link);
  entry.append(title, excerpt(html));
  if (meta.date) {
    const date = document.createElement("time");
    date.dateTime = meta.date;
    date.className = "teaser-meta";
    date.textContent = day.format(new Date(meta.date));
    entry.append(date);
  }
  return entry;
}

// A story that was withdrawn after the index was made has no text there any more, and is no result.
async function show(mine) {
  const portion = await Promise.allSettled(results.splice(0, PORTION).map((one) => one.data()));
  if (mine !== turn) return;
  const found = portion.filter((one) => one.status === "fulfilled");
  all -= portion.length - found.length;
  list.append(...found.map((one) => shown(one.value)));
  if (!list.children.length && results.length) return show(mine);
  state.textContent = all ? `${form.dataset.found} ${count.format(all)}` : form.dataset.none;
  more.hidden = !results.length;
}

async function search() {
  const words = form.elements.q.value.trim();
  const mine = ++turn;
  const address = new URL(location);
  address.search = words ? new URLSearchParams(new FormData(form)) : "";
  history.replaceState(null, "", address);
  if (!words) {
    list.replaceChildren();
    more.hidden = true;
    state.textContent = "";
    return;
  }
  try {
    const found = await (await load()).search(words, form.elements.newest.checked ? { sort: { date: "desc" } } : {});
    if (mine !== turn) return;
    results = found.results;
    all = results.length;
    list.replaceChildren();
    await show(mine);
  } catch {
    if (mine !== turn) return;
    list.replaceChildren();
    more.hidden = true;
    state.textContent = form.dataset.missing;
  }
}

let pause;
form.addEventListener("focusin", () => load().catch(() => {}), { once: true });
form.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 250);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  search();
});
more.addEventListener("click", async () => {
  const last = list.lastElementChild;
  await show(turn);
  last?.nextElementSibling?.querySelector("a").focus();
});

const asked = new URLSearchParams(location.search);
form.elements.q.value = asked.get("q") ?? "";
form.elements.newest.checked = asked.has("newest");
if (form.elements.q.value) search();
