// The map: MapLibre over country outlines that are served from here; no tile, glyph or font server.
import type { Feature, FeatureCollection, Polygon } from "geojson";
import { Map as MapView, NavigationControl, ScaleControl, setWorkerUrl, type GeoJSONSource, type LayerSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import { MapNames } from "./mapNames";
import { events, isCoarse, middle, side, told } from "./pins";
import { colour } from "./theme.svelte";
import type { Flashpoint, Pin } from "./types";
import { loadTowns, type World } from "./world";

setWorkerUrl(workerUrl);

export interface Shown {
  pins: Pin[];
  flashpoints: Flashpoint[];
  chosen: string;
}

export interface Tip {
  text: string;
  x: number;
  y: number;
}

const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

/** A circle of so many kilometres on the ground. */
function circle(pin: Pin, chosen: boolean): Feature<Polygon> {
  const ring = Array.from({ length: 49 }, (_, n) => {
    const angle = (n / 48) * 2 * Math.PI;
    const up = ((pin.radius_km ?? 0) / 110.574) * Math.sin(angle);
    const right = ((pin.radius_km ?? 0) / (111.32 * Math.cos((pin.latitude * Math.PI) / 180))) * Math.cos(angle);
    return [pin.longitude + right, Math.max(-85, Math.min(85, pin.latitude + up))];
  });
  return { type: "Feature", properties: { chosen, coarse: isCoarse(pin) }, geometry: { type: "Polygon", coordinates: [ring] } };
}

function points(pins: Pin[], chosen: string): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: pins.map((p) => ({
      type: "Feature",
      properties: { id: p.id, events: events(p), side: side(p), coarse: isCoarse(p), chosen: p.id === chosen },
      geometry: { type: "Point", coordinates: [p.longitude, p.latitude] },
    })),
  };
}

function rings(flashpoints: Flashpoint[], pins: Map<string, Pin>): FeatureCollection {
  return {
    type: "FeatureCollection",
    features: flashpoints.map((f) => ({
      type: "Feature",
      properties: { id: f.place, fought: f.fought > 0, events: events(pins.get(f.place) ?? ({ cooperation: 0, conflict: 0 } as Pin)) },
      geometry: { type: "Point", coordinates: [f.longitude, f.latitude] },
    })),
  };
}

function layers(): LayerSpecification[] {
  const tone: unknown = ["match", ["get", "side"], "conflict", colour("--conf"), "cooperation", colour("--coop"), colour("--soft")];
  const found: unknown[] = [
    { id: "sea", type: "background", paint: { "background-color": colour("--sea") } },
    { id: "land", type: "fill", source: "world", paint: { "fill-color": colour("--paper") } },
    { id: "borders", type: "line", source: "world", paint: { "line-color": colour("--border"), "line-width": 0.9 } },
    { id: "disputed", type: "line", source: "disputed", paint: { "line-color": colour("--soft"), "line-width": 1.3, "line-dasharray": [2, 2] } },
    { id: "extent", type: "fill", source: "reach", filter: ["get", "chosen"], paint: { "fill-color": colour("--ink"), "fill-opacity": 0.07 } },
    { id: "reach", type: "line", source: "reach", filter: ["any", ["get", "chosen"], ["get", "coarse"], [">=", ["zoom"], 8]], paint: { "line-color": colour("--ink"), "line-opacity": ["case", ["get", "chosen"], 0.7, 0.3], "line-dasharray": [2, 3] } },
    {
      id: "pins", type: "circle", source: "pins",
      layout: { "circle-sort-key": ["-", ["get", "events"]] },
      paint: {
        "circle-radius": ["+", 3, ["*", 1.1, ["sqrt", ["get", "events"]]]],
        "circle-color": tone,
        "circle-opacity": ["case", ["get", "coarse"], 0.06, ["==", ["get", "side"], "none"], 0.3, 0.72],
        "circle-stroke-color": ["case", ["get", "chosen"], colour("--ink"), ["get", "coarse"], tone, colour("--paper")],
        "circle-stroke-width": ["case", ["get", "chosen"], 3, ["get", "coarse"], 1.6, 0.8],
      },
    },
    {
      id: "flashpoints", type: "circle", source: "flashpoints",
      paint: {
        "circle-radius": ["+", 7, ["*", 1.1, ["sqrt", ["get", "events"]]]],
        "circle-opacity": 0,
        "circle-stroke-color": colour("--ink"),
        "circle-stroke-width": ["case", ["get", "fought"], 2, 1],
      },
    },
  ];
  return found as LayerSpecification[];
}

