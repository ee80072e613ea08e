/** Puts the reader's own time beside the desk's, where the two clocks differ. Without script the desk's time stands alone. */
import { wordsIn } from "./words.js";

function onTheWall(at: Date, zone?: string): string {
  const parts = { weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return new Intl.DateTimeFormat(document.documentElement.lang, zone ? { ...parts, timeZone: zone } : parts).format(at).replace(",", "");
}

export function addReadersTimes(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-desk-zone]")) {
    const at = new Date(time.dateTime);
    const here = onTheWall(at);
    if (here === onTheWall(at, time.dataset["deskZone"])) continue;
    time.after(wordsIn(time, "here", { time: here }));
  }
}
