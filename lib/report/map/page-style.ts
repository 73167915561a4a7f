/** The style of the page: one palette for light, one for dark, light for paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --ink: #1b2430; --dim: #5c6776; --line: #dde2e9; --track: #f2f4f7; --on: #ffffff;
  --pods: #2b66d0; --services: #0c7c6b; --nodes: #a3650b; --load-balancer: #7d4fc0; --dhcp: #a83a6b;
  --reserved: #66717f; --foreign: #8a94a1;
  --error: #c3272b; --warning: #a85d00; --info: #2b66d0;
  --text: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #10151c; --ink: #e5eaf1; --dim: #9aa6b5; --line: #2b3542; --track: #1a222c; --on: #0d1218;
    --pods: #75a5ff; --services: #45c4ad; --nodes: #e3ad55; --load-balancer: #b898f0; --dhcp: #ef8ab8;
    --reserved: #8f9bab; --foreign: #77838f;
    --error: #ff7a72; --warning: #f2b04d; --info: #75a5ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 var(--text); }
main { max-width: 1104px; margin: 0 auto; padding: 40px 32px 56px; }
main + main { border-top: 1px solid var(--line); }
h1 { margin: 0; font-size: 28px; line-height: 1.2; letter-spacing: -0.02em; font-weight: 650; }
h2 { margin: 0 0 12px; font-size: 18px; letter-spacing: -0.01em; font-weight: 650; }
p { margin: 4px 0; overflow-wrap: anywhere; }
code, td, tbody th { font-family: var(--mono); font-size: 13px; }
.dim { color: var(--dim); }
dl { display: flex; flex-wrap: wrap; gap: 8px 40px; margin: 20px 0 0; }
dl div { display: flex; flex-wrap: wrap; gap: 2px 16px; align-items: baseline; }
dt { font-weight: 650; }
dd { margin: 0; color: var(--dim); font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 20px; margin: 24px 0 0; padding: 0; list-style: none; font-size: 13px; color: var(--dim); }
.legend li { display: flex; gap: 7px; align-items: center; }
.swatch { width: 12px; height: 12px; border-radius: 3px; background: var(--use); }
.foreign .swatch { background: none; border: 1px dashed var(--foreign); }
section { margin-top: 36px; }
svg { display: block; width: 100%; height: auto; overflow: visible; }
.narrow { display: none; }
.pods { --use: var(--pods); } .services { --use: var(--services); } .nodes { --use: var(--nodes); }
.load-balancer { --use: var(--load-balancer); } .dhcp { --use: var(--dhcp); } .reserved { --use: var(--reserved); } .foreign { --use: var(--foreign); }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .info { --tone: var(--info); }
svg text { font: 11px var(--mono); fill: var(--ink); }
svg .home { font-size: 15px; font-weight: 700; }
svg .closer { font-size: 12px; font-weight: 600; fill: var(--dim); }
svg .size, svg .free { fill: var(--dim); }
svg .free { font-family: var(--text); }
svg .track { fill: var(--track); stroke: var(--line); }
svg .bar { fill: var(--use); }
svg .foreign .bar { fill: none; stroke: var(--foreign); stroke-dasharray: 3 3; }
svg .inside { fill: var(--on); }
svg .foreign .inside { fill: var(--dim); }
svg .label { paint-order: stroke; stroke: var(--page); stroke-width: 4px; stroke-linejoin: round; }
svg .stem { stroke: var(--dim); stroke-width: 1; }
svg .tick { stroke: var(--ink); stroke-width: 2; }
svg .block { fill: var(--track); fill-opacity: 0.82; stroke: var(--pods); stroke-width: 0.75; }
svg .block.taken { fill: var(--pods); fill-opacity: 1; }
svg .band { fill: none; stroke: var(--on); stroke-width: 1.5; stroke-dasharray: 4 3; }
svg .spot { fill: var(--tone); fill-opacity: 0.22; stroke: var(--tone); stroke-width: 1.5; }
.pill rect { fill: var(--tone); }
.pill text { fill: var(--on); font-weight: 700; }
.pill .stem { stroke: var(--tone); }
.pill:hover rect { fill-opacity: 0.8; }
a:focus { outline: none; }
a:focus-visible rect { stroke: var(--ink); stroke-width: 2.5; }
.findings article { margin: 0 0 12px; padding: 12px 16px; border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 6px; }
.findings article:target { background: var(--track); border-color: var(--tone); }
.findings h3 { display: flex; flex-wrap: wrap; gap: 2px 10px; margin: 0; font-size: 14px; font-weight: 400; }
.findings .code { color: var(--tone); font-weight: 650; }
.findings ul { margin: 6px 0 0; padding: 0; list-style: none; font-size: 13px; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid var(--info); outline-offset: 4px; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; }
thead th { color: var(--dim); font-size: 13px; font-weight: 400; }
tbody th { padding-top: 16px; font-weight: 700; }
th, td { padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); white-space: nowrap; }
td:first-child { font-family: var(--text); font-size: 14px; }
td:last-child, thead th:last-child { padding-right: 0; text-align: right; }
tr.free td, tr.foreign td { color: var(--dim); }
tr.depth-1 td:first-child { padding-left: 20px; }
@media screen and (max-width: 820px) {
  main { padding: 24px 20px 40px; }
  .narrow { display: block; max-width: 460px; }
  .wide { display: none; }
  dl div { display: block; }
}
@page { size: A4 landscape; margin: 12mm; }
@media print {
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; }
  main + main { break-before: page; border: 0; }
  article, tr, dl { break-inside: avoid; }
  section { margin-top: 20px; }
}
`;
