/** What scripts say, in the reader's language: the page carries it as `data-words-…`; no script holds words of its own. */

/** The words an element carries under a key, with each `{name}` filled in; without the element, nothing. */
export function wordsIn(place: Element | null | undefined, key: string, filled: Record<string, string> = {}): string {
  const words = place?.getAttribute(`data-words-${key}`) ?? "";
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => filled[name] ?? whole);
}
