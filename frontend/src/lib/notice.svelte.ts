// What was just decided, and the way back.
import { decide } from "./api";
import { changes, param, select } from "./router.svelte";
import type { Ruling } from "./types";

export const notice = $state({ text: "", wrong: false, made: [] as string[], brought: null as string | null, busy: false });

/** Say what happened; `made` are the decisions that Undo takes back. */
export function tell(text: string, made: string[] = [], wrong = false): void {
  Object.assign(notice, { text, made, wrong, brought: null });
}

/** Decide, say so, and let every view ask again. Returns null where the server refused, which is said. */
export async function settle(text: string, ...wanted: Parameters<typeof decide>[0][]): Promise<Ruling | null> {
  const made: string[] = [];
  let last: Ruling | null = null;
  try {
    for (const each of wanted) {
      last = await decide<Ruling>(each);
      made.push(last.id);
    }
    tell(text, made);
    notice.brought = last?.made ?? null;
  } catch (error) {
    last = null;
    tell((error as Error).message, made, true);
  }
  if (made.length) changes.count += 1;
  return last;
}

/** Let go of the selected record before the decision that made it is taken back. */
export function letGo(made: string | null | undefined): void {
  if (made && param("select") === made) select(null);
}

export async function undo(): Promise<void> {
  if (notice.busy) return;
  notice.busy = true;
  try {
    for (const id of notice.made.toReversed()) await decide<Ruling>({ verdict: "undo", subject: id });
    letGo(notice.brought);
    tell("Taken back.");
    changes.count += 1;
  } catch (error) {
    tell((error as Error).message, [], true);
  }
  notice.busy = false;
}
