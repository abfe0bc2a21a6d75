// Without this everything is readable; with it tables can be narrowed by words.
for (const table of document.querySelectorAll("table[data-filter]")) {
  const input = document.createElement("input");
  input.type = "search";
  input.className = "filter";
  input.placeholder = "Only rows with these words";
  input.setAttribute("aria-label", "Only rows with these words: " + table.caption.textContent);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
  table.parentNode.before(input);
}
