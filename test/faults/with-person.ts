import type { Entry } from './history.js';

/**
 * Whether this message of hers may have gone to a person, who answers or not, instead of the bot, which answers each: a
 * person was with her when she wrote it, or came before any later message of hers was answered.
 */
export function mayBeForPerson(log: readonly Entry[], id: string): boolean {
  const at = log.findIndex((entry) => entry.id === id);
  if (at < 0) return false;
  const own = new Set(
    log
      .slice(at + 1)
      .filter(({ isBot }) => !isBot)
      .map((entry) => entry.id),
  );
  const next = log.findIndex(({ replyToId }) => replyToId !== undefined && own.has(replyToId));
  const until = next < 0 ? log.length : next;
  const before = log.slice(0, at).findLast(({ step }) => step !== undefined);
  return isOfPerson(before) || log.slice(at, until).some(isOfPerson);
}

/** What is said while a person is with her: that one has come, and what it writes. */
const isOfPerson = (entry: Entry | undefined): boolean =>
  entry?.step === 'human.talking' || entry?.step === 'human.says';
