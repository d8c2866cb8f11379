import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lineChange } from '../../../../bots/handover/console/line-change.js';
import { firstState, heard, type State } from '../../../../bots/handover/console/page/state.js';
import { wireText } from '../../../../bots/handover/console/wire-text.js';
import type { ToConsole } from '../../../../bots/handover/console/wire.js';
import { boardOf, lineFor, type Board } from '../../../../bots/handover/line-views.js';
import { applyAll } from '../../../../bots/handover/queue.js';
import type { Command, Queue } from '../../../../bots/handover/queue-model.js';
import { emptyQueue, RULES } from '../../../../bots/handover/queue-rules.js';
import type { Line } from '../../../../bots/handover/service.js';

const WORKERS = ['anne', 'brune', 'claire', 'dora'] as const;

const signIn = (worker: string, at: number): Command => ({
  kind: 'sign_in',
  card: { worker, name: worker, role: at === 0 ? 'lead' : 'worker', sector: `sector-${at % 2}` },
  capacity: 1,
});

/** On duty, and in a talk in which she has answered. */
const busy = (worker: string, at: number): Command[] => {
  const talk = { case: `with-${worker}`, worker };
  return [
    signIn(worker, at),
    asks(talk.case),
    { kind: 'accept', ...talk, fence: 1 },
    { kind: 'served', ...talk, fence: 2 },
  ];
};

function asks(
  id: string,
  more: { level?: 'D1' | 'D2' | 'D3'; far?: boolean; sector?: string } = {},
): Command {
  const { level = 'D1', far = false, sector = 'sector-0' } = more;
  const who = { case: id, talk: `talk-${id}`, channel: 'web', lang: 'fr' } as const;
  return { kind: 'ask', ask: { ...who, level, cause: 'direct', reasons: [], agreed: true, far, sector } };
}

/** Each console with what it was shown, and all that it was told, told as the server does. */
class Evening {
  queue: Queue = emptyQueue();
  now = 1_000_000;
  #board: Board | undefined;
  readonly shown = new Map<string, { line: Line; state: State }>();

  run(...commands: Command[]): (ToConsole | undefined)[] {
    this.queue = applyAll(this.queue, commands, { now: this.now, rules: RULES }).queue;
    this.#board = boardOf(this.queue, { now: this.now, rules: RULES }, this.#board);
    return WORKERS.map((worker) => this.#tell(worker, lineFor(worker, this.#board as Board)));
  }

  #tell(worker: string, line: Line): ToConsole | undefined {
    const before = this.shown.get(worker);
    const message: ToConsole | undefined = before ? lineChange(before.line, line) : { type: 'line', line };
    const told = message && (JSON.parse(wireText(message)) as ToConsole);
    const state = before?.state ?? firstState(0);
    this.shown.set(worker, { line, state: told ? heard(state, told) : state });
    return message;
  }
}

const anyCommand = fc.oneof(
  fc
    .record({
      id: fc.nat({ max: 9 }),
      level: fc.constantFrom('D1' as const, 'D3' as const),
      far: fc.boolean(),
      sector: fc.constantFrom('sector-0', 'sector-1'),
    })
    .map(({ id, ...more }) => asks(`c${id}`, more)),
  fc.nat({ max: 9 }).map((id): Command => ({ kind: 'leave_line', case: `c${id}` })),
  fc.nat({ max: 3 }).map((at) => signIn(WORKERS[at] ?? 'anne', at)),
  fc
    .record({ at: fc.nat({ max: 3 }), on: fc.boolean() })
    .map(({ at, on }): Command => ({ kind: 'pause', worker: WORKERS[at] ?? 'anne', on })),
  fc.record({ at: fc.nat({ max: 3 }), id: fc.nat({ max: 9 }) }).map(({ at, id }): Command => ({
    kind: 'take',
    case: `c${id}`,
    worker: WORKERS[at] ?? 'anne',
    why: 'override',
  })),
);

describe('What a console is told of the line', () => {
  it('leaves it with the line as its worker may see it, whoever rings and whoever asked for far away', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCommand, fc.nat({ max: 90 })), { maxLength: 25 }), (steps) => {
        const evening = new Evening();
        evening.run(...WORKERS.map(signIn));
        for (const [command, seconds] of steps) {
          evening.now += seconds * 1000;
          evening.run(command);
          for (const { line, state } of evening.shown.values())
            assert.deepEqual(state.line?.waiting, JSON.parse(JSON.stringify(line.waiting)));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is one message for all who see the same, with nobody in it but who asked', () => {
    const evening = new Evening();
    evening.run(...WORKERS.flatMap(busy));
    evening.run(...Array.from({ length: 1000 }, (_, at) => asks(`c${at}`)));
    const told = evening.run(asks('new'));
    assert.equal(new Set(told).size, 1);
    const [change] = told;
    assert.ok(change?.type === 'change' && change.around === undefined);
    assert.deepEqual(change.gone, []);
    assert.deepEqual(
      change.put.map(({ at, view }) => [at, view.caseId]),
      [[1000, 'new']],
    );
  });

  it('has only who comes forward when somebody has waited ten minutes, not all again', () => {
    const evening = new Evening();
    evening.run(...WORKERS.flatMap(busy));
    evening.run(asks('first'));
    evening.now += 30_000;
    const here = WORKERS.map((worker): Command => ({ kind: 'heartbeat', worker }));
    evening.run(...here, ...Array.from({ length: 20 }, (_, at) => asks(`graver${at}`, { level: 'D2' })));
    for (let waited = 30; waited <= 600; waited += 30) {
      const told = evening.run(...here);
      if (waited < 600) assert.deepEqual(new Set(told), new Set([undefined]));
      else
        for (const change of told)
          assert.deepEqual(change?.type === 'change' && change.put.map(({ at, view }) => [at, view.caseId]), [
            [0, 'first'],
          ]);
      evening.now += 30_000;
    }
  });

  it('goes over the socket as JSON has it', () => {
    const evening = new Evening();
    for (const told of [
      evening.run(...WORKERS.map(signIn)),
      evening.run(asks('a'), asks('b', { far: true })),
    ])
      for (const message of told)
        assert.deepEqual(JSON.parse(wireText(message as ToConsole)), JSON.parse(JSON.stringify(message)));
  });
});
