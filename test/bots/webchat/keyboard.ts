/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

/** What has the keyboard, as somebody who sees the page finds it. */
interface Held {
  /** Its words, or those of its field. */
  name: string;
  /** A ring is drawn round it. */
  isRinged: boolean;
  /** The middle of it is on the screen and under nothing. */
  isInSight: boolean;
  x: number;
  y: number;
  /** The bar and the field stay in place while the talk scrolls: places are compared within each. */
  layer: string;
}

/** Nothing has the keyboard when it is on the page as a whole. */
export const heldBy = async (page: Page): Promise<Held | undefined> => {
  await page.evaluate('globalThis.__name ??= (one) => one');
  return page.evaluate(() => {
    const one = document.activeElement as HTMLElement | null;
    if (!one || one === document.body || one === document.documentElement) return undefined;
    const box = one.getBoundingClientRect();
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const there = document.elementFromPoint(x, y);
    return {
      name: (one as HTMLTextAreaElement).placeholder || (one.textContent ?? '').trim(),
      isRinged: (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none',
      isInSight: there !== null && (one.contains(there) || there.contains(one)),
      x: box.x,
      y: box.y + scrollY,
      layer: one.closest('#bar') ? 'bar' : one.closest('#write') ? 'field' : 'talk',
    };
  });
};

/** Goes on by Tab (or Shift+Tab) until what has these words has the keyboard; every stop on the way must be seen. */
export async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press(key);
    const held = await heldBy(page);
    if (!held) continue;
    assert.ok(held.isRinged, `no ring round « ${held.name} »`);
    assert.ok(held.isInSight, `« ${held.name} » has the keyboard and is not in sight`);
    if (held.name === name) return;
    passed.push(held.name);
  }
  assert.fail(`« ${name} » cannot be reached; passed ${passed.slice(0, 30).join(' | ')}`);
}

/** Every stop of one round through the page, from where the keyboard is until it leaves the page. */
export async function roundOf(page: Page): Promise<Held[]> {
  const stops: Held[] = [];
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab');
    const held = await heldBy(page);
    if (!held) return stops;
    stops.push(held);
  }
  assert.fail('the keyboard never leaves the page');
}

/** Stops of the talk and of the field come from top to bottom, those side by side from left to right. */
export function assertInReadingOrder(stops: readonly Held[]): void {
  for (const layer of ['talk', 'field']) {
    const within = stops.filter((one) => one.layer === layer);
    const places = within.map(({ y, x, name }) => ({ line: Math.round(y / 20), x, name }));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a.line - b.line || a.x - b.x),
    );
  }
  const layers = stops.map(({ layer }) => layer).filter((layer, at, all) => layer !== all[at - 1]);
  assert.deepEqual(layers, ['bar', 'talk', 'field']);
}
