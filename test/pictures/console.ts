import { openBrowser } from '../bots/webchat/page-browser.js';
import { Worker } from '../bots/handover/console/desk-browser.js';
import { House } from '../bots/handover/console/house.js';

/** `npx tsx test/pictures/console.ts`: the picture of the console in the README, from the real one with invented people. */
const browser = await openBrowser();
const house = await new House({ beatMs: 500 }).start();
const anne = await Worker.arrives(browser, house, 'anne', { viewport: { width: 1280, height: 860 } });
await anne.isHere();
const visitor = await house.asks({
  sector: 'Boischaut',
  summary: ['Elle pense partir.', 'Il surveille son téléphone.'],
});
await anne.press('Prendre');
visitor.says('bonjour, je ne sais pas par où commencer');
await anne.sees('par où commencer');
await anne.writes('Bonjour. Prenez votre temps, je vous lis.');
await anne.page.waitForTimeout(3500);
visitor.says('il regarde mon téléphone tous les soirs');
await house.asks({ sector: 'Brenne', level: 'D3', cause: 'direct', channel: 'sms' });
await house.asks({ sector: 'Champagne berrichonne', lang: 'en' });
await anne.page.fill('#search', '3919');
await anne.page.fill('#notes', 'penser aux papiers');
await anne.sees('2 personnes attendent.');
await anne.page.screenshot({ path: 'docs/console.png' });
await anne.page.emulateMedia({ colorScheme: 'dark' });
await anne.page.screenshot({ path: 'test/output/console-dark.png' });
for (const width of [768, 1024]) {
  await anne.page.setViewportSize({ width, height: 1000 });
  await anne.page.screenshot({ path: `test/output/console-${width}.png` });
}
await anne.leaves();
await house.stop();
await browser.close();
