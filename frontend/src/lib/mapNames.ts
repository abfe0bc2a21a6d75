// Names on the map, written on a canvas over it: no glyph server, no markers to move at each frame. The
// busiest places first, then towns to find one's way by, then countries; none over another.
import type { Map as MapView } from "maplibre-gl";
import { events } from "./pins";
import { colour } from "./theme.svelte";
import type { Pin, Town } from "./types";
import type { World } from "./world";

type Area = [number, number, number, number];

const MOST_PINS = 60;
const MOST_TOWNS = 40;

interface CountryName {
  name: string;
  at: [number, number];
  west: number;
  east: number;
}

export class MapNames {
  private readonly canvas = document.createElement("canvas");
  private readonly context = this.canvas.getContext("2d")!;
  private readonly widths = new Map<string, number>();
  private readonly font = getComputedStyle(document.body).fontFamily;
  private readonly ink = colour("--ink");
  private readonly soft = colour("--soft");
  private readonly paper = colour("--paper");
  private readonly countries: CountryName[];
  private pins: Pin[] = [];
  private towns: Town[] = [];
  private chosen = "";

  constructor(private readonly map: MapView, world: World) {
    this.canvas.style.cssText = "position:absolute;inset:0;pointer-events:none";
    this.canvas.setAttribute("aria-hidden", "true");
    map.getCanvasContainer().append(this.canvas);
    this.countries = world.countries.features.flatMap((country) => countryName(country));
    map.on("render", () => this.draw());
  }

  show(pins: Pin[], chosen: string): void {
    this.pins = pins.toSorted((a, b) => Number(b.id === chosen) - Number(a.id === chosen) || events(b) - events(a) || b.mentions - a.mentions);
    this.chosen = chosen;
    this.map.triggerRepaint();
  }

  showTowns(towns: Town[]): void {
    this.towns = towns;
    this.map.triggerRepaint();
  }

  private draw(): void {
    const { clientWidth: wide, clientHeight: high } = this.map.getCanvas();
    const ratio = devicePixelRatio;
    if (this.canvas.width !== Math.round(wide * ratio) || this.canvas.height !== Math.round(high * ratio)) {
      this.canvas.width = Math.round(wide * ratio);
      this.canvas.height = Math.round(high * ratio);
      this.canvas.style.width = `${wide}px`;
      this.canvas.style.height = `${high}px`;
    }
    this.context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.context.clearRect(0, 0, wide, high);
    this.context.textBaseline = "middle";
    this.context.lineJoin = "round";
    const taken: Area[] = [];
    const inside = (x: number, y: number): boolean => x > -20 && y > -10 && x < wide + 10 && y < high + 10;
    this.drawPins(taken, inside);
    this.drawTowns(taken, inside);
    if (this.map.getZoom() < 6.5) this.drawCountries(taken, inside);
  }

  private drawPins(taken: Area[], inside: (x: number, y: number) => boolean): void {
    let written = 0;
    for (const pin of this.pins) {
      if (written >= MOST_PINS) break;
      const { x, y } = this.map.project([pin.longitude, pin.latitude]);
      if (!inside(x, y)) continue;
      const style = pin.id === this.chosen ? "600 12px" : "12px";
      if (this.write(pin.name, x + 6 + Math.sqrt(events(pin)) * 1.1, y, style, this.ink, taken)) written += 1;
    }
  }

  private drawTowns(taken: Area[], inside: (x: number, y: number) => boolean): void {
    let written = 0;
    for (const town of this.towns) {
      if (written >= MOST_TOWNS) break;
      const { x, y } = this.map.project([town.longitude, town.latitude]);
      if (!inside(x, y) || !this.write(town.name, x + 5, y, town.capital ? "600 11px" : "11px", this.soft, taken)) continue;
      written += 1;
      this.context.beginPath();
      this.context.arc(x, y, town.capital ? 2.4 : 1.6, 0, 7);
      this.context.fillStyle = this.soft;
      this.context.fill();
    }
  }

  private drawCountries(taken: Area[], inside: (x: number, y: number) => boolean): void {
    for (const country of this.countries) {
      const { x, y } = this.map.project(country.at);
      if (!inside(x, y)) continue;
      const room = this.map.project([country.east, country.at[1]]).x - this.map.project([country.west, country.at[1]]).x;
      const name = country.name.toUpperCase();
      const wide = this.width(name, "10px");
      if (wide < room * 0.8) this.write(name, x - wide / 2, y, "10px", this.soft, taken);
    }
  }

  private width(name: string, style: string): number {
    const key = style + name;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    this.context.font = `${style} ${this.font}`;
    const found = this.context.measureText(name).width;
    this.widths.set(key, found);
    return found;
  }

  private write(name: string, x: number, y: number, style: string, tone: string, taken: Area[]): boolean {
    const wide = this.width(name, style);
    if (taken.some((t) => x < t[2] + 3 && t[0] - 3 < x + wide && y - 7 < t[3] && t[1] < y + 7)) return false;
    taken.push([x, y - 7, x + wide, y + 7]);
    this.context.font = `${style} ${this.font}`;
    this.context.lineWidth = 3;
    this.context.strokeStyle = this.paper;
    this.context.strokeText(name, x, y);
    this.context.fillStyle = tone;
    this.context.fillText(name, x, y);
    return true;
  }
}

/** Where a country's name stands: the middle of its largest ring. */
function countryName(country: World["countries"]["features"][number]): CountryName[] {
  const shape = country.geometry;
  const rings = shape.type === "Polygon" ? [shape.coordinates[0]!] : shape.type === "MultiPolygon" ? shape.coordinates.map((polygon) => polygon[0]!) : [];
  let best: CountryName | null = null;
  let most = 0;
  for (const ring of rings) {
    const xs = ring.map((point) => point[0]!);
    const ys = ring.map((point) => point[1]!);
    const [west, east, south, north] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if ((east - west) * (north - south) <= most) continue;
    most = (east - west) * (north - south);
    best = { name: country.properties.name ?? "", at: [(west + east) / 2, (south + north) / 2], west, east };
  }
  return best?.name ? [best] : [];
}
