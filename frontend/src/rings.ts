/** Redraws running clocks each minute from what the server said. A clock that does not count now is left alone. */
import { type Form, withDuration } from "./durations.js";

const MINUTE_MS = 60_000;
const CENTRE = 20;
const FULL = 0.9995;
const firstSeen = new WeakMap<Element, number>();

function point(share: number, radius: number): string {
  const angle = 2 * Math.PI * share;
  return `${(CENTRE + radius * Math.sin(angle)).toFixed(2)} ${(CENTRE - radius * Math.cos(angle)).toFixed(2)}`;
}

/** The path clockwise from one share of a turn to another, twelve o'clock being 0; as presentation/rings.py draws it. */
function arc(start: number, end: number, radius: number): string {
  const stop = Math.min(end, start + FULL);
  const large = stop - start > 0.5 ? 1 : 0;
  return `M${point(start, radius)}A${radius} ${radius} 0 ${large} 1 ${point(stop, radius)}`;
}

function secondsLeft(ring: SVGElement): number {
  if (!firstSeen.has(ring)) firstSeen.set(ring, Date.now());
  const since = (Date.now() - (firstSeen.get(ring) ?? 0)) / 1000;
  return Number(ring.dataset["leftS"]) - since;
}

function redraw(ring: SVGElement): void {
  const left = secondsLeft(ring);
  const share = Math.max(0, Math.min(1, left / Number(ring.dataset["totalS"])));
  const radius = ring.querySelector(".ring-edge") ? 13.2 : 15.5;
  ring.querySelector(".ring-spent")?.setAttribute("d", share < 1 ? arc(0, 1 - share, radius) : "");
  ring.querySelector(".ring-left")?.setAttribute("d", share > 0 ? arc(1 - share, 1, radius) : "");
  const value = ring.closest(".clock")?.querySelector<HTMLElement>("[data-duration]");
  if (value && left > 0) value.textContent = withDuration(value.textContent ?? "", left, value.dataset["duration"] as Form);
  if (left <= 0) ring.closest("[data-live]")?.dispatchEvent(new CustomEvent("live"));
}

function redrawAll(): void {
  document.querySelectorAll<SVGElement>(".ring[data-running]").forEach(redraw);
}

function remember(): void {
  document.querySelectorAll<SVGElement>(".ring[data-running]").forEach(secondsLeft);
}

export function redrawRings(): void {
  remember();
  document.addEventListener("htmx:afterSettle", remember);
  setInterval(redrawAll, MINUTE_MS);
}
