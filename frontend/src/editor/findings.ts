/** The findings that stand in the page, as marks on the lines of the text. */
import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import { wordsIn } from "../words.js";

const SEVERITY: Record<string, Diagnostic["severity"]> = { blocking: "error", advice: "warning", acknowledged: "hint" };

function textOf(finding: HTMLElement, name: string): string {
  return finding.querySelector(`[data-${name}]`)?.textContent ?? "";
}

export function findingsIn(page: Document, doc: Text): Diagnostic[] {
  return [...page.querySelectorAll<HTMLElement>("[data-finding]")].map((finding) => {
    const line = doc.line(Math.min(Number(finding.dataset["line"] ?? 1), doc.lines));
    const from = Math.min(line.from + Number(finding.dataset["column"] ?? 1) - 1, line.to);
    const instead = textOf(finding, "instead");
    return {
      from,
      to: Math.min(from + Number(finding.dataset["width"] ?? 1), line.to),
      severity: SEVERITY[finding.dataset["kind"] ?? ""] ?? "info",
      message: [textOf(finding, "message"), textOf(finding, "why"), instead && wordsIn(finding, "instead", { instead })].filter(Boolean).join("\n"),
    };
  });
}
