/** Posts a half-filled form as it changes and shows what the desk would promise. Without it a confirm step does. */

import { withoutFiles } from "./saying.js";

const PAUSE_MS = 300;

async function preview(form: HTMLFormElement, signal: AbortSignal): Promise<void> {
  const into = document.querySelector(form.dataset["previewInto"] ?? "[data-preview]");
  const url = form.dataset["previewUrl"];
  if (!into || !url) return;
  const answer = await fetch(url, { method: "POST", body: withoutFiles(form), signal, headers: { "X-Preview": "1" } });
  if (answer.ok) show(await answer.text(), into);
}

/** Puts the bar's words in their place beside its button, which stays: it may be under a finger, or pressed already. */
function show(answer: string, into: Element): void {
  const bar = document.querySelector("[data-preview-bar]");
  into.innerHTML = answer;
  const words = into.querySelector("[data-preview-bar]");
  if (words) bar?.replaceWith(words);
}

function follow(form: HTMLFormElement): void {
  let timer = 0;
  let running = new AbortController();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      running.abort();
      running = new AbortController();
      preview(form, running.signal).catch((fault: unknown) => {
        if (!(fault instanceof DOMException && fault.name === "AbortError")) console.warn("preview", fault);
      });
    }, PAUSE_MS);
  });
}

export function previewForms(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-preview-url]").forEach(follow);
}
