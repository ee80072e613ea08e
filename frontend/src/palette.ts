/**
 * The palette: Ctrl K opens it. The server says where one can go for what was typed; what can be done on this page is
 * read from the elements that have a key.
 */
import { wordsIn } from "./words.js";

const ASK_AFTER_MS = 120;
let asking = 0;
let asked: AbortController | null = null;

interface Palette {
  dialog: HTMLDialogElement;
  input: HTMLInputElement;
  list: HTMLElement;
}

function parts(): Palette | null {
  const dialog = document.querySelector<HTMLDialogElement>("dialog#palette");
  const input = dialog?.querySelector<HTMLInputElement>("[data-palette]");
  const list = dialog?.querySelector<HTMLElement>("#palette-offers");
  return dialog && input && list ? { dialog, input, list } : null;
}

function offers(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[role="option"]')];
}

function choose({ input, list }: Palette, chosen: HTMLElement | undefined): void {
  for (const offer of offers(list)) offer.setAttribute("aria-selected", String(offer === chosen));
  if (!chosen) return input.removeAttribute("aria-activedescendant");
  input.setAttribute("aria-activedescendant", chosen.id);
  chosen.scrollIntoView({ block: "nearest" });
}

function step(palette: Palette, by: number): void {
  const all = offers(palette.list);
  const at = all.findIndex((offer) => offer.getAttribute("aria-selected") === "true");
  choose(palette, all[(at + by + all.length) % all.length]);
}

function wordsOf(element: HTMLElement): string {
  const label = element.getAttribute("aria-label") ?? [...element.childNodes]
    .filter((node) => !(node instanceof Element && node.matches("kbd, svg")))
    .map((node) => node.textContent)
    .join(" ");
  return label.replace(/\s+/g, " ").trim();
}

function doable(dialog: HTMLElement): HTMLElement[] {
  const keyed = [...document.querySelectorAll<HTMLElement>("a[data-key], button[data-key]")];
  return keyed.filter((element) => element.checkVisibility() && !dialog.contains(element) && wordsOf(element) !== "");
}

function addActions({ dialog, input, list }: Palette): void {
  const said = input.value.trim().toLowerCase();
  const found = doable(dialog).filter((element) => wordsOf(element).toLowerCase().includes(said));
  if (found.length === 0) return;
  const group = document.createElement("div");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", wordsIn(list, "actions"));
  const title = document.createElement("p");
  title.className = "palette-title";
  title.ariaHidden = "true";
  title.textContent = wordsIn(list, "actions");
  group.append(title, ...found.map((element, place) => action(dialog, element, place)));
  list.append(group);
}

function action(dialog: HTMLDialogElement, element: HTMLElement, place: number): HTMLElement {
  const offer = document.createElement("button");
  offer.type = "button";
  offer.className = "palette-offer";
  offer.id = `offer-action-${place}`;
  offer.tabIndex = -1;
  offer.setAttribute("role", "option");
  const words = document.createElement("span");
  words.textContent = wordsOf(element);
  const key = document.createElement("kbd");
  key.className = "kbd";
  key.textContent = (element.dataset["key"] ?? "").toUpperCase();
  offer.append(words, key);
  offer.addEventListener("click", () => {
    dialog.close();
    element.focus();
    element.click();
  });
  return offer;
}

async function ask(palette: Palette): Promise<void> {
  asked?.abort();
  asked = new AbortController();
  const url = `${palette.input.dataset["palette"]}?q=${encodeURIComponent(palette.input.value)}`;
  try {
    const answer = await fetch(url, { signal: asked.signal, headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected) return location.assign(url.replace("palette/", ""));
    palette.list.innerHTML = await answer.text();
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "AbortError") return;
    palette.list.textContent = "";
  }
  addActions(palette);
  choose(palette, offers(palette.list)[0]);
}

function open(palette: Palette): void {
  if (palette.dialog.open) return palette.dialog.close();
  palette.input.value = "";
  palette.dialog.showModal();
  palette.input.focus();
  void ask(palette);
}

function onKey(palette: Palette, event: KeyboardEvent): void {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const by = steps[event.key];
  if (by !== undefined) step(palette, by);
  else if (event.key === "Escape") palette.dialog.close();
  else if (event.key === "Enter") palette.list.querySelector<HTMLElement>('[aria-selected="true"]')?.click();
  else return;
  event.preventDefault();
}

export function offerPalette(): void {
  const palette = parts();
  if (!palette) return;
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open(palette);
  });
  palette.input.addEventListener("keydown", (event) => onKey(palette, event));
  palette.input.addEventListener("input", () => {
    clearTimeout(asking);
    asking = window.setTimeout(() => void ask(palette), ASK_AFTER_MS);
  });
}
