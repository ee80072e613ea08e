/**
 * Follows the stream of changes and refreshes what shows them.
 *
 * An element with data-live="ticket:INT-12" hears changes of ticket 12; any other value hears every change.
 * It refreshes itself by hx-trigger="live". Under the pointer or focus it is marked instead, and "1 new" counts tickets;
 * one with data-live-grows only adds at its end, so a pointer does not hold it back.
 * An element with data-live-told hears what is told to its reader alone: hx-trigger="told".
 */
import { wordsIn } from "./words.js";

interface Change {
  desk: string;
  ticket: number | null;
  verb: string;
}

const GATHER_MS = 150;
const LONGEST_WAIT_MS = 30_000;
// Support hours open and close without any event; a page that stays open asks again now and then.
const ASK_AGAIN_MS = 5 * 60_000;
const held = new Set<Element>();
const pending = new Set<Element>();
const newTickets = new Set<number>();
const lately = new Set<number>();
let source: EventSource | null = null;
let wait = 1000;
let connectedBefore = false;
let gathering = 0;

/** On the same wall as every other time on the page. */
function clock(zone: string | undefined): string {
  return new Date().toLocaleTimeString(document.documentElement.lang, { hour12: false, timeZone: zone });
}

function say(state: "on" | "off"): void {
  const status = document.querySelector<HTMLElement>("[data-live-status]");
  const words = status?.querySelector("[data-live-words]");
  if (!status || !words) return;
  const now = clock(status.dataset["zone"]);
  const time = state === "on" ? now : now.slice(0, 5);
  words.textContent = wordsIn(status, state, { time });
  status.classList.toggle("is-stale", state === "off");
  document.body.classList.toggle("is-stale", state === "off");
}

function hears(element: HTMLElement, change: Change): boolean {
  const ticket = /^ticket:.*?(\d+)$/.exec(element.dataset["live"] ?? "");
  return ticket === null || change.ticket === null || Number(ticket[1]) === change.ticket;
}

function isInUse(element: Element): boolean {
  const pointed = element.matches(":hover") && !element.hasAttribute("data-live-grows");
  return pointed || element.contains(document.activeElement);
}

function hold(element: Element): void {
  held.add(element);
  lately.forEach((ticket) => newTickets.add(ticket));
  element.classList.add("has-news");
  document.querySelectorAll<HTMLElement>("[data-new]").forEach((counter) => {
    counter.hidden = false;
    const words = counter.querySelector("[data-new-count]") ?? counter;
    words.textContent = String(Math.max(1, newTickets.size));
  });
}

function refresh(element: Element): void {
  element.classList.remove("has-news");
  element.dispatchEvent(new CustomEvent("live"));
}

function flush(): void {
  gathering = 0;
  for (const element of pending) if (isInUse(element)) hold(element); else refresh(element);
  pending.clear();
  lately.clear();
}

function gather(elements: Iterable<Element>): void {
  for (const element of elements) pending.add(element);
  gathering ||= window.setTimeout(flush, GATHER_MS);
}

function all(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-live]")];
}

/** What is told to this reader alone asks for itself anew; it is small, and nobody types in it. */
function ringBell(): void {
  document.querySelectorAll("[data-live-told]").forEach((element) => element.dispatchEvent(new CustomEvent("told")));
}

function showNew(): void {
  held.forEach((element) => element.isConnected && refresh(element));
  held.clear();
  newTickets.clear();
  document.querySelectorAll<HTMLElement>("[data-new]").forEach((counter) => (counter.hidden = true));
}

function connect(url: string): void {
  source = new EventSource(url);
  source.addEventListener("open", () => {
    wait = 1000;
    say("on");
    if (connectedBefore) gather(all());
    connectedBefore = true;
  });
  source.addEventListener("changed", (event) => {
    const change = JSON.parse((event as MessageEvent<string>).data) as Change;
    say("on");
    if (change.ticket !== null) lately.add(change.ticket);
    gather(all().filter((element) => hears(element, change)));
  });
  source.addEventListener("told", ringBell);
  source.addEventListener("presence", (event) => {
    const detail: unknown = JSON.parse((event as MessageEvent<string>).data);
    document.dispatchEvent(new CustomEvent("presence", { detail }));
  });
  // Something may have been missed: everything is asked for anew.
  source.addEventListener("resync", () => {
    gather(all());
    ringBell();
  });
  source.addEventListener("error", () => {
    disconnect();
    if (!document.body.classList.contains("is-stale")) say("off");
    setTimeout(() => reconnect(url), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  });
}

function disconnect(): void {
  source?.close();
  source = null;
}

function reconnect(url: string): void {
  if (source === null && document.visibilityState === "visible") connect(url);
}

export function goLive(): void {
  const url = document.querySelector<HTMLMetaElement>('meta[name="live-url"]')?.content;
  if (!url) return;
  setInterval(() => gather(all()), ASK_AGAIN_MS);
  connect(url);
  // A hidden page gives its connection back: a browser has six for a desk, and an agent has more tabs.
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : reconnect(url)));
  addEventListener("offline", () => say("off"));
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-new]")) showNew();
  });
}
