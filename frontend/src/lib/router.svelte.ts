// The address is the state: the path names the view, the query its filters and the selection.

export const place = $state({ path: location.pathname, query: location.search });

/** Grows by one after each decision, so that what is shown is asked for again. */
export const changes = $state({ count: 0 });

addEventListener("popstate", () => sync());

function sync(): void {
  place.path = location.pathname;
  place.query = location.search;
}

export function param(name: string): string {
  return new URLSearchParams(place.query).get(name) ?? "";
}

/** The present address with some names of its query changed; empty values leave it. */
export function withParams(changed: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams(place.query);
  for (const [name, value] of Object.entries(changed)) {
    if (value === null || value === undefined || value === "") query.delete(name);
    else query.set(name, String(value));
  }
  const text = query.toString();
  return place.path + (text ? `?${text}` : "");
}

export function go(address: string, replace = false): void {
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  const moved = place.path !== location.pathname;
  sync();
  if (moved && !replace) scrollTo(0, 0);
}

export function setParams(changed: Record<string, string | number | null | undefined>, replace = false): void {
  go(withParams(changed), replace);
}

/** Filters start at the first page again, and let go of what was selected. */
export function setFilter(changed: Record<string, string | number | null | undefined>): void {
  go(withParams({ offset: null, select: null, ...changed }), true);
}

export function select(record: string | null): void {
  go(withParams({ select: record }), true);
}

/** The query that the server understands: the filters without what only this page knows. */
export function asked(...names: string[]): string {
  const query = new URLSearchParams(place.query);
  const kept = new URLSearchParams();
  for (const name of names) {
    const value = query.get(name);
    if (value) kept.set(name, value);
  }
  const text = kept.toString();
  return text ? `?${text}` : "";
}

/** Links within the app change the view without loading the page anew. */
export function onLink(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest("a");
  if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
  if (/\.(json|jsonl|csv)$/.test(link.pathname) || link.pathname.startsWith("/static/")) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  go(link.pathname + link.search);
}

/** Whether a key is typed into a field rather than meant for the page. */
export const isTyping = (event: KeyboardEvent): boolean => event.target instanceof HTMLElement && event.target.matches("input, select, textarea");

export const actorPath = (id: string): string => `/actors/${encodeURIComponent(id)}`;
export const reportPath = (id: string, selected?: string): string =>
  `/reports/${encodeURIComponent(id)}${selected ? `?select=${encodeURIComponent(selected)}` : ""}`;
