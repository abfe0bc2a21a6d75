// The network on a canvas: sigma draws, this says how.
import type Graph from "graphology";
import Sigma from "sigma";
import { colour } from "./theme.svelte";

export interface Picked {
  edge: (a: string, b: string) => void;
  node: (id: string) => void;
}

export function drawNetwork(box: HTMLElement, graph: Graph, chosen: [string, string], picked: Picked): Sigma {
  const ink = colour("--ink");
  const good = colour("--coop");
  const bad = colour("--conf");
  const soft = colour("--line");
  let near: string | null = null;
  const sigma = new Sigma(graph, box, {
    allowInvalidContainer: true,
    enableEdgeEvents: true,
    labelColor: { color: ink },
    labelFont: getComputedStyle(document.body).fontFamily,
    labelSize: 12,
    labelDensity: 1.2,
    labelRenderedSizeThreshold: 4,
    defaultDrawNodeHover: () => undefined,
    minEdgeThickness: 1.2,
    nodeReducer: (id, data) => {
      const faded = near !== null && id !== near && !graph.areNeighbors(near, id);
      const shown = { ...data, label: faded ? "" : String(data["name"]), size: 3 + Math.sqrt(Number(data["weight"])), color: faded ? soft : ink };
      return { ...shown, forceLabel: id === near || chosen.includes(id) };
    },
    edgeReducer: (id, data) => {
      const strength = Number(data["strength"]);
      const ends = graph.extremities(id);
      const faded = near !== null && !ends.includes(near);
      const own = chosen.includes(ends[0]) && chosen.includes(ends[1]);
      return { ...data, color: faded ? soft : strength > 0 ? good : bad, size: (own ? 3.5 : 1.4) + Math.abs(strength) * 0.9, zIndex: own ? 2 : 1 };
    },
  });
  sigma.on("enterNode", ({ node }) => {
    near = node;
    sigma.refresh({ skipIndexation: true });
  });
  sigma.on("leaveNode", () => {
    near = null;
    sigma.refresh({ skipIndexation: true });
  });
  sigma.on("enterEdge", () => (box.style.cursor = "pointer"));
  sigma.on("leaveEdge", () => (box.style.cursor = ""));
  sigma.on("clickEdge", ({ edge }) => picked.edge(...graph.extremities(edge)));
  sigma.on("clickNode", ({ node }) => picked.node(node));
  return sigma;
}
