/** Offers articles while a subject is typed. Without it the confirm step does. */

const PAUSE_MS = 400;
const SHORTEST = 4;

function placeBelow(subject: HTMLInputElement): HTMLElement {
  const place = document.createElement("div");
  place.className = "help-offers";
  place.setAttribute("aria-live", "polite");
  (subject.closest(".field") ?? subject).after(place);
  return place;
}

async function offer(form: HTMLFormElement, subject: string, into: HTMLElement, signal: AbortSignal): Promise<void> {
  if (subject.trim().length < SHORTEST) return into.replaceChildren();
  const token = form.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
  const body = new URLSearchParams({ subject, csrfmiddlewaretoken: token }); // in no address: logs keep those
  const answer = await fetch(form.dataset["suggestionsUrl"] ?? "", { method: "POST", body, signal });
  if (answer.ok) into.innerHTML = await answer.text();
}

function follow(form: HTMLFormElement, subject: HTMLInputElement): void {
  const into = placeBelow(subject);
  let timer = 0;
  let running = new AbortController();
  subject.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      running.abort();
      running = new AbortController();
      offer(form, subject.value, into, running.signal).catch((fault: unknown) => {
        if (!(fault instanceof DOMException && fault.name === "AbortError")) console.warn("suggestions", fault);
      });
    }, PAUSE_MS);
  });
  into.addEventListener("click", (event) => {
    const button = (event.target as HTMLElement).closest<HTMLElement>("[data-solved-url]");
    if (!button) return;
    form.action = button.dataset["solvedUrl"] ?? form.action;
    form.submit(); // all that was typed goes along, complete or not
  });
}

export function suggestArticles(): void {
  document.querySelectorAll<HTMLFormElement>("form[data-suggestions-url]").forEach((form) => {
    const subject = form.querySelector<HTMLInputElement>("input[name=subject]");
    if (subject) follow(form, subject);
  });
}
