"""The style of the self-contained page, on screen and on paper. The desk's own style is built from `frontend`."""

STYLE = """
:root { color-scheme: light dark; --paper: light-dark(#fff, #17191d); --ink: light-dark(#15181c, #eceef0);
  --soft: light-dark(#474d56, #b6bcc4); --faint: light-dark(#636973, #939aa4); --line: light-dark(#e5e5e0, #2a2e34);
  --accent: light-dark(#2a46b8, #9db0ff); --met: light-dark(#1c6839, #7ed3a0); --wrong: light-dark(#b01e1a, #ff938a);
  --sans: system-ui, "Segoe UI", sans-serif; }
* { box-sizing: border-box; margin: 0; }
body { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.65 "Source Serif 4", "Noto Serif", Georgia, serif; }
h1 { font-size: 2.1rem; line-height: 1.2; }
h2 { margin-top: 2.4rem; padding-top: 1.4rem; border-top: 1px solid var(--line); font-size: 1.3rem; }
h3 { margin-top: 1.5rem; font-size: 1.05rem; }
h2 a, h3 a { display: inline-block; min-width: 2.2rem; color: var(--faint); font-weight: 400; text-decoration: none; }
p, ul, dl, .table, .example { margin-top: .7rem; }
a { color: var(--accent); }
.provider, nav, .table, .terms, .note, .example, footer { font: 15px/1.5 var(--sans); }
.provider { color: var(--faint); }
nav ol { padding: 0; margin-top: 1rem; columns: 2; list-style: none; }
.caption { margin-top: 1rem; color: var(--faint); font-size: 13.5px; }
.table { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
caption { padding-bottom: .3rem; color: var(--faint); font-size: 13.5px; text-align: left; }
th { color: var(--faint); font-weight: 500; font-size: 13.5px; }
th, td { padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
td:first-child { font-weight: 600; }
td small { display: block; color: var(--faint); font-size: 13.5px; font-weight: 400; }
ul { padding-left: 1.2rem; }
ul.yes, ul.no { padding: 0; list-style: none; columns: 2; }
.yes li::before { content: "✓"; color: var(--met); }
.no li::before { content: "–"; color: var(--faint); }
.yes li::before, .no li::before { display: inline-block; width: 1.3rem; }
dl { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: .3rem 1rem; }
dt { color: var(--faint); }
dd { margin: 0; }
.note { color: var(--soft); font-size: 14px; }
.example { padding: .4rem .8rem; border-left: 2px solid var(--line); color: var(--soft); font-size: 14px; }
.wrong { color: var(--wrong); }
.firm { padding-bottom: 1px; border-bottom: 2px solid; }
.guaranteed { border-bottom: 3px double; } .typical { border-bottom-style: dashed; }
.best_effort, .discretionary { border-bottom-style: dotted; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--faint); font-size: 13px; }
code { font-family: "IBM Plex Mono", monospace; overflow-wrap: anywhere; }
@media (max-width: 34rem) { nav ol, ul.yes, ul.no { columns: 1; } dl { grid-template-columns: 1fr; gap: 0; }
  dd { margin-bottom: .5rem; } }
@page { size: A4; margin: 20mm 18mm 22mm; }
@media print { :root { color-scheme: light; } nav { display: none; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h2, h3, .caption { break-after: avoid; } tr, li, .example, .note { break-inside: avoid; }
  a[href^="http"]::after { content: " (" attr(href) ")"; font-size: 9pt; }
  a { color: inherit; text-decoration: none; } }
"""
