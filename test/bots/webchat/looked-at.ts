import type { Page } from 'playwright-core';
import { faultsLightAndDark } from './axe.js';
import { lostWhenNarrow } from './layout-faults.js';

/** Everything a machine finds wrong on a screen: axe in light and dark, then narrow, enlarged, with letters set apart. */
export async function faultsOf(page: Page, state: string): Promise<string[]> {
  const faults = [...(await faultsLightAndDark(page)), ...(await lostWhenNarrow(page))];
  return faults.map((fault) => `${state}: ${fault}`);
}
