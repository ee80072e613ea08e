/** Durations as the desk writes them: `9m` and `28h 13m` in rows, `46 h 38 min` elsewhere. */

export type Form = "short" | "long";

const LEADING: Record<Form, RegExp> = {
  short: /^(\d+h)?\s*(\d+m)?/,
  long: /^(\d+\sh)?\s*(\d+\smin)?/,
};

export function duration(seconds: number, form: Form): string {
  const minutes = Math.max(0, Math.ceil(seconds / 60));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const [h, m] = form === "short" ? ["h", "m"] : [" h", " min"];
  if (hours === 0) return `${rest}${m}`;
  return form === "short" || rest > 0 ? `${hours}${h} ${rest}${m}` : `${hours}${h}`;
}

/** The same words with their leading duration replaced; words that begin otherwise stay as they are. */
export function withDuration(words: string, seconds: number, form: Form): string {
  const leading = LEADING[form].exec(words)?.[0].trimEnd();
  return leading ? duration(seconds, form) + words.slice(leading.length) : words;
}
