/** The tokens' colours as a canvas takes them, in the theme that is on. */

const TOKENS = {
  plain: "--ink-2",
  met: "--met-fill",
  warn: "--warn-fill",
  breach: "--breach-fill",
  hold: "--hold-fill",
  ink: "--ink",
  quiet: "--ink-3",
  line: "--line",
  track: "--track",
  paper: "--paper",
} as const;

export type Palette = Record<keyof typeof TOKENS, string> & { face: string };

/** A custom property holds its words, not its colour: an element has to wear it. */
export function paletteOf(box: HTMLElement): Palette {
  const probe = document.createElement("i");
  box.append(probe);
  const worn = Object.entries(TOKENS).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, getComputedStyle(probe).color];
  });
  probe.remove();
  return { ...Object.fromEntries(worn), face: getComputedStyle(box).fontFamily } as Palette;
}
