import type { Page } from 'playwright-core';
import { faultsLightAndDark, laidOutWhole } from './axe.js';
import { lostWhenNarrow } from './layout-faults.js';

/**
 * Everything a machine finds wrong on a screen: axe in light and dark, then narrow, enlarged, with letters set apart. Axe
 * looks at elements and not at words: a screen whose elements it `hasJudged` in another language it need not judge again.
 */
export async function faultsOf(page: Page, state: string, hasJudged = false): Promise<string[]> {
  await laidOutWhole(page);
  const byAxe = hasJudged ? [] : await faultsLightAndDark(page);
  const faults = [...byAxe, ...(await lostWhenNarrow(page))];
  return faults.map((fault) => `${state}: ${fault}`);
}
