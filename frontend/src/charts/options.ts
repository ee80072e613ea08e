/** What each kind of chart looks like, as ECharts is told; reading the numbers and drawing are done beside this. */
import type { EChartsCoreOption } from "echarts/core";
import type { Palette } from "./palette.js";
import type { Numbers, Series } from "./reading.js";

const SMALL = 12;
const LONGEST_LABEL = 150;
// Missed is hatched, so that no outcome is told by its colour alone.
const HATCH = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 };

export interface Look {
  palette: Palette;
  still: boolean;
}

type Draws = (numbers: Numbers, look: Look) => EChartsCoreOption;

function around({ palette, still }: Look): EChartsCoreOption {
  return {
    animation: !still,
    animationDuration: 240,
    aria: { enabled: true, label: { enabled: false }, decal: { show: false } },
    textStyle: { fontFamily: palette.face, fontSize: SMALL, color: palette.quiet },
    tooltip: {
      renderMode: "richText", // an HTML one would need styles in place, which the policy forbids
      confine: true,
      backgroundColor: palette.paper,
      borderColor: palette.line,
      textStyle: { color: palette.ink, fontSize: SMALL, fontFamily: palette.face },
    },
    grid: { left: 4, right: 12, top: 8, bottom: 4, containLabel: true },
  };
}

function legend(numbers: Numbers, { palette }: Look): EChartsCoreOption {
  if (numbers.series.length < 2) return {};
  return { legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, textStyle: { color: palette.quiet } } };
}

function names(labels: string[], palette: Palette, more: object = {}): object {
  return {
    type: "category",
    data: labels,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.quiet, overflow: "truncate", ...more },
  };
}

function amounts(palette: Palette): object {
  return {
    type: "value",
    minInterval: 1,
    splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.quiet },
  };
}

function bars(one: Series, { palette }: Look, stack?: string): object {
  const color = palette[one.tone as keyof Palette] ?? palette.plain;
  const hatched = one.tone === "warn" ? { decal: { ...HATCH, color: palette.paper } } : {};
  return {
    type: "bar",
    name: one.name,
    data: one.values,
    barMaxWidth: 22,
    cursor: "pointer",
    itemStyle: { color, ...hatched },
    ...(stack ? { stack } : {}),
  };
}

function topped(numbers: Numbers, look: Look): object {
  const top = numbers.series.length > 1 ? 32 : 8;
  return { ...around(look), ...legend(numbers, look), grid: { left: 4, right: 12, top, bottom: 4, containLabel: true } };
}

const upright =
  (stack?: string): Draws =>
  (numbers, look) => ({
    ...topped(numbers, look),
    xAxis: names(numbers.labels, look.palette, { hideOverlap: true }),
    yAxis: amounts(look.palette),
    series: numbers.series.map((one) => bars(one, look, stack)),
  });

/** Bars beside one another in the table's own order, the first on top. */
const lying: Draws = (numbers, look) => ({
  ...topped(numbers, look),
  xAxis: amounts(look.palette),
  yAxis: { ...names(numbers.labels, look.palette, { width: LONGEST_LABEL }), inverse: true },
  series: numbers.series.map((one) => bars(one, look, "all")),
});

const heat: Draws = (numbers, look) => {
  const most = Math.max(1, ...numbers.series.flatMap((one) => one.values));
  const cells = numbers.series.flatMap((one, x) => one.values.map((value, y) => [x, y, value]));
  return {
    ...around(look),
    xAxis: names(numbers.series.map((one) => one.name), look.palette),
    yAxis: { ...names(numbers.labels, look.palette), inverse: true },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [look.palette.track, look.palette.ink] } },
    series: [{ type: "heatmap", data: cells, itemStyle: { borderColor: look.palette.paper, borderWidth: 2 } }],
  };
};

const KINDS: Record<string, Draws> = { weeks: upright("all"), bars: upright(), stack: lying, heat };

export function optionsOf(kind: string, numbers: Numbers, look: Look): EChartsCoreOption {
  return (KINDS[kind] ?? upright())(numbers, look);
}
