/** Puts a saved reply where the caret of the composer stands. */

function insert(text: string): void {
  const field = document.querySelector<HTMLTextAreaElement>("#composer textarea");
  if (!field) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

export function insertSavedReplies(): void {
  document.addEventListener("click", (event) => {
    const offer = (event.target as Element).closest<HTMLElement>("[data-insert]");
    if (!offer) return;
    offer.closest<HTMLElement>("[popover]")?.hidePopover();
    insert(offer.dataset["insert"] ?? "");
  });
}
