// The network on a canvas: sigma draws the ties, moves the camera and finds what is pointed at; marks,
// broken lines and names are drawn over it, since they need shapes, dashes and room of their own.
import type Graph from "graphology";
import Sigma from "sigma";
import { colourName, DISPUTED, LETTERS, outline } from "./camps";
import { colour } from "./theme.svelte";
import type { CampMember } from "./types";

export interface Picked {
  edge: (a: string, b: string) => void;
  node: (id: string) => void;
  over: (id: string | null, x: number, y: number) => void;
}

interface Ink {
  ink: string;
  soft: string;
  line: string;
  paper: string;
  good: string;
  bad: string;
  camps: Map<string, string>;
}

type Area = [number, number, number, number];

/** Actors whose names may cover the marks of lesser ones. */
const PROMINENT = 25;

interface Spot {
  id: string;
  name: string;
  x: number;
  y: number;
  size: number;
  faded: boolean;
}

function inks(): Ink {
  return {
    ink: colour("--ink"), soft: colour("--soft"), line: colour("--line"), paper: colour("--raised"), good: colour("--coop"), bad: colour("--conf"),
    camps: new Map(LETTERS.map((letter) => [letter, colour(colourName(letter))])),
  };
}

export class NetworkDrawing {
  private readonly sigma: Sigma;
  private readonly ink = inks();
  private near: string | null = null;
  private chosen: [string, string] = ["", ""];
  private members = new Map<string, CampMember>();
  private readonly font = getComputedStyle(document.body).fontFamily;

  constructor(box: HTMLElement, private graph: Graph, picked: Picked) {
    const { ink } = this;
    this.sigma = new Sigma(graph, box, {
      allowInvalidContainer: true,
      enableEdgeEvents: true,
      renderLabels: false,
      defaultDrawNodeHover: () => undefined,
      minEdgeThickness: 1.2,
      zIndex: true,
      nodeReducer: (_, data) => ({ ...data, label: null, size: size(data), color: ink.paper }),
      edgeReducer: (id, data) => {
        const ends = graph.extremities(id);
        const faded = this.near !== null && !ends.includes(this.near);
        // A disputed tie is pale here, and gets its broken line on top.
        const tone = faded || Number(data["doubt"]) >= DISPUTED ? ink.line : Number(data["strength"]) > 0 ? ink.good : ink.bad;
        return { ...data, color: tone, size: this.width(id, data), zIndex: this.isChosen(id) ? 2 : 1 };
      },
    });
    this.sigma.createCanvasContext("marks", { style: { pointerEvents: "none" } });
    this.sigma.resize(true);
    this.sigma.on("afterRender", () => this.mark());
    const point = (id: string | null): void => {
      this.near = id;
      const at = id === null ? null : this.spot(id);
      picked.over(id, at?.x ?? 0, at?.y ?? 0);
      box.style.cursor = id === null ? "" : "pointer";
      this.sigma.refresh({ skipIndexation: true });
    };
    this.sigma.on("enterNode", ({ node }) => point(node));
    this.sigma.on("leaveNode", () => point(null));
    this.sigma.on("enterEdge", () => (box.style.cursor = "pointer"));
    this.sigma.on("leaveEdge", () => (box.style.cursor = ""));
    this.sigma.on("clickEdge", ({ edge }) => picked.edge(...this.graph.extremities(edge)));
    this.sigma.on("clickNode", ({ node }) => picked.node(node));
  }

  /** Show who is in which camp, and which tie is open. */
  show(members: CampMember[], chosen: [string, string]): void {
    this.members = new Map(members.map((member) => [member.id, member]));
    this.chosen = chosen;
    this.sigma.refresh({ skipIndexation: true });
  }

  kill(): void {
    this.sigma.kill();
  }

  private isChosen(edge: string): boolean {
    return this.graph.extremities(edge).every((end) => this.chosen.includes(end));
  }

  private width(id: string, data: Record<string, unknown>): number {
    return (this.isChosen(id) ? 3.5 : 1.2) + Math.abs(Number(data["strength"])) * 0.8;
  }

  private spot(id: string): Spot | null {
    const data = this.sigma.getNodeDisplayData(id);
    if (!data) return null;
    const { x, y } = this.sigma.framedGraphToViewport(data);
    const faded = this.near !== null && id !== this.near && !this.graph.areNeighbors(this.near, id);
    return { id, name: String(this.graph.getNodeAttribute(id, "name")), x, y, size: this.sigma.scaleSize(data.size), faded };
  }

