/** Choosing rows of the queue: a range with Shift, and what was chosen stays chosen when the list is drawn anew. */
import { wordsIn } from "./words.js";

const BOX = ".queue-row input[name=ticket]";
const chosen = new Set<string>();
let last: HTMLInputElement | null = null;

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>(BOX)];
}

function say(): void {
  const place = document.querySelector<HTMLElement>("[data-bulk-count]");
  if (place) place.textContent = wordsIn(place, "chosen", { count: String(chosen.size) });
}

function keep(): void {
  chosen.clear();
  for (const box of boxes()) if (box.checked) chosen.add(box.value);
  say();
}

function choose(event: MouseEvent): void {
  const box = event.target as Element;
  if (!(box instanceof HTMLInputElement) || !box.matches(BOX)) return;
  const all = boxes();
  const [from, to] = [last ? all.indexOf(last) : -1, all.indexOf(box)];
  if (event.shiftKey && from >= 0) {
    for (const between of all.slice(Math.min(from, to), Math.max(from, to) + 1)) between.checked = box.checked;
  }
  last = box;
  keep();
}

function restore(): void {
  for (const box of boxes()) box.checked = chosen.has(box.value);
  keep();
}

function clearOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || document.querySelector("dialog[open], :popover-open")) return;
  document.querySelector<HTMLFormElement>("form#bulk")?.reset();
}

export function chooseRows(): void {
  if (!document.querySelector("form#bulk")) return;
  say();
  document.addEventListener("keydown", clearOnEscape);
  document.addEventListener("click", choose);
  document.addEventListener("htmx:load", restore);
  // A form resets its controls after this event.
  document.querySelector("form#bulk")?.addEventListener("reset", () => window.setTimeout(keep));
}
