import type { Locator, Page } from 'playwright-core';

/** Taps the answer to the last question that has these words, in the way given; writes them when no button says them. */
export async function tapOrWrite(
  page: Page,
  words: string,
  tap: (button: Locator) => Promise<void>,
): Promise<void> {
  const answers = page.locator('article:last-of-type .answers');
  const button = answers.getByRole('button', { name: words, exact: true });
  if ((await button.count()) > 0) return tap(button);
  await page.fill('#field', words);
  await page.press('#field', 'Enter');
}
