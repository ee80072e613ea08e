/** How the form speaks with the page around it: with a page of an allowed website, and with no other window. */
import type { FromForm, FromPage } from "./messages.js";

const place = document.querySelector<HTMLElement>("[data-embedded]");
const allowed = (place?.dataset["origins"] ?? "").split(" ").filter(Boolean);

/** Say something to the page around; one that may not show the form hears nothing. */
export function say(word: FromForm["upheld"]): void {
  const told: FromForm = { upheld: word };
  for (const origin of allowed) if (window.parent !== window) window.parent.postMessage(told, origin);
}

/** Call back once, with what the page around says of itself and with its origin. */
export function whenTold(use: (told: FromPage, origin: string) => void): void {
  const hear = (event: MessageEvent<Partial<FromPage> | undefined>) => {
    if (event.source !== window.parent || !allowed.includes(event.origin)) return;
    if (event.data?.upheld !== "context") return;
    removeEventListener("message", hear);
    const { identity = "", page = "", viewport = "", theme = "" } = event.data;
    use({ upheld: "context", identity, page, viewport, theme }, event.origin);
  };
  addEventListener("message", hear);
}