export class PinMap {
  private readonly map: MapView;
  private readonly ready: Promise<void>;
  private readonly names: MapNames;
  private shown: Shown = { pins: [], flashpoints: [], chosen: "" };
  private fitted = false;
  private asking = new AbortController();

  constructor(box: HTMLElement, world: World, onpin: (id: string) => void, private readonly onpoint: (tip: Tip | null) => void) {
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
          world: { type: "geojson", data: world.countries },
          disputed: { type: "geojson", data: world.disputed },
          reach: { type: "geojson", data: EMPTY },
          pins: { type: "geojson", data: EMPTY },
          flashpoints: { type: "geojson", data: EMPTY },
        },
        layers: layers(),
      },
    });
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.addControl(new ScaleControl({}), "bottom-left");
    this.map.touchZoomRotate.disableRotation();
    this.names = new MapNames(this.map, world);
    this.ready = new Promise((done) => void this.map.once("style.load", () => done()));
    this.map.on("click", (event) => {
      const id = this.under(event.point, ["pins", "flashpoints"])["id"];
      if (typeof id === "string") onpin(id);
    });
    this.map.on("mousemove", (event) => {
      if (!this.map.isMoving()) this.point(event.point);
    });
    this.map.on("mouseout", () => this.onpoint(null));
    this.map.on("moveend", () => void this.findTowns());
  }

  async show(shown: Shown): Promise<void> {
    await this.ready;
    this.shown = shown;
    const { pins, chosen } = shown;
    const active = pins.filter((p) => events(p) > 0);
    const wide = (active.length ? active : pins).filter((p) => (p.radius_km ?? 0) >= 1);
    const byId = new Map(pins.map((p) => [p.id, p]));
    this.map.getSource<GeoJSONSource>("pins")?.setData(points(pins, chosen));
    this.map.getSource<GeoJSONSource>("reach")?.setData({ type: "FeatureCollection", features: wide.map((p) => circle(p, p.id === chosen)) });
    this.map.getSource<GeoJSONSource>("flashpoints")?.setData(rings(shown.flashpoints, byId));
    this.names.show(pins, chosen);
    const own = byId.get(chosen);
    if (own && this.fitted) this.map.easeTo({ center: [own.longitude, own.latitude], duration: 300 });
    if (!this.fitted && pins.length) {
      this.fit(active.length ? active : pins);
      this.fitted = true;
      void this.findTowns();
    }
  }

  remove(): void {
    this.asking.abort();
    this.map.remove();
  }

  private under(point: { x: number; y: number }, layers: string[]): Record<string, unknown> {
    if (!this.map.isStyleLoaded()) return {};
    const near = 5;
    return this.map.queryRenderedFeatures([[point.x - near, point.y - near], [point.x + near, point.y + near]], { layers })[0]?.properties ?? {};
  }

  private point(at: { x: number; y: number }): void {
    const id = this.under(at, ["pins", "flashpoints"])["id"];
    const pin = this.shown.pins.find((p) => p.id === id);
    const border = pin ? null : this.under(at, ["disputed"])["name"];
    const text = pin ? told(pin) : typeof border === "string" ? `Disputed border: ${border}` : "";
    this.map.getCanvas().style.cursor = pin ? "pointer" : "";
    this.onpoint(text ? { text, x: at.x, y: at.y } : null);
  }

  private fit(pins: Pin[]): void {
    const [west, east] = middle(pins, (p) => p.longitude);
    const [south, north] = middle(pins, (p) => p.latitude);
    this.map.fitBounds([[west - 1, south - 0.7], [east + 1, north + 0.7]], { padding: 40, duration: 0, maxZoom: 9 });
  }

  private async findTowns(): Promise<void> {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    const bounds = this.map.getBounds();
    const found = await loadTowns({ south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast() }, signal).catch(() => null);
    if (found && !signal.aborted) this.names.showTowns(found);
  }
}
