// Light, dark, or as the system has it; kept in this browser.

const kept = localStorage.getItem("crosscurrents-theme");
export const theme = $state({ name: kept === "light" || kept === "dark" ? kept : "auto" });
apply();

export function turn(): void {
  theme.name = theme.name === "auto" ? "dark" : theme.name === "dark" ? "light" : "auto";
  localStorage.setItem("crosscurrents-theme", theme.name);
  apply();
}

function apply(): void {
  if (theme.name === "auto") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme.name;
}

/** A colour of the style sheet as it is now, for what is drawn on a canvas. */
export function colour(name: string): string {
  void theme.name;
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}
