/** Draws a table's chart on a canvas, again when the theme or the room changes; a bar leads to the tickets behind it. */
import { BarChart, HeatmapChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use, type ECharts } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { optionsOf } from "./options.js";
import { paletteOf } from "./palette.js";
import { numbersOf, type Numbers } from "./reading.js";

use([
  BarChart,
  HeatmapChart,
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");

interface Bar {
  seriesIndex?: number;
  dataIndex?: number;
  value?: unknown;
}

function addressOf(kind: string, numbers: Numbers, bar: Bar): string {
  const [x, y] = kind === "heat" ? (bar.value as [number, number]) : [bar.seriesIndex ?? 0, bar.dataIndex ?? 0];
  return numbers.series[x]?.addresses[y] ?? "";
}

function paint(chart: ECharts, box: HTMLElement, numbers: Numbers): void {
  const look = { palette: paletteOf(box), still: still.matches };
  chart.setOption(optionsOf(box.dataset["chart"] ?? "", numbers, look), true);
}

export function draw(box: HTMLElement): void {
  const numbers = numbersOf(box);
  if (!numbers) return;
  const kind = box.dataset["chart"] ?? "";
  const chart = init(box, null, { renderer: "canvas" });
  paint(chart, box, numbers);
  chart.on("click", (bar) => {
    const address = addressOf(kind, numbers, bar as Bar);
    if (address) location.assign(address);
  });
  new ResizeObserver(() => chart.resize()).observe(box);
  const again = (): void => paint(chart, box, numbers);
  dark.addEventListener("change", again);
  new MutationObserver(again).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  box.dataset["drawn"] = "";
}
