import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineChange } from '../../../../bots/handover/console/line-change.js';
import { at, DUTY_MS, firstState, heard, type State } from '../../../../bots/handover/console/page/state.js';
import type { ToConsole } from '../../../../bots/handover/console/wire.js';
import type {
  Line,
  MineView,
  TalkMessage,
  TalkPage,
  WaitingView,
} from '../../../../bots/handover/service.js';

const view = (caseId: string, band: WaitingView['band'] = 3, fence = 1): WaitingView => ({
  ...{ caseId, fence, band, channel: 'web', lang: 'fr', reasons: [], askedAt: 0 },
  ...{ state: 'waiting', notForMe: false },
});
const lineOf = (waiting: WaitingView[], mine: MineView[] = []): Line => ({
  ...{ waiting, mine, present: [], slots: [], dangerWaits: false },
});
const mineOf = (caseId: string, visitor: MineView['visitor'] = 'here'): MineView => ({
  ...view(caseId),
  ...{ state: 'talking', level: 'D1', since: 0, visitor, check: false, alert: false },
});
const pageOf = (from: number, to: number): TalkPage => ({
  ...{
    caseId: 'a',
    channel: 'web',
    fence: 1,
    level: 'D1',
    summary: ['résumé'],
    visitor: 'here',
    check: false,
    alert: false,
  },
  messages: Array.from({ length: to - from }, (_, i): TalkMessage => ({
    ...{ n: from + i + 1, from: 'visitor', text: String(from + i + 1), at: 0, veiled: false },
  })),
  watermark: to,
});
const told = (messages: readonly ToConsole[], from: State = firstState(0)) => messages.reduce(heard, from);

const anyLine = fc
  .uniqueArray(
    fc.tuple(fc.nat({ max: 12 }), fc.constantFrom(1 as const, 2 as const, 3 as const), fc.nat({ max: 2 })),
    {
      selector: ([id]) => id,
    },
  )
  .map((all) => lineOf(all.map(([id, band, fence]) => view(`c${id}`, band, fence))));

describe('What a console knows', () => {
  it('is the line as it is, after any changes, told in parts', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 8 }), (lines) => {
        const [first = lineOf([]), ...rest] = lines;
        let state = told([{ type: 'line', line: first }]);
        let before = first;
        for (const now of rest) {
          const change = lineChange(before, now);
          if (change !== undefined) state = heard(state, change);
          before = now;
        }
        assert.deepEqual(state.line?.waiting, before.waiting);
      }),
      { numRuns: 1000 },
    );
  });

  it('moves nobody on screen: newcomers stand below, whoever comes before them in turn', () => {
    const state = told([
      { type: 'line', line: lineOf([view('a'), view('b')]) },
      { type: 'line', line: lineOf([view('z', 1), view('b')]) },
    ]);
    assert.deepEqual(state.standing, ['a', 'b', 'z']);
  });

  it('has each message once and in order, however pages repeat and overlap', () => {
    const ranges = fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 12 });
    fc.assert(
      fc.property(ranges, (all) => {
        const pages = all.map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const);
        const state = told([
          { type: 'talk', after: 0, page: pageOf(0, 0) },
          ...pages.map(([from, to]) => ({ type: 'talk', after: from, page: pageOf(from, to) }) as const),
        ]);
        const seen = state.talks[0]?.messages.map(({ n }) => n) ?? [];
        assert.deepEqual(
          seen,
          Array.from({ length: seen.length }, (_, i) => i + 1),
          'no gap, no repetition',
        );
      }),
    );
  });

  it('keeps what was read ten minutes after she went, from the first sign of it, and not a second longer', () => {
    const talking = told([
      { type: 'line', line: lineOf([], [mineOf('a')]) },
      { type: 'talk', after: 0, page: pageOf(0, 3) },
    ]);
    const ended = { type: 'news', caseId: 'a', news: { kind: 'ended' } } as const;
    let state = heard({ ...talking, now: 900 }, ended);
    assert.equal(state.talks[0]?.messages.length, 3, 'her end alone does not say why');
    const gone = lineOf([], [mineOf('a', 'on_purpose')]);
    state = heard({ ...state, now: 1000 }, { type: 'line', line: gone });
    assert.equal(state.talks[0]?.isLost, undefined);
    state = heard({ ...state, now: 60_000 }, ended);
    assert.equal(at(state, 1000 + DUTY_MS - 1).talks.length, 1);
    assert.deepEqual(at(state, 1000 + DUTY_MS).talks, []);
  });

  it('keeps no word of a talk that is somebody else’s now, only what was not sent', () => {
    const pending = [{ client: 'x', text: 'pas parti', heldUntil: 0 }];
    const talking = told([
      { type: 'line', line: lineOf([], [mineOf('a')]) },
      { type: 'talk', after: 0, page: pageOf(0, 3) },
    ]);
    const [talk] = talking.talks;
    assert.ok(talk);
    const state = heard({ ...talking, talks: [{ ...talk, pending }] }, { type: 'line', line: lineOf([]) });
    assert.deepEqual(state.talks[0]?.messages, []);
    assert.deepEqual(state.talks[0]?.summary, []);
    assert.deepEqual(state.talks[0]?.pending, pending);
  });

  it('forgets everything when the session is over', () => {
    const talking = told([{ type: 'talk', after: 0, page: pageOf(0, 3) }, { type: 'over' }]);
    assert.deepEqual([talking.talks, talking.me, talking.line], [[], null, undefined]);
  });
});
