import { fontFamily, palette, shadeColours } from '../charts/palette.ts';

/** Cells and keys by their step of shade. */
const shadeStyle = shadeColours
  .map((colour, step) => `.shade-${step} { background: ${colour}; color: ${step > 3 ? '#fff' : 'inherit'}; }`)
  .join('\n');

/** The page's only style sheet: for screens and for A4 paper. */
export const pageStyle = `
:root { color: ${palette.text}; font: 15px/1.55 ${fontFamily}; font-size: 15px; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f5f6; }
main { max-width: 1080px; margin: 0 auto; padding: 28px 20px 60px; }
.en { color: ${palette.quiet}; font-size: .86em; font-weight: 400; }
h1 { font-size: 1.87rem; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 1.4rem; line-height: 1.3; margin: 0 0 4px; }
h3 { font-size: 1.03rem; margin: 28px 0 6px; }
h1 .en, h2 .en { display: block; font-size: .62em; font-weight: 500; }
p { margin: 0 0 8px; }
section, header { background: #fff; border: 1px solid ${palette.line}; border-radius: 8px; padding: 24px 28px; margin: 0 0 22px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 28px; margin: 8px 0 0; }
.pair p { margin: 0; }
.pair .en { font-size: .92em; }
.verdict { display: inline-block; font-weight: 600; padding: 2px 12px; border-radius: 99px; margin: 8px 0 2px; background: #e3f1e8; color: #1c5d37; }
.verdict .en { color: inherit; }
.verdict.bad { background: #fbe3e0; color: #8f1d12; }
.tiles { display: grid; grid-template-columns: repeat(5, 1fr); gap: 10px; margin: 16px 0 4px; }
.tiles.many { grid-template-columns: repeat(4, 1fr); }
.tile { border: 1px solid ${palette.line}; border-top: 3px solid ${palette.public}; border-radius: 6px; padding: 8px 12px 10px; }
.tile b { display: block; font-size: 1.27rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
.tile > span, .tile > span > span { display: block; line-height: 1.3; }
figure { margin: 10px 0 0; }
figure svg { display: block; width: 100%; height: auto; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 28px; align-items: start; }
.sides > div { min-width: 0; }
.stage { text-align: center; font-weight: 600; }
.pair.caption { font-size: .86rem; margin: 4px 0 0; }
.key { font-size: .86rem; margin: 6px 0 0; }
.key [class^="shade"] { padding: 1px 8px; border: 1px solid ${palette.line}; white-space: nowrap; }
.proofs { list-style: none; margin: 8px 0 0; padding: 0; font-size: .9rem; }
.matrix { font-size: .86rem; }
.matrix td, .matrix th { padding: 5px 7px; }
.matrix th[scope="row"] { position: sticky; left: 0; background: #fff; padding-left: 0; white-space: nowrap; }
.matrix .nothing, .matrix .self { color: ${palette.quiet}; }
.matrix .sum { font-weight: 600; }
${shadeStyle}
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 14px 0 0; font-size: .9rem; }
td .en, tbody th .en { display: inline-block; }
details { margin: 14px 0 0; font-size: .9rem; }
summary { cursor: pointer; }
caption { text-align: left; font-weight: 600; padding: 0 0 4px; }
th, td { text-align: left; vertical-align: top; padding: 5px 10px 5px 0; border-bottom: 1px solid ${palette.line}; font-weight: 400; }
thead th { color: ${palette.quiet}; font-size: .83rem; line-height: 1.3; border-bottom: 2px solid ${palette.line}; vertical-align: bottom; }
thead .zh, thead .en, .figure .zh, .figure .en { display: block; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
tfoot th, tfoot td { font-weight: 600; border-bottom: 0; border-top: 2px solid ${palette.line}; }
.bad-step { color: #8f1d12; font-size: .9rem; }
footer { color: ${palette.quiet}; font-size: 13px; padding: 0 4px; }
a { color: ${palette.public}; }
nav { margin: 10px 0 0; }
nav a { margin-right: 18px; white-space: nowrap; }
@media (max-width: 720px) { .sides { grid-template-columns: 1fr; } figure { overflow-x: auto; } figure.wide svg, figure.tall svg { min-width: 640px; } tbody th .zh { white-space: nowrap; } td:not(.figure) { min-width: 6.5em; } .tile { min-width: 0; } .tile b { font-size: 1.1rem; } .pair { grid-template-columns: 1fr; } .tiles, .tiles.many { grid-template-columns: 1fr 1fr; } section, header { padding: 18px 14px; } }
@media print {
  @page { size: A4; margin: 10mm 12mm; }
  body { background: #fff; }
  main { max-width: none; padding: 0; }
  :root { font-size: 10px; }
  th, td { padding: 2px 8px 2px 0; }
  h3 { margin: 12px 0 4px; }
  table { margin: 8px 0 0; }
  .tiles { margin: 8px 0 0; gap: 6px; }
  .tile { padding: 3px 8px 4px; }
  figure svg { max-height: 54mm; }
  figure.tall svg { max-height: none; }
  figure.half svg { max-height: 82mm; }
  .matrix td, .matrix th { padding: 2px 4px; }
  section, header { border: 0; padding: 0; margin: 0 0 14px; }
  section { break-before: page; }
  section:first-of-type { break-before: auto; }
  figure, tr, .tiles, .pair, .sides, .proofs li { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  nav, details { display: none; }
  tfoot { display: table-row-group; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
