/** What was just done can be taken back for ten seconds; while it can, or while somebody types, its part is not swapped. */

const SHOWN_MS = 10_000;
const FIELDS = "input:not([type=hidden]), textarea, select";

function isInUse(part: Element): boolean {
  const active = document.activeElement;
  return part.querySelector("[data-undo], details[open] form") !== null || (active !== null && active.matches(FIELDS) && part.contains(active));
}

function expire(offer: HTMLElement): void {
  if (offer.dataset["undo"] === "counted") return;
  offer.dataset["undo"] = "counted";
  window.setTimeout(() => {
    if (!offer.isConnected) return;
    offer.remove();
    // What changed meanwhile is asked for now.
    document.querySelectorAll("[data-live]").forEach((part) => part.dispatchEvent(new CustomEvent("live")));
  }, SHOWN_MS);
}

export function offerUndo(): void {
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const detail = (event as CustomEvent<{ target: Element; shouldSwap: boolean }>).detail;
    if (isInUse(detail.target)) detail.shouldSwap = false;
  });
  document.addEventListener("htmx:load", () => document.querySelectorAll<HTMLElement>("[data-undo]").forEach(expire));
}
