/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** A telephone of 320 px, a telephone of 360 px and a desk of 1280 px enlarged to 200 %: half as many CSS pixels. */
export const NARROW = [
  { width: 320, height: 640 },
  { width: 180, height: 370 },
  { width: 640, height: 400 },
];

/** WCAG 1.4.12: what somebody may ask of any page without losing anything of it. */
const SPACED =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-block-end:2em!important}';

/** Whatever is lost on a narrow or enlarged screen, and at 320 px with the letters set apart; as short sentences. */
export async function lostWhenNarrow(page: Page): Promise<string[]> {
  const faults: string[] = [];
  const look = async (how: string) =>
    faults.push(...(await layoutFaults(page)).map((fault) => `${how}: ${fault}`));
  for (const screen of NARROW) {
    await page.setViewportSize(screen);
    await look(`${screen.width} px`);
  }
  await page.setViewportSize(NARROW[0]!);
  await spaced(page, SPACED);
  await look('320 px, letters set apart');
  await spaced(page, '');
  return faults;
}

/** A sheet made by script: the policy of the page lets no other in. */
const spaced = (page: Page, css: string): Promise<void> =>
  page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = rules === '' ? [] : [sheet];
  }, css);

/** What a person would miss on this screen: words cut or covered, controls too small, something to scroll sideways. */
export async function layoutFaults(page: Page): Promise<string[]> {
  // What the test runner's compiler leaves in functions that go to the browser.
  await page.evaluate('globalThis.__name ??= (one) => one');
  return page.evaluate(measure);
}

function measure(): string[] {
  const [thumb, inSentence, tolerance] = [44, 24, 2];
  const named = (one: Element) =>
    `${one.tagName.toLowerCase()}.${one.className} « ${(one.textContent ?? '').slice(0, 40)} »`;
  const boxOf = (one: Element) => one.getBoundingClientRect();
  const isShown = (one: Element) => one.checkVisibility() && one.getClientRects().length > 0;
  const shown = [...document.body.querySelectorAll<HTMLElement>('*')].filter(isShown);
  const isControl = (one: Element) =>
    one.matches('a[href], button:enabled:not([aria-disabled]), textarea, label');
  const controls = shown.filter(isControl);
  // A number said in a sentence cannot be higher than its line.
  const isInSentence = (one: Element) =>
    one.matches('.said p > a') && one.parentElement?.textContent !== one.textContent;

  function beside(one: Element): string[] {
    const { left, right } = boxOf(one);
    return left < -0.5 || right > innerWidth + 0.5 ? [`beside the screen: ${named(one)}`] : [];
  }
  function cut(one: Element): string[] {
    const cuts = one.matches('button, a, label') || getComputedStyle(one).overflow !== 'visible';
    const isFull = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
    // Her own words in the field are scrolled; its hint must be seen whole.
    const isWritten = one instanceof HTMLTextAreaElement && one.value !== '';
    return cuts && !isWritten && one.clientWidth > 0 && isFull ? [`cut: ${named(one)}`] : [];
  }
  function small(one: Element): string[] {
    const { width, height } = boxOf(one);
    const isEnough = isInSentence(one) ? height >= inSentence : Math.min(width, height) >= thumb;
    return isEnough ? [] : [`${Math.round(width)} × ${Math.round(height)} px: ${named(one)}`];
  }
  // The bar and the field stand over the talk as it scrolls: each is looked at alone.
  const layerOf = (one: Element) => one.closest('#bar, #write, #log, main');
  const blocks = shown
    .filter((one) => isControl(one) || one.matches('p, h1, h2'))
    .map((one) => ({ one, box: boxOf(one), layer: layerOf(one) }));
  function over({ one, box, layer }: (typeof blocks)[number], at: number): string[] {
    const crossed = blocks.slice(at + 1).filter((other) => {
      const x = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const y = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      return Math.min(x, y) > tolerance && layer === other.layer && !one.contains(other.one);
    });
    return crossed.map((other) => `${named(one)} over ${named(other.one)}`);
  }

  const wide = document.documentElement.scrollWidth - innerWidth;
  return [
    ...(wide > 0 ? [`${wide} px wider than the screen`] : []),
    ...shown.flatMap(beside),
    ...shown.flatMap(cut),
    ...controls.flatMap(small),
    ...blocks.flatMap(over),
  ];
}
