import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { HandoffRequest } from '../../../bots/handover/desk.js';
import { Handover, type Attached } from '../../../bots/handover/handover.js';
import { RULES, type Rules } from '../../../bots/handover/queue-rules.js';
import { makeWords } from '../../../bots/words.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { MemoryLimits } from '../../../infra/stores/memory-limits.js';
import { MemoryQueue } from '../../../infra/stores/memory-queue.js';
import { worldOf } from '../../dialogs/world.js';

const { content } = worldOf();
const clock = () => new Date('2026-11-24T09:00:00Z');

export const PLACE: HandoffRequest = {
  channel: 'web',
  lang: 'fr',
  level: 'D1',
  cause: null,
  reasons: [],
  agreed: true,
  far: false,
};

/** The desk with somebody on duty and the limits as they are; each conversation asks from where `from` says. */
export async function limitedDesk(
  from: (talk: string) => string,
  { asking = 20, rules = {} }: { asking?: number; rules?: Partial<Rules> } = {},
) {
  let made = 0;
  const newId = () => `case-${String((made += 1))}`;
  const key = randomBytes(32);
  const words = makeWords(content);
  const handover = new Handover({ content, clock, newId, key, words, rules: { ...RULES, ...rules } });
  const running = handover.attach({
    queue: new MemoryQueue(),
    store: new MemoryConversations({ clock }),
    limits: new MemoryLimits(randomBytes(32), { opening: 9, token: 9, message: 9, asking }),
    turns: { fromOf: from, unasked: () => Promise.resolve('gone') } as unknown as Attached['turns'],
    bot: {} as Attached['bot'],
    failed: (error) => assert.fail(String(error)),
  });
  await running.service.signIn({ worker: 'w', name: 'Camille', role: 'worker' });
  return handover.desk;
}
