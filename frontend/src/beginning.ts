/** Begins a ticket's page where its reader goes on: at the first message that is new, else at the end of the timeline. */

function isFresh(): boolean {
  const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return how?.type === "navigate" && !location.hash;
}

export function beginAtTheNew(): void {
  const timeline = document.querySelector("#timeline");
  // Something stands above that is to be read first: why an act was refused, or what is new on a ticket never seen.
  if (!timeline || !isFresh() || document.querySelector('#main > .banner[role="alert"]')) return;
  const unread = document.querySelector("#unread");
  if (unread) unread.scrollIntoView({ block: "start" });
  else if (timeline.hasAttribute("data-seen-before")) (document.querySelector("#composer") ?? timeline).scrollIntoView({ block: "end" });
}
