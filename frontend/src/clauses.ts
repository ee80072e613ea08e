/** Shows a clause's words while a pointer or focus rests on its citation. Following the link always works. */

const REST_MS = 180;
const LINGER_MS = 140;
const EDGE = 16;
let card: HTMLElement | null = null;
let timer = 0;

const LINES: Record<string, string> = { guaranteed: "M0 2.5h16M0 5.5h16" };

function strengthOf(link: HTMLElement): HTMLElement | null {
  const strength = link.dataset["clauseStrength"];
  if (!strength) return null;
  const words = document.createElement("span");
  words.className = "strength";
  words.innerHTML = `<svg class="strength-line" viewBox="0 0 16 8" aria-hidden="true"><path d="${LINES[strength] ?? "M0 4h16"}"></path></svg>`;
  words.firstElementChild?.classList.add(`is-${strength}`);
  words.append(link.dataset["clauseStrengthLabel"] ?? "");
  return words;
}

function textElement(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function fill(link: HTMLElement): HTMLElement {
  card ??= document.body.appendChild(document.createElement("div"));
  card.className = "clause-card";
  card.id = "clause-card";
  card.popover = "manual";
  card.setAttribute("role", "tooltip");
  const head = textElement("div", "clause-card-head", "");
  head.append(textElement("span", "clause-number", link.textContent ?? ""), textElement("span", "", link.dataset["clauseTitle"] ?? ""));
  const strength = strengthOf(link);
  if (strength) head.append(strength);
  card.replaceChildren(head, textElement("p", "clause-card-text", link.dataset["clauseText"] ?? ""));
  card.onpointerenter = () => clearTimeout(timer);
  card.onpointerleave = hideSoon;
  return card;
}

function place(element: HTMLElement, link: Element): void {
  const at = link.getBoundingClientRect();
  const left = Math.max(EDGE, Math.min(at.left, innerWidth - element.offsetWidth - EDGE));
  const below = at.bottom + 8 + element.offsetHeight < innerHeight;
  element.style.left = `${left}px`;
  element.style.top = `${below ? at.bottom + 8 : Math.max(EDGE, at.top - element.offsetHeight - 8)}px`;
}

function show(link: HTMLElement): void {
  const element = fill(link);
  element.showPopover();
  place(element, link);
  link.setAttribute("aria-describedby", element.id);
}

function hide(): void {
  clearTimeout(timer);
  if (card?.matches(":popover-open")) card.hidePopover();
}

function hideSoon(): void {
  clearTimeout(timer);
  timer = window.setTimeout(hide, LINGER_MS);
}

function citation(event: Event): HTMLElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLElement>("[data-clause-text]") : null;
}

export function citeOnHover(): void {
  document.addEventListener("pointerover", (event) => {
    const link = citation(event);
    if (!link || event.pointerType === "touch") return;
    clearTimeout(timer);
    timer = window.setTimeout(() => show(link), REST_MS);
  });
  document.addEventListener("pointerout", (event) => citation(event) && hideSoon());
  document.addEventListener("focusin", (event) => {
    const link = citation(event);
    if (link?.matches(":focus-visible")) show(link);
  });
  document.addEventListener("focusout", (event) => citation(event) && hide());
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("scroll", hide, { capture: true, passive: true });
}
