// A text cut at every boundary of a mark, so that marks may overlap and still be shown without nesting.
import type { Mark } from "./types";

export interface Segment {
  start: number;
  end: number;
  text: string;
  /** The marks over this piece, the shortest first. */
  marks: Mark[];
}

/** Cut a text into paragraphs of segments. Offsets count characters, so the text is an array of them. */
export function paragraphs(text: string, marks: Mark[]): Segment[][] {
  const letters = Array.from(text);
  const cuts = new Set<number>([0, letters.length]);
  for (const mark of marks) {
    cuts.add(Math.min(mark.start, letters.length));
    cuts.add(Math.min(mark.end, letters.length));
  }
  letters.forEach((letter, n) => {
    if (letter === "\n") {
      cuts.add(n);
      cuts.add(n + 1);
    }
  });
  const places = [...cuts].sort((a, b) => a - b);
  const byStart = [...marks].sort((a, b) => a.start - b.start);
  const found: Segment[][] = [[]];
  let open: Mark[] = [];
  let next = 0;
  for (let n = 0; n + 1 < places.length; n++) {
    const start = places[n]!;
    const end = places[n + 1]!;
    while (next < byStart.length && byStart[next]!.start <= start) open.push(byStart[next++]!);
    open = open.filter((mark) => mark.end > start);
    const piece = letters.slice(start, end).join("");
    if (piece === "\n") {
      if (found.at(-1)!.length) found.push([]);
      continue;
    }
    found.at(-1)!.push({ start, end, text: piece, marks: [...open].sort((a, b) => a.end - a.start - (b.end - b.start)) });
  }
  return found.filter((paragraph) => paragraph.length);
}
