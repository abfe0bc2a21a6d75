// The map: MapLibre over country outlines that are served from here; no tile, glyph or font server.
import type { Feature, FeatureCollection, Geometry, Polygon } from "geojson";
import { Map as MapView, Marker, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { colour } from "./theme.svelte";
import type { Pin } from "./types";

setWorkerUrl(workerUrl);

const MOST_NAMES = 40;

/** A circle of so many kilometres on the ground. */
function circle(pin: Pin): Feature<Polygon> {
  const ring = Array.from({ length: 49 }, (_, n) => {
    const angle = (n / 48) * 2 * Math.PI;
    const up = ((pin.radius_km ?? 0) / 110.574) * Math.sin(angle);
    const right = ((pin.radius_km ?? 0) / (111.32 * Math.cos((pin.latitude * Math.PI) / 180))) * Math.cos(angle);
    return [pin.longitude + right, Math.max(-85, Math.min(85, pin.latitude + up))];
  });
  return { type: "Feature", properties: { id: pin.id, size: pin.radius_km ?? 0 }, geometry: { type: "Polygon", coordinates: [ring] } };
}

function points(pins: Pin[], chosen: string): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: pins.map((p) => ({
      type: "Feature",
      properties: { id: p.id, events: p.cooperation + p.conflict, side: p.cooperation + p.conflict === 0 ? "none" : p.conflict >= p.cooperation ? "conflict" : "cooperation", chosen: p.id === chosen },
      geometry: { type: "Point", coordinates: [p.longitude, p.latitude] },
    })),
  };
}

export class PinMap {
  private readonly map: MapView;
  private readonly ready: Promise<void>;
  private names: Marker[] = [];
  private pins: Pin[] = [];
  private fitted = false;

  constructor(box: HTMLElement, world: FeatureCollection<Geometry>, onpin: (id: string) => void) {
    const ink = colour("--ink");
    const good = colour("--coop");
    const bad = colour("--conf");
    this.map = new MapView({
      container: box,
      attributionControl: false,
      renderWorldCopies: false,
      dragRotate: false,
      fadeDuration: 0,
      center: [40, 35],
      zoom: 3,
      style: {
        version: 8,
        sources: {
          world: { type: "geojson", data: world },
          reach: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
          pins: { type: "geojson", data: { type: "FeatureCollection", features: [] } },
        },
        layers: [
          { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
          { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("--paper") } },
          { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--border"), "line-width": 0.8 } },
          { id: "reach", type: "line", source: "reach", paint: { "line-color": ink, "line-opacity": 0.28, "line-dasharray": [2, 3] } },
          {
            id: "pins", type: "circle", source: "pins",
            paint: {
              "circle-radius": ["+", 3, ["*", 1.1, ["sqrt", ["get", "events"]]]],
              "circle-color": ["match", ["get", "side"], "conflict", bad, "cooperation", good, "rgba(128,128,128,0.35)"],
              "circle-opacity": 0.82,
              "circle-stroke-color": ["case", ["get", "chosen"], ink, colour("--paper")],
              "circle-stroke-width": ["case", ["get", "chosen"], 3, 0.8],
            },
          },
        ],
      },
    });
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new ScaleControl({}), "bottom-left");
    this.map.touchZoomRotate.disableRotation();
    this.ready = new Promise((done) => void this.map.once("style.load", () => done()));
    this.map.on("click", (event) => {
      const near = 5;
      const { x, y } = event.point;
      const hit = this.map.queryRenderedFeatures([[x - near, y - near], [x + near, y + near]], { layers: ["pins"] })[0];
      const id: unknown = hit?.properties?.["id"];
      if (typeof id === "string") onpin(id);
    });
    this.map.on("mousemove", "pins", () => (this.map.getCanvas().style.cursor = "pointer"));
    this.map.on("mouseleave", "pins", () => (this.map.getCanvas().style.cursor = ""));
    this.map.on("moveend", () => this.label());
  }

  async show(pins: Pin[], chosen: string): Promise<void> {
    await this.ready;
    this.pins = pins;
    this.map.getSource<GeoJSONSource>("pins")?.setData(points(pins, chosen));
    const active = pins.filter((p) => p.cooperation + p.conflict > 0);
    const wide = (active.length ? active : pins).filter((p) => (p.radius_km ?? 0) >= 1).slice(0, 400);
    this.map.getSource<GeoJSONSource>("reach")?.setData({ type: "FeatureCollection", features: wide.map(circle) });
    const own = pins.find((p) => p.id === chosen);
    if (own && this.fitted) this.map.easeTo({ center: [own.longitude, own.latitude], duration: 300 });
    if (!this.fitted && pins.length) {
      this.fit(active.length ? active : pins);
      this.fitted = true;
    }
    this.label();
  }

  private fit(pins: Pin[]): void {
    // Where most of it happened: one summit far away shouldn't shrink everything else.
    const weigh = (place: (pin: Pin) => number): [number, number] => {
      const order = pins.flatMap((p) => Array<number>(1 + p.cooperation + p.conflict).fill(place(p))).sort((a, b) => a - b);
      const cut = Math.floor(order.length * 0.15);
      return [order[cut]!, order[order.length - 1 - cut]!];
    };
    const [west, east] = weigh((p) => p.longitude);
    const [south, north] = weigh((p) => p.latitude);
    this.map.fitBounds([[west - 1, south - 0.7], [east + 1, north + 0.7]], { padding: 40, duration: 0, maxZoom: 9 });
  }

  /** Write the names of the busiest places in view where they don't run into each other. */
  private label(): void {
    for (const name of this.names) name.remove();
    this.names = [];
    const bounds = this.map.getBounds();
    const taken: [number, number, number, number][] = [];
    const order = this.pins.filter((p) => bounds.contains([p.longitude, p.latitude])).sort((a, b) => b.conflict + b.cooperation - a.conflict - a.cooperation || b.mentions - a.mentions);
    for (const pin of order.slice(0, 300)) {
      if (this.names.length >= MOST_NAMES) break;
      const at = this.map.project([pin.longitude, pin.latitude]);
      const off = 6 + Math.sqrt(pin.cooperation + pin.conflict) * 1.1;
      const area: [number, number, number, number] = [at.x + off, at.y - 8, at.x + off + pin.name.length * 6.6, at.y + 8];
      if (taken.some((t) => area[0] < t[2] && t[0] < area[2] && area[1] < t[3] && t[1] < area[3])) continue;
      taken.push(area);
      const element = document.createElement("span");
      element.className = "place-name";
      element.textContent = pin.name;
      this.names.push(new Marker({ element, anchor: "left", offset: [off, 0] }).setLngLat([pin.longitude, pin.latitude]).addTo(this.map));
    }
  }

  remove(): void {
    this.map.remove();
  }
}
