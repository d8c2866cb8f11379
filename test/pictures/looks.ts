/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Screen } from './visitor.js';

/** How each state is looked at: three screens, light, dark, in grey, and enlarged to 200 % as a browser does it. */

export const LOOKS = ['light', 'dark', 'grey', 'zoom'] as const;
export type Look = (typeof LOOKS)[number];

/** A telephone, a tablet, a desk. */
export const SCREENS: readonly Screen[] = [
  { width: 360, height: 740, scale: 1 },
  { width: 768, height: 1024, scale: 1 },
  { width: 1280, height: 800, scale: 1 },
];

/** Enlarged to 200 %: half as many CSS pixels, each twice as large. */
export const enlarged = ({ width, height }: Screen): Screen => ({
  width: width / 2,
  height: height / 2,
  scale: 2,
});

/** Which looks one journey on this screen gives. */
export const looksOf = ({ scale }: Screen): readonly Look[] =>
  LOOKS.filter((look) => (look === 'zoom') === (scale === 2));

/** The picture of the page as it stands. */
export async function pictureOf(page: Page, look: Look): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
  const devtools = await page.context().newCDPSession(page);
  const type = look === 'grey' ? 'achromatopsia' : 'none';
  await devtools.send('Emulation.setEmulatedVisionDeficiency', { type });
  try {
    return await page.screenshot({ caret: 'initial' });
  } finally {
    await devtools.detach();
  }
}

/** What no eye should have to find: a page wider than its screen, a target too small for a thumb, no way out in sight. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { overflow, small, ways } = await measure(page);
  return [
    ...(overflow > 0 ? [`${overflow} px wider than the screen`] : []),
    ...small.map(({ height, words }) => `only ${height} px high: ${words}`),
    ...(ways.length > 0 && !ways.includes(true) ? ['no « Quitter » in sight'] : []),
  ];
}

const THUMB_PX = 48;

/** In the page itself. `ways`: for each « Quitter », whether it is in sight as a whole. */
const measure = (page: Page) =>
  page.evaluate((thumb) => {
    const targets = [...document.querySelectorAll<HTMLElement>('button:enabled, .dial, .web, .quit')];
    const boxes = targets.map((one) => ({ one, box: one.getBoundingClientRect() }));
    const shown = boxes.filter(({ box }) => box.height > 0);
    return {
      overflow: document.documentElement.scrollWidth - innerWidth,
      small: shown
        .filter(({ box }) => box.height < thumb)
        .map(({ one, box }) => ({ height: box.height, words: one.textContent ?? '' })),
      ways: shown
        .filter(({ one }) => one.matches('.quit'))
        .map(({ box }) => box.top >= 0 && box.bottom <= innerHeight),
    };
  }, THUMB_PX);
