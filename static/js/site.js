// Comfort for readers with scripts: ticker items leave on time. Without scripts the page lacks nothing else.
const leave = () => {
  const now = Date.now();
  for (const item of document.querySelectorAll("[data-until]")) {
    if (Date.parse(item.dataset.until) <= now) item.remove();
  }
  for (const ticker of document.querySelectorAll(".ticker")) {
    if (!ticker.querySelector("li")) ticker.remove();
  }
};
leave();
setInterval(leave, 15000);

// Delivery by fetch: each slot's link becomes the fragment it leads to.
for (const slot of document.querySelectorAll("[data-fragment]")) {
  fetch(slot.dataset.fragment)
    .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
    .then((html) => { slot.innerHTML = html; leave(); })
    .catch(() => {}); // the plain link stays
}
