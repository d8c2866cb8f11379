import type { Browser } from 'playwright-core';

/** One picture within a joined one. */
export interface Pasted {
  caption: string;
  png: Buffer;
}

const STYLE = `
  body { margin: 0; padding: 12px; background: #9a9a9a; font: 14px sans-serif; }
  section { display: flex; align-items: start; gap: 12px; margin-bottom: 12px; }
  figure { margin: 0; flex: 1; min-width: 0; }
  img { width: 100%; display: block; }`;

/** Joins pictures into one, row by row, all as wide as their neighbours. `width` is that of the whole, in pixels. */
export async function joined(browser: Browser, rows: readonly Pasted[][], width: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width, height: 100 } });
  try {
    await page.setContent(`<style>${STYLE}</style>${rows.map(rowOf).join('')}`);
    return await page.screenshot({ fullPage: true });
  } finally {
    await page.close();
  }
}

const rowOf = (row: readonly Pasted[]): string => `<section>${row.map(figureOf).join('')}</section>`;

function figureOf({ caption, png }: Pasted): string {
  const said = caption && `<figcaption>${caption}</figcaption>`;
  return `<figure><img src="data:image/png;base64,${png.toString('base64')}">${said}</figure>`;
}
