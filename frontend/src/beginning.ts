/** Begins a ticket's page where its reader goes on: at the first message that is new, else at the end of the timeline. */

const BETWEEN = 16;

function isFresh(): boolean {
  const [how] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return how?.type === "navigate" && !location.hash;
}

/** Scrolls until the end of the timeline stands above the composer, which stays in view, or above the window's edge. */
function showEnd(timeline: Element): void {
  const edge = document.querySelector("#composer")?.getBoundingClientRect().top ?? Infinity;
  const hidden = timeline.getBoundingClientRect().bottom + BETWEEN - Math.min(edge, window.innerHeight);
  if (hidden > 0) window.scrollBy({ top: hidden, behavior: "instant" });
}

export function beginAtTheNew(): void {
  const timeline = document.querySelector("#timeline");
  // Why an act was refused stands above, and is to be read first.
  if (!timeline || !isFresh() || document.querySelector('#main > .banner[role="alert"]')) return;
  const unread = document.querySelector("#unread");
  if (unread) unread.scrollIntoView({ block: "start", behavior: "instant" });
  else if (timeline.hasAttribute("data-seen-before")) showEnd(timeline);
}
