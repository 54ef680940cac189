/** The looks of the page: one column, light and dark, on paper too. No font and no picture comes from elsewhere. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1b1f24; --muted: #57606a; --line: #d6dbe1; --ground: #fff; --card: #f6f8fa; --accent: #1f5fbf; --bad: #b42318; --good: #1a7f4b; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --muted: #a2abb6; --line: #333b45; --ground: #14181d; --card: #1c2229; --accent: #7fb0ff; --bad: #ff8a7a; --good: #5fd39a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2.5rem 1.25rem 4rem; background: var(--ground); color: var(--ink); font: 16px/1.6 system-ui, sans-serif; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 .25rem; } h2 { font-size: 1.375rem; margin: 2.75rem 0 .75rem; } h3 { font-size: 1.0625rem; margin: 1.75rem 0 .5rem; }
p, ul, ol { margin: .5rem 0; max-width: 75ch; } a { color: var(--accent); } .muted { color: var(--muted); }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }
dl.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 1.5rem 0; }
dl.tiles div { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; } dl.tiles dt { color: var(--muted); font-size: .875rem; } dl.tiles dd { margin: 0; font-size: 1.25rem; font-weight: 600; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; overflow-x: auto; font-size: .875rem; } code { font-family: ui-monospace, monospace; font-size: .875em; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } .scroll table { min-width: 34rem; } table { border-collapse: collapse; width: 100%; font-size: .9375rem; margin: .75rem 0; } th, td { border-bottom: 1px solid var(--line); padding: .4rem .75rem .4rem 0; text-align: start; vertical-align: top; } td.number, th.number { text-align: end; white-space: nowrap; }
svg { display: block; width: 100%; min-width: 40rem; height: auto; margin: 1rem 0; } svg text { fill: var(--muted); font: 12px system-ui, sans-serif; } svg .lane { fill: var(--ink); font-weight: 600; } svg .grid { stroke: var(--line); } svg .wrong { fill: var(--muted); opacity: .55; } svg .harm { fill: var(--bad); opacity: .8; } svg .seen { stroke: var(--ink); stroke-width: 2; } svg .stopped { fill: var(--good); } svg .harmless { fill: var(--muted); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; color: var(--muted); font-size: .875rem; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } h2 { break-after: avoid; } tr, pre, svg { break-inside: avoid; } nav { display: none; } svg, .scroll table { min-width: 0; } }
`;
