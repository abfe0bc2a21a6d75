// Without this everything is readable, and a link highlights the first words that it leads to. With it all
// of them are, and tables can be narrowed by words.
function highlight() {
  for (const piece of document.querySelectorAll(".chosen")) piece.classList.remove("chosen");
  const id = location.hash.slice(1);
  if (/^[es]-/.test(id)) for (const piece of document.getElementsByClassName(id)) piece.classList.add("chosen");
}
addEventListener("hashchange", highlight);
highlight();

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
