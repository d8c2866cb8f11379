/// <reference lib="dom" />
import type { Activity } from 'botbuilder';
import type { Shown } from '../../../bots/webchat/page/message.js';
import { worldOf } from '../../dialogs/world.js';
import type { PageBench } from './page-browser.js';
import { pageParts } from './page-content.js';
import { makeBot } from './pseudo-language.js';
import type { ScreenState } from './screen-states.js';

/** Clears the screen: each state is looked at alone. */
const NEUTRAL: Partial<Activity> = {
  type: 'message',
  text: '.',
  locale: 'fr',
  channelData: { step: 'traces.neutral' },
};

type Options = Parameters<PageBench['fresh']>[0] & { pack?: 'demo' | 'indre' };

/** The real page with its real words and opening, in this language; the test says what the bot answers. */
export async function visitIn(lang: string, bench: PageBench, options: Options = {}): Promise<void> {
  const { content } = worldOf(options.pack);
  const bot = makeBot(content);
  const leaving = pageParts(`${bench.neutral}leave`);
  const settings = { ...content.settings, leave_to: leaving.content.settings.leave_to };
  await bench.fresh(options, { ...leaving, content: { ...content, settings }, bot });
  bench.server.openings = (asked) => bot.open({ lang: asked, channel: 'web' }).activities.map(asOpening);
  await bench.page.goto(`${bench.server.url}?lang=${lang}`);
  await bench.page.waitForSelector('html.live');
}

const asOpening = (one: Partial<Activity>): Partial<Activity> => ({
  ...one,
  channelData: { ...(one.channelData as object), opening: true },
});

/** Puts one state of a talk on screen, as it comes: the question, her words, the answer. */
export async function draw({ before, words, said }: ScreenState, bench: PageBench): Promise<void> {
  const asked = before ? [before] : [];
  bench.server.say([NEUTRAL, ...(asked as Partial<Activity>[])]);
  bench.server.replies = () => said as Partial<Activity>[];
  await bench.write(words);
  await bench.page.waitForFunction(
    (steps) =>
      [...document.querySelectorAll<HTMLElement>('#log article')]
        .map((one) => one.dataset['step'])
        .join(' ')
        .endsWith(steps),
    stepsOnScreen([...asked, ...said]),
    { polling: 10, timeout: 30_000 },
  );
}

/** Those that stay: a question shown again takes its own place, somebody who comes clears the screen. */
function stepsOnScreen(messages: readonly Shown[]): string {
  const steps: string[] = [];
  let wasMany = false;
  for (const { channelData } of messages) {
    const { step = '', many = false } = channelData as { step?: string; many?: boolean };
    if (step === 'traces.neutral') steps.length = 0;
    if (!many || !wasMany || steps.at(-1) !== step) steps.push(step);
    wasMany = many;
  }
  return steps.join(' ');
}
