/** Builds the look into src/upheld/assets: hashed scripts, one stylesheet, fonts, icons and a manifest. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { icons } from "./plugins/icons.js";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const names = JSON.parse(readFileSync(here("./icons.json"), "utf8")) as string[];

export default defineConfig({
  root: here("./"),
  base: "./",
  plugins: [icons(names)],
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: here("../src/upheld/assets"),
    emptyOutDir: true,
    assetsDir: "hashed",
    assetsInlineLimit: 0,
    manifest: "manifest.json",
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600, // kB; the editor and the charts are large, and fetched only where they are shown
    target: ["chrome123", "edge123", "firefox121", "safari17.5"],
    cssTarget: ["chrome123", "edge123", "firefox121", "safari17.5"],
    rolldownOptions: {
      // htmx keeps an eval for attributes no page of ours uses; its config forbids it and so does the content policy.
      checks: { eval: false, pluginTimings: false },
      input: {
        look: here("./src/look.scss"),
        console: here("./src/console.ts"),
        customer: here("./src/customer.ts"),
        following: here("./src/following.ts"),
        embedded: here("./src/embedded.ts"),
        widget: here("./src/widget.ts"),
        editor: here("./src/editor.ts"),
        numbers: here("./src/numbers.ts"),
        "editor-look": here("./src/editor-look.scss"),
      },
    },
  },
});
