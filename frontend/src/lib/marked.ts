// The words of a report that a person marked, as offsets in characters of its text.

export interface Marked {
  start: number;
  end: number;
  text: string;
}

/** Return the place of a point of a selection: `data-start` of its element and the characters before it. */
function at(node: Node, offset: number): number | null {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-start]");
  if (!holder) return null;
  const within = node instanceof Element ? (offset ? (holder.textContent ?? "") : "") : (node.textContent ?? "").slice(0, offset);
  return Number(holder.dataset["start"]) + Array.from(within).length;
}

/** Return what is marked inside of `root`, or null where that is nothing. */
export function markedIn(root: HTMLElement, letters: string[]): Marked | null {
  const chosen = getSelection();
  if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return null;
  const range = chosen.getRangeAt(0);
  if (!root.contains(range.startContainer) || !root.contains(range.endContainer)) return null;
  const [start, end] = [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)];
  if (start === null || end === null || end <= start) return null;
  return trimmed(letters, start, end);
}

function trimmed(letters: string[], start: number, end: number): Marked | null {
  while (start < end && !letters[start]!.trim()) start++;
  while (start < end && !letters[end - 1]!.trim()) end--;
  return end > start ? { start, end, text: letters.slice(start, end).join("") } : null;
}

/** Return where words stand in a text, in order, whatever their case and spaces. */
export function places(letters: string[], words: string): Marked[] {
  const wanted = Array.from(words.trim().replace(/\s+/g, " ").toLowerCase());
  if (wanted.length < 2) return [];
  const found: Marked[] = [];
  for (let start = 0; start < letters.length && found.length < 20; start++) {
    let here = start;
    let n = 0;
    while (n < wanted.length && here < letters.length) {
      if (wanted[n] === " " && !letters[here]!.trim()) {
        while (here < letters.length && !letters[here]!.trim()) here++;
        n++;
      } else if (letters[here]!.toLowerCase() === wanted[n]) {
        here++;
        n++;
      } else break;
    }
    if (n === wanted.length) found.push({ start, end: here, text: letters.slice(start, here).join("") });
  }
  return found;
}
