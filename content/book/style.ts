/** For paper first: A4, system letters, nothing fetched. */
export const style = `
@page { size: A4; margin: 15mm 14mm; @bottom-right { content: counter(page); } }
* { box-sizing: border-box; margin: 0; }
body { font: 10pt/1.4 system-ui, sans-serif; color: #111; background: #fff; max-width: 190mm; margin: 0 auto; }
h1 { font-size: 20pt; margin: 4mm 0; }
h2 { font-size: 14pt; margin: 8mm 0 3mm; border-bottom: 0.5mm solid #111; break-after: avoid; }
h3 { font-size: 9pt; font-weight: normal; grid-column: 1 / -1; }
h3, h4 { break-after: avoid; }
h4 { margin: 4mm 0 1mm; font-size: 11pt; }
p, li { margin: 0.5mm 0; }
small { color: #444; font-size: 8pt; }
code { font: bold 9pt ui-monospace, monospace; overflow-wrap: anywhere; }
article { display: grid; grid-template-columns: 1fr 40mm; gap: 0 4mm; padding: 1mm 0; border-bottom: 0.2mm solid #888; }
article, .question { break-inside: avoid; }
.both { display: grid; grid-template-columns: 1fr 1fr; gap: 0 4mm; }
.both [lang='en'] { color: #222; }
.box { border: 0.3mm solid #111; padding: 1mm 1.5mm; font-size: 8pt; align-self: start; }
.line { display: block; border-bottom: 0.2mm solid #888; height: 5mm; padding-top: 1mm; }
.phrases { columns: 2; font-size: 8.5pt; }
nav ol { columns: 2; }
a { color: inherit; }
@media print { section + section { break-before: page; } nav a { text-decoration: none; } }
@media screen { body { padding: 8mm; } }
`;
