/** Emits icons.json: the inner drawing of each Tabler icon the pages name, for the `icon` template tag. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";


const address = (name: string) => import.meta.resolve(`@tabler/icons/outline/${name}.svg`);

/** The paths inside one icon file, without Tabler's transparent background square. */
function drawing(name: string): string {
  const svg = readFileSync(fileURLToPath(address(name)), "utf8");
  return svg
    .slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"))
    .replace(/<path stroke="none"[^>]*>/, "")
    .replace(/\s*\n\s*/g, "");
}

/** A Vite plugin: one icons.json beside the manifest. */
export function icons(names: readonly string[]): Plugin {
  return {
    name: "upheld-icons",
    generateBundle() {
      const drawings = Object.fromEntries(names.map((name) => [name, drawing(name)]));
      this.emitFile({ type: "asset", fileName: "icons.json", source: JSON.stringify(drawings) });
    },
  };
}