  private mark(): void {
    const context = this.sigma.getCanvases()["marks"]?.getContext("2d");
    if (!context) return;
    const { width, height } = this.sigma.getDimensions();
    context.clearRect(0, 0, width, height);
    const spots = new Map<string, Spot>();
    this.graph.forEachNode((id) => {
      const found = this.spot(id);
      if (found) spots.set(id, found);
    });
    this.broken(context, spots);
    const order = [...spots.values()].filter((s) => s.x > -40 && s.y > -20 && s.x < width + 10 && s.y < height + 20).sort((a, b) => this.rank(b) - this.rank(a));
    for (const spot of order.toReversed()) this.body(context, spot);
    this.names(context, order, width);
  }

  private rank(spot: Spot): number {
    return (this.chosen.includes(spot.id) || spot.id === this.near ? 1000 : 0) - (spot.faded ? 500 : 0) + spot.size;
  }

  private broken(context: CanvasRenderingContext2D, spots: Map<string, Spot>): void {
    context.setLineDash([6, 5]);
    this.graph.forEachEdge((id, data, a, b) => {
      const [from, to] = [spots.get(a), spots.get(b)];
      if (Number(data["doubt"]) < DISPUTED || !from || !to || (this.near !== null && this.near !== a && this.near !== b)) return;
      context.strokeStyle = Number(data["strength"]) > 0 ? this.ink.good : this.ink.bad;
      context.lineWidth = Math.max(1.6, this.sigma.scaleSize(this.width(id, data)));
      context.beginPath();
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
      context.stroke();
    });
    context.setLineDash([]);
  }

  private body(context: CanvasRenderingContext2D, spot: Spot): void {
    const member = this.members.get(spot.id);
    const tone = (member && this.ink.camps.get(member.camp)) ?? this.ink.ink;
    const path = new Path2D(outline(member?.camp ?? "", spot.x, spot.y, spot.size));
    context.globalAlpha = spot.faded ? 0.25 : 1;
    context.fillStyle = !member || member.standing === "firm" ? tone : this.ink.paper;
    context.fill(path);
    if (member?.standing === "leaning") {
      context.globalAlpha *= 0.45;
      context.fillStyle = tone;
      context.fill(path);
      context.globalAlpha = spot.faded ? 0.25 : 1;
    }
    context.setLineDash(member?.standing === "unsettled" ? [2.5, 2.2] : []);
    context.lineWidth = member && member.standing !== "firm" ? 1.8 : 1;
    context.strokeStyle = member && member.standing !== "firm" ? tone : this.ink.paper;
    context.stroke(path);
    context.setLineDash([]);
    context.globalAlpha = 1;
  }

  /** Write the names of the best known first, and none over another or over a mark. */
  private names(context: CanvasRenderingContext2D, order: Spot[], room: number): void {
    const marks = order.map((s): Area => [s.x - s.size, s.y - s.size, s.x + s.size, s.y + s.size]);
    const written: Area[] = [];
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const [place, spot] of order.entries()) {
      const strong = this.chosen.includes(spot.id) || spot.id === this.near;
      if (spot.faded) continue;
      context.font = `${strong ? "600 " : ""}12px ${this.font}`;
      const wide = context.measureText(spot.name).width;
      const sides: [number, number][] = [[spot.x + spot.size + 5, spot.y], [spot.x - spot.size - 5 - wide, spot.y], [spot.x - wide / 2, spot.y - spot.size - 9], [spot.x - wide / 2, spot.y + spot.size + 10]];
      const free = (taken: Area[]): [number, number] | undefined => sides.find(([x, y]) => x > 2 && x + wide < room - 2 && !taken.some((t) => x < t[2] + 2 && t[0] - 2 < x + wide && y - 7 < t[3] && t[1] < y + 7));
      const at = free([...marks, ...written]) ?? (place < PROMINENT || strong ? free(written) : undefined) ?? (strong ? sides[0] : undefined);
      if (!at) continue;
      written.push([at[0], at[1] - 7, at[0] + wide, at[1] + 7]);
      context.lineWidth = 3.5;
      context.strokeStyle = this.ink.paper;
      context.strokeText(spot.name, at[0], at[1]);
      context.fillStyle = this.ink.ink;
      context.fillText(spot.name, at[0], at[1]);
    }
  }
}

function size(data: Record<string, unknown>): number {
  return 4 + Math.sqrt(Math.min(900, Number(data["weight"]))) * 0.9;
}
