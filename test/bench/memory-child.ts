import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { loadContent } from '../../content/load.js';
import { silentReaders } from '../stories/readers.js';
import { OurTalks } from './memory-ours.js';
import { SdkTalks } from './memory-sdk.js';
import { holdTalks } from './memory-visits.js';

/**
 * `memory-child.ts ours|sdk TALKS`: holds so many talks and writes what each one more costs, in bytes, as one line of
 * JSON. In a process of its own and after some talks that are not counted, so that code and caches are paid.
 */
export interface Cost {
  rss: number;
  /** JavaScript objects, and what Node keeps for them outside (buffers). */
  heap: number;
  outside: number;
  activities: number;
}

const TALKS_BEFORE = 500;
const clock = () => new Date('2026-11-24T09:00:00Z');
const bot = makeSignpostBot({ content: loadContent('content', 'demo'), clock, readers: silentReaders });
const talks = process.argv[2] === 'sdk' ? new SdkTalks(bot, clock) : new OurTalks(bot, clock);
const many = Number(process.argv[3]);

await holdTalks(talks, 0, TALKS_BEFORE);
const before = await settled();
const activities = await holdTalks(talks, TALKS_BEFORE, many);
const after = await settled();

const cost: Cost = {
  rss: (after.rss - before.rss) / many,
  heap: (after.heapUsed - before.heapUsed) / many,
  outside: (after.external - before.external) / many,
  activities: activities / many,
};
process.stdout.write(`${JSON.stringify(cost)}\n`);
// Still held: the last look at them is after the last look at the memory.
await talks.open('the last');

/** What is in use once all that nobody holds has been collected, and given back to the system. */
async function settled(): Promise<NodeJS.MemoryUsage> {
  if (!globalThis.gc) throw new Error('start with --expose-gc');
  for (let times = 0; times < 6; times += 1) {
    globalThis.gc();
    await new Promise((next) => setTimeout(next, 100));
  }
  return process.memoryUsage();
}
