/** The pages of numbers: charts beside their tables. The library that draws is fetched when the first comes into view. */
import { makeRoom } from "./charts/reading.js";

const charts = [...document.querySelectorAll<HTMLElement>("[data-chart]")];

function drawOnSight(): void {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) show(target as HTMLElement);
    },
    { rootMargin: "200px" },
  );
  const show = (box: HTMLElement): void => {
    seen.unobserve(box);
    import("./charts/draw.js")
      .then(({ draw }) => draw(box))
      .catch((fault: unknown) => {
        box.hidden = true; // the table says it all
        console.warn("chart", fault);
      });
  };
  for (const box of charts) {
    makeRoom(box);
    box.hidden = false;
    seen.observe(box);
  }
}

if (charts.length > 0) drawOnSight();
