"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const claims = JSON.parse(document.getElementById("claims").textContent);
  const text = document.getElementById("text");
  const rail = document.getElementById("rail");
  const foot = document.getElementById("foot");
  const hint = foot.innerHTML;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  document.documentElement.classList.add("live");

  // claims tie values and evidence together: an element names the claims that it shows
  const tied = new Map();
  for (const element of all("[data-c]"))
    for (const claim of element.dataset.c.split(" "))
      (tied.get(claim) ?? tied.set(claim, []).get(claim)).push(element);
  const claimsOf = element => element.dataset.c.split(" ");
  const partners = element => new Set(claimsOf(element).flatMap(claim => tied.get(claim)));

  let lit = [];
  function light(element) {
    for (const old of lit) old.classList.remove("on");
    lit = element ? [...partners(element)] : [];
    for (const one of lit) one.classList.add("on");
    rail.replaceChildren(...lit.filter(one => text.contains(one) && one.matches("a.m") && one.offsetParent).map(tick));
    tell(element);
  }

  // where in the whole text the lit evidence stands, for that which is out of sight
  function tick(mark) {
    const line = document.createElement("i");
    const top = mark.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
    line.style.top = `${100 * top / text.scrollHeight}%`;
    return line;
  }

  function tell(element) {
    if (!element) { foot.innerHTML = hint; return; }
    foot.replaceChildren(...claimsOf(element).slice(0, 2).map(number => {
      const [value, reader, percent, where, note] = claims[number];
      const line = document.createElement("p");
      for (const [name, said] of [["b", value], ["span", `${reader}, ${percent} %`], ["code", where], ["i", note]]) {
        if (!said) continue;
        const part = document.createElement(name);
        part.textContent = said;
        line.append(part);
      }
      return line;
    }));
  }

  let pinned = null;
  const under = event => event.target.closest?.("[data-c]");
  document.addEventListener("pointerover", event => light(under(event) ?? pinned));
  document.addEventListener("focusin", event => light(pinned = under(event) ?? null));
  document.addEventListener("focusout", event => { if (!event.relatedTarget) light(pinned = null); });

  // tabs
  const tabs = all("[role=tab]");
  function choose(tab, focus = false) {
    for (const one of tabs) {
      const chosen = one === tab;
      one.setAttribute("aria-selected", chosen);
      one.tabIndex = chosen ? 0 : -1;
      document.getElementById(one.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (focus) tab.focus();
  }
  for (const tab of tabs) tab.addEventListener("click", event => { event.preventDefault(); choose(tab, true); });
  choose(tabs[0]);

  function show(element) {
    for (let at = element; at; at = at.parentElement) {
      if (at.localName === "details") at.open = true;
      if (at.hidden && at.classList.contains("sheet")) choose(tabs.find(t => t.getAttribute("aria-controls") === at.id));
    }
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  }

  // from a value to its evidence, one spot after the other, and from evidence to its value
  const visited = new WeakMap();
  let origin = null;
  function follow(element) {
    if (text.contains(element)) {
      const back = origin && partners(element).has(origin) ? origin : document.querySelector(element.hash);
      if (back) show(back);
      return;
    }
    const spots = [...partners(element)].filter(one => one.matches("a.m") && text.contains(one));
    if (!spots.length) return;
    const turn = visited.get(element) ?? 0;
    visited.set(element, turn + 1);
    origin = element;
    show(spots.sort((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)[turn % spots.length]);
  }
  document.addEventListener("click", event => {
    const element = event.target.closest("a[data-c]") ?? event.target.closest(".chip")?.closest("li").querySelector("a.v");
    if (!element) return;
    event.preventDefault();
    follow(element);
  });

  document.addEventListener("keydown", event => {
    const at = document.activeElement;
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && origin && text.contains(at)) { event.preventDefault(); show(origin); return; }
    const tab = tabs.indexOf(at);
    if (tab >= 0) {
      const to = { ArrowRight: tab + 1, ArrowLeft: tab - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      choose(tabs[to % tabs.length], true);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !at?.matches("a[data-c]")) return;
    const within = at.closest(".sheet, .page-text");
    const stops = all("a[data-c]", within).filter(one => one.tabIndex >= 0 && one.offsetParent);
    const next = stops[stops.indexOf(at) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  });
})();
