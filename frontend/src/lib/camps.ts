// How camps look: a colour and a shape each, so that neither is needed alone; the fill says how firm.
import type { CampMember } from "./types";

export const LETTERS = ["A", "B", "C", "D", "E", "F"];

const CORNERS: Record<string, [number, number]> = { B: [4, 45], C: [3, -90], D: [4, 0], E: [5, -90], F: [6, 0] };

/** The outline of a camp's mark, as an SVG path around a point; actors without a camp are small circles. */
export function outline(camp: string, x: number, y: number, r: number): string {
  const [corners, turned] = CORNERS[camp] ?? [0, 0];
  if (!corners) return `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`;
  const far = r * (corners === 3 ? 1.45 : corners === 4 ? 1.25 : 1.15);
  const points = Array.from({ length: corners }, (_, n) => {
    const angle = ((turned + (n * 360) / corners) * Math.PI) / 180;
    return `${(x + far * Math.cos(angle)).toFixed(2)},${(y + far * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${points.join("L")}Z`;
}

export const colourName = (camp: string): string => `--camp-${camp.toLowerCase()}`;

/** In words, how firmly an actor stands in its camp. */
export function standing(member: CampMember, draws: number): string {
  const shares = `in ${Math.round(member.tied * 100)} % of the equally good divisions${draws ? ` and ${Math.round(member.flipped * 100)} % of ${draws} draws with doubtful ties turned` : ""}`;
  const said = { firm: "firmly in camp", leaning: "leans to camp", unsettled: "unsettled, drawn with camp" }[member.standing] ?? "in camp";
  return `${said} ${member.camp}: ${shares}`;
}

/** Disputed ties: what speaks for the weaker side is a quarter of everything, or more. */
export const DISPUTED = 0.25;
