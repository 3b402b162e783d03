// Coverage as tabs (WAI-ARIA: one stop for the keyboard, arrows move between tabs). Without this script every panel shows.
function start(root) {
  const panels = [...root.querySelectorAll(".panel")];
  if (panels.length < 2) return;
  const list = document.createElement("div");
  list.className = "tabs";
  list.setAttribute("role", "tablist");
  list.setAttribute("aria-labelledby", root.getAttribute("aria-labelledby"));

  const tabs = panels.map((panel) => {
    const tab = document.createElement("button");
    tab.type = "button";
    tab.id = `${panel.id}-tab`;
    tab.textContent = panel.dataset.tab;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panel.id);
    tab.addEventListener("click", () => choose(tab));
    panel.setAttribute("role", "tabpanel");
    panel.setAttribute("aria-labelledby", tab.id);
    const title = panel.querySelector(".panel-title");
    title.textContent = panel.dataset.tab;
    title.classList.add("unseen");
    return tab;
  });

  function choose(chosen) {
    tabs.forEach((tab, n) => {
      tab.setAttribute("aria-selected", String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      panels[n].hidden = tab !== chosen;
    });
  }

  list.addEventListener("keydown", (event) => {
    const onward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = onward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const at = tabs.indexOf(document.activeElement);
    const to = { [onward]: (at + 1) % tabs.length, [back]: (at - 1 + tabs.length) % tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(tabs[to]);
    tabs[to].focus();
  });

  list.append(...tabs);
  panels[0].parentElement.before(list);
  choose(tabs[0]);
}

function startAll() {
  for (const root of document.querySelectorAll("[data-tabs]:not(.is-on)")) {
    root.classList.add("is-on");
    start(root);
  }
}

startAll();
document.addEventListener("newsgen:filled", startAll);
