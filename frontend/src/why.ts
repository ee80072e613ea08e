/** Places the dialogs that open beside the button that opened them. Opening, closing and focus are the browser's own. */

const GAP = 10;
const EDGE = 16;

function place(dialog: HTMLElement, opener: Element): void {
  const at = opener.getBoundingClientRect();
  const side = opener.closest(".facts")?.getBoundingClientRect() ?? at;
  const left = side.left - dialog.offsetWidth - GAP;
  const fits = left >= EDGE;
  dialog.style.inset = "auto";
  dialog.style.left = `${fits ? left : Math.max(EDGE, Math.min(at.left, innerWidth - dialog.offsetWidth - EDGE))}px`;
  const top = fits ? at.top + at.height / 2 - dialog.offsetHeight / 2 : at.bottom + GAP;
  dialog.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - dialog.offsetHeight - EDGE))}px`;
}

export function placeDialogs(): void {
  document.addEventListener(
    "toggle",
    (event) => {
      const dialog = event.target;
      if (!(dialog instanceof HTMLElement) || !dialog.matches(".why, .menu") || event.newState !== "open") return;
      const opener = document.querySelector(`[popovertarget="${CSS.escape(dialog.id)}"]`);
      if (opener) place(dialog, opener);
    },
    { capture: true },
  );
}
