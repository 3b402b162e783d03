// Comfort for readers with scripts. Without them the page lacks nothing but today's date.

// Delivery by fetch: each slot's link becomes the fragment it leads to. Scripts of a fragment stay inert.
for (const slot of document.querySelectorAll("[data-fragment]")) {
  fetch(slot.dataset.fragment)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
    .then((html) => {
      const parsed = document.createElement("template");
      parsed.innerHTML = html;
      slot.replaceWith(parsed.content);
      document.dispatchEvent(new Event("newsgen:filled"));
    })
    .catch(() => {}); // the plain link stays
}

// Of English alone browsers take the American manner; the site's own dates stand day first.
const dated = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
for (const place of document.querySelectorAll("[data-today]")) {
  const style = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: place.dataset.today };
  place.textContent = new Intl.DateTimeFormat(dated, style).format(new Date());
}

// Read Next is shared by all stories of a section: here it leaves out the story at hand and what it would repeat.
function thin() {
  const seen = new Set([location.pathname]);
  for (const link of document.querySelectorAll(".read-next .teaser-title a")) {
    if (seen.has(link.pathname)) link.closest(".teaser").remove();
    seen.add(link.pathname);
  }
}
thin();
document.addEventListener("newsgen:filled", thin);

// A table wider than the screen scrolls by itself: it can be reached by keyboard too.
for (const table of document.querySelectorAll(".body table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}

// The name stands in the section bar while the masthead is out of sight.
const head = document.querySelector(".site-head");
const bar = document.querySelector(".sections");
if (head && bar) {
  new IntersectionObserver(([entry]) => bar.classList.toggle("is-stuck", !entry.isIntersecting)).observe(head);
}

const drawer = document.querySelector(".drawer");
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (drawer?.open) {
    drawer.open = false;
    drawer.querySelector("summary").focus();
  } else if (document.activeElement?.closest(".bar ul")) {
    document.activeElement.closest(".bar > li").querySelector("a").focus();
    document.activeElement.blur();
  }
});
document.addEventListener("pointerdown", (event) => {
  if (drawer?.open && !drawer.contains(event.target)) drawer.open = false;
});

if (navigator.share) {
  for (const word of document.querySelectorAll(".share-word")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = word.textContent;
    button.addEventListener("click", () => {
      const url = document.querySelector("link[rel=canonical]")?.href ?? location.href;
      navigator.share({ title: document.querySelector("h1").textContent.trim(), url }).catch(() => {}); // closed by the reader
    });
    word.removeAttribute("aria-hidden");
    word.replaceChildren(button);
  }
}

// A film that lies elsewhere: its player comes when it is asked for, and nothing of that host before.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-player]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const player = document.createElement("iframe");
  player.className = "video-player";
  player.src = link.dataset.player;
  player.title = (link.closest("figure")?.querySelector("figcaption") ?? link).textContent.trim();
  player.allow = "autoplay; fullscreen; picture-in-picture; encrypted-media";
  link.replaceWith(player);
  player.focus();
});
