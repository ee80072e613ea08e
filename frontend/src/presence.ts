/** Shows who is at a ticket and what they do there, and says the same of this page; nobody heard of for 30 s is shown. */
import { wordsIn } from "./words.js";

interface Heard {
  ticket: number;
  person: number;
  name: string;
  initials: string;
  tone: string;
  doing: string;
}

const EXPIRES_MS = 30_000;
const SAY_AGAIN_MS = 10_000;
// Whoever has not typed for so long only looks.
const STILL_TYPING_MS = 8_000;
const heard = new Map<string, Heard & { at: number }>();
let typedAt = 0;
let said = "";

function words(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-words-looking]");
}

function sentence(one: Heard): string {
  return wordsIn(words(), one.doing, { name: one.name }) || one.name;
}

function disc(one: Heard): HTMLElement {
  const drawn = document.createElement("span");
  drawn.className = `avatar avatar-24 avatar-${one.tone}${one.doing === "looking" ? "" : " is-writing"}`;
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", sentence(one));
  drawn.title = sentence(one);
  drawn.textContent = one.initials;
  return drawn;
}

function at(ticket: number): Heard[] {
  const viewer = Number(words()?.dataset["viewer"]);
  return [...heard.values()].filter((one) => one.ticket === ticket && one.person !== viewer);
}

function fill(place: HTMLElement, ticket: number, speaks: boolean): void {
  const people = at(ticket);
  const key = people.map((one) => `${one.person}${one.doing}`).join();
  if (place.dataset["shown"] === key) return;
  place.dataset["shown"] = key;
  const writing = people.find((one) => one.doing !== "looking") ?? people[0];
  const spoken = document.createElement("span");
  spoken.className = "label";
  if (speaks && writing) spoken.textContent = sentence(writing);
  place.replaceChildren(...people.map(disc), ...(speaks && writing ? [spoken] : []));
}

function draw(): void {
  const now = Date.now();
  for (const [key, one] of heard) if (now - one.at > EXPIRES_MS) heard.delete(key);
  const own = document.querySelector<HTMLElement>("[data-presence]");
  if (own) fill(own, Number(own.dataset["ticket"]), true);
  document
    .querySelectorAll<HTMLElement>("[data-presence-row]")
    .forEach((place) => fill(place, Number(place.dataset["presenceRow"]), false));
}

function hear(event: Event): void {
  const one = (event as CustomEvent<Heard>).detail;
  const key = `${one.ticket}:${one.person}`;
  if (one.doing === "gone") heard.delete(key);
  else heard.set(key, { ...one, at: Date.now() });
  draw();
}

function doing(): string {
  if (Date.now() - typedAt > STILL_TYPING_MS) return "looking";
  return document.querySelector("#composer.is-note") ? "noting" : "replying";
}

function say(what: string): void {
  const url = document.querySelector<HTMLElement>("[data-presence]")?.dataset["presence"];
  const token = document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value;
  if (!url || !token) return;
  said = what;
  const body = new URLSearchParams({ doing: what });
  fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, keepalive: true }).catch(() => undefined);
}

function sayAgain(): void {
  if (document.visibilityState === "visible") say(doing());
}

function typed(event: Event): void {
  if (!(event.target as Element).closest("#composer")) return;
  typedAt = Date.now();
  if (said !== doing()) say(doing());
}

export function showPresence(): void {
  document.addEventListener("presence", hear);
  document.addEventListener("htmx:afterSettle", draw);
  setInterval(draw, 1_000);
  if (!document.querySelector("[data-presence]")) return;
  sayAgain();
  setInterval(sayAgain, SAY_AGAIN_MS);
  document.addEventListener("input", typed);
  document.addEventListener("visibilitychange", () => say(document.hidden ? "gone" : doing()));
  window.addEventListener("pagehide", () => say("gone"));
}
