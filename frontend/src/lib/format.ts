// Days, numbers and words as people read them.

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function day(iso: string | null | undefined): string {
  if (!iso) return "";
  const [year, month, date] = iso.slice(0, 10).split("-");
  const name = MONTHS[Number(month) - 1];
  return [date ? Number(date) : "", name ?? "", year].filter(Boolean).join(" ");
}

export function month(iso: string): string {
  return `${MONTHS[Number(iso.slice(5, 7)) - 1]} ${iso.slice(0, 4)}`;
}

/** An interval as short as it can be said: one day, part of a month, or from–to. */
export function interval(first: string | null, last: string | null): string {
  if (!first || !last) return first ? `from ${day(first)}` : last ? `until ${day(last)}` : "";
  if (first === last) return day(first);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8, 10))}–${day(last)}`;
  if (first.slice(0, 4) === last.slice(0, 4)) return `${day(first).replace(/ \d{4}$/, "")} – ${day(last)}`;
  return `${day(first)} – ${day(last)}`;
}

export const count = (n: number): string => n.toLocaleString("en");

export function some(n: number, noun: string): string {
  if (n === 1) return `1 ${noun}`;
  return `${count(n)} ${noun.endsWith("y") ? noun.slice(0, -1) + "ies" : noun + "s"}`;
}

export const words = (name: string): string => name.toLowerCase().replaceAll("-", " ").replaceAll("_", " ");
