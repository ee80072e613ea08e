/** Holds a reply back while the timeline shows what its writer has not read; the server refuses it as well. */

function timeline(): HTMLElement | null {
  return document.querySelector<HTMLElement>("#timeline[data-said]");
}

function seenField(): HTMLInputElement | null {
  return document.querySelector<HTMLInputElement>('#composer input[name="seen"]');
}

/** Marks are "message.sending", both counted up. */
function isBeyond(said: string, seen: string): boolean {
  const [message = 0, sending = 0] = said.split(".").map(Number);
  const [read = 0, awaited = 0] = seen.split(".").map(Number);
  return message > read || sending > awaited;
}

function compare(): void {
  const field = seenField();
  const said = timeline()?.dataset["said"];
  const banner = document.querySelector<HTMLElement>("#composer [data-second]");
  if (!field || !said || !banner) return;
  const unread = isBeyond(said, field.value);
  // Whoever writes nothing reads what comes: there is nothing to hold back.
  const written = field.form?.querySelector("textarea")?.value.trim();
  if (unread && !written) field.value = said;
  banner.hidden = !(unread && written);
  field.form?.querySelectorAll<HTMLButtonElement>("button[type=submit].btn-solid").forEach((button) => {
    button.disabled = !banner.hidden;
  });
}

function read(): void {
  const field = seenField();
  const said = timeline()?.dataset["said"];
  if (field && said) field.value = said;
  compare();
  field?.form?.querySelector("textarea")?.focus();
}

export function holdSecondAnswers(): void {
  document.addEventListener("htmx:afterSettle", compare);
  document.addEventListener("click", (event) => {
    if ((event.target as Element).closest("[data-second-read]")) read();
  });
}
