"use strict";
(() => {
  document.documentElement.classList.add("live");
  const rows = [...document.querySelectorAll(".pages tbody tr")].map(row => [row, row.textContent.toLowerCase()]);
  const filter = document.getElementById("filter");
  const shown = document.getElementById("shown");
  filter.addEventListener("input", () => {
    const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const [row, text] of rows) {
      row.hidden = !words.every(word => text.includes(word));
      count += !row.hidden;
    }
    shown.textContent = words.length ? `${count} of ${rows.length}` : "";
  });
})();
