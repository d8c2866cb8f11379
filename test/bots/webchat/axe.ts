import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/** As high as a talk: axe does not judge what the bar stands over. */
const TALL = { width: 360, height: 6000 };

interface Results {
  violations: Result[];
  incomplete: Result[];
}

interface Result {
  id: string;
  nodes: { html: string; any: { message: string }[] }[];
}

type Run = { axe: { run(options: object): Promise<Results> } };

/** What axe finds wrong in a light and in a dark page, as short sentences. A contrast it could not judge counts as a fault. */
export async function faultsLightAndDark(page: Page): Promise<string[]> {
  await laidOutWhole(page);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await run(page, {});
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await run(page, { runOnly: ['color-contrast'] });
  return [...light, ...dark.map((one) => `dark, ${one}`)];
}

/** Nothing of it is scrolled away. */
export async function laidOutWhole(page: Page): Promise<void> {
  await page.setViewportSize(TALL);
  await page.evaluate('scrollTo(0, 0)');
}

async function run(page: Page, options: object): Promise<string[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(AXE);
  const { violations, incomplete } = await page.evaluate(
    (given) => (globalThis as unknown as Run).axe.run(given),
    { resultTypes: ['violations', 'incomplete'], ...options },
  );
  const unsure = incomplete.filter(({ id }) => id === 'color-contrast').map(withWords);
  return [...violations, ...unsure.filter(({ nodes }) => nodes.length > 0)].map(sentence);
}

/** Signs such as ☏ are not words: those beside them say the same. */
const withWords = ({ id, nodes }: Result): Result => ({
  id,
  nodes: nodes.filter(({ any }) => !any[0]?.message.includes('only non-text characters')),
});

const sentence = ({ id, nodes }: Result): string =>
  `${id}: ${nodes.map(({ html, any }) => `${html} ${any[0]?.message ?? ''}`).join(' ')}`;
