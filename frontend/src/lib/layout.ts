// Where the actors of a network stand: friends draw near, foes don't; the same network, the same places.
import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import type { NetworkView } from "./types";

export type Places = Map<string, { x: number; y: number }>;

function hash(text: string): number {
  let found = 2166136261;
  for (let n = 0; n < text.length; n++) found = Math.imul(found ^ text.charCodeAt(n), 16777619);
  return (found >>> 0) / 4294967296;
}

/** Push actors apart that would cover each other: as far as a hundredth of the picture's width. */
function moveApart(graph: Graph): void {
  const at = graph.mapNodes((id, a) => ({ id, x: a["x"] as number, y: a["y"] as number }));
  const xs = at.map((n) => n.x);
  const gap = (Math.max(...xs) - Math.min(...xs)) / 28;
  for (let round = 0; round < 40; round++) {
    let moved = false;
    for (let i = 0; i < at.length; i++) {
      for (let j = i + 1; j < at.length; j++) {
        const [a, b] = [at[i]!, at[j]!];
        const dx = b.x - a.x || 1e-3 * (hash(a.id) - 0.5);
        const dy = (b.y - a.y) * 1.6 || 1e-3;
        const far = Math.hypot(dx, dy);
        if (far >= gap) continue;
        const push = (gap - far) / 2 / far;
        a.x -= dx * push;
        b.x += dx * push;
        a.y -= (dy * push) / 1.6;
        b.y += (dy * push) / 1.6;
        moved = true;
      }
    }
    if (!moved) break;
  }
  for (const node of at) graph.mergeNodeAttributes(node.id, { x: node.x, y: node.y });
}

/** Lay a network out; actors that stood somewhere before start there, so that windows of time compare. */
export function layOut(network: NetworkView, before: Places): { graph: Graph; places: Places } {
  const graph = new Graph({ type: "undirected", multi: false });
  for (const node of network.nodes) {
    const angle = hash(node.id) * 2 * Math.PI;
    const known = before.get(node.id);
    graph.addNode(node.id, { ...(known ?? { x: Math.cos(angle) * 10, y: Math.sin(angle) * 10 }), name: node.name, kind: node.kind, weight: node.weight });
  }
  for (const edge of network.edges) {
    graph.addEdge(edge.a, edge.b, { weight: edge.strength > 0 ? 0.5 + edge.strength : 0.12, ...edge });
  }
  if (graph.order > 1) {
    forceAtlas2.assign(graph, {
      iterations: before.size ? 80 : 500,
      getEdgeWeight: "weight",
      settings: { ...forceAtlas2.inferSettings(graph), gravity: 0.08, strongGravityMode: true, scalingRatio: 30, edgeWeightInfluence: 1, barnesHutOptimize: graph.order > 300 },
    });
    moveApart(graph);
  }
  const places: Places = new Map(before);
  graph.forEachNode((id, at) => places.set(id, { x: at["x"] as number, y: at["y"] as number }));
  return { graph, places };
}
