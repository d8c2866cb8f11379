import fc from 'fast-check';
import type { Case } from '../../../bots/handover/queue-model.js';

/** What may happen around a line, as data: who does what, on what they last saw of it, and how much later. */
export type Step =
  | { do: 'ask'; who: number; level: Case['level']; direct: boolean; far: boolean; sector: number }
  | { do: 'leave' | 'lose' | 'come_back' | 'speak' | 'resume' | 'erase'; who: number }
  | { do: 'sign_in'; worker: number; capacity: 1 | 2 }
  | { do: 'sign_out' | 'crash' | 'look' | 'rest' | 'return'; worker: number }
  | {
      do: 'accept' | 'decline' | 'know' | 'end' | 'close' | 'wrapped' | 'second' | 'override' | 'serve';
      worker: number;
      who: number;
      aware: boolean;
    }
  | { do: 'transfer' | 'invite'; worker: number; who: number; aware: boolean; to: number }
  | {
      do: 'join' | 'language' | 'ask_number' | 'allow_number' | 'refuse_number' | 'show_number';
      worker: number;
      who: number;
      aware: boolean;
    }
  | { do: 'wait'; seconds: number }
  | { do: 'repeat' | 'deliver' | 'lose_receipt' | 'restart' };

export const VISITORS = 5;
export const WORKERS = 4;

const who = fc.nat(VISITORS - 1);
const worker = fc.nat(WORKERS - 1);
const aware = fc.boolean();
const level = fc.constantFrom<Case['level']>('D3', 'D2', 'D1', 'D?');

/** Weighted towards what a busy evening is made of, with every fault often enough to matter. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      who,
      level,
      direct: fc.boolean(),
      far: fc.boolean(),
      sector: fc.nat(1),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'leave' as const,
        'lose' as const,
        'come_back' as const,
        'speak' as const,
        'resume' as const,
        'erase' as const,
      ),
      who,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('sign_in' as const),
      worker,
      capacity: fc.constantFrom<1 | 2>(1, 2),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'look' as const,
        'look' as const,
        'sign_out' as const,
        'crash' as const,
        'rest' as const,
        'return' as const,
      ),
      worker,
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'accept' as const,
        'accept' as const,
        'accept' as const,
        'decline' as const,
        'know' as const,
        'end' as const,
        'close' as const,
        'wrapped' as const,
        'second' as const,
        'override' as const,
        'serve' as const,
      ),
      worker,
      who,
      aware,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('transfer' as const, 'invite' as const),
      worker,
      who,
      aware,
      to: worker,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'join' as const,
        'language' as const,
        'ask_number' as const,
        'ask_number' as const,
        'allow_number' as const,
        'allow_number' as const,
        'refuse_number' as const,
        'show_number' as const,
      ),
      worker,
      who,
      aware,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      seconds: fc.constantFrom(1, 20, 40, 60, 200, 400, 700, 1500),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('repeat' as const, 'deliver' as const, 'lose_receipt' as const, 'restart' as const),
    }),
  },
);
