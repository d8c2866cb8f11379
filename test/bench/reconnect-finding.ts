import { atMost, median, shown, type Finding, type Goal } from './bench.js';

/** One way to lose the line, and what one client met under it. */
export interface Tried {
  name: string;
  waitedMs: number[];
  /** Messages that did not come, and messages that came more than once or out of order. */
  lost: number;
  astray: number;
}

/** What both clients met under cuts that announce themselves, and on a line that fell silent. */
export function findingOf(announced: readonly Tried[], silent: readonly Tried[]): Omit<Finding, 'how'> {
  const all = [...announced, ...silent];
  const ours = (tries: readonly Tried[]) => tries.filter(({ name }) => name.startsWith('our page'));
  const slowestS = (tries: readonly Tried[]) =>
    Math.max(...ours(tries).flatMap(({ waitedMs }) => waitedMs)) / 1000;
  return {
    columns: ['client, cut', 'returns', 'median', 'fastest', 'slowest', 'lost', 'astray'],
    rows: all.map(rowOf),
    goals: [
      {
        ...atMost('the slowest return of our page from a cut it is told of', slowestS(announced), 1, 's'),
        whenMissed: 'Run it again on a quiet machine; then look at bots/webchat/page/line.ts',
      },
      {
        ...atMost('its return from a line that fell silent', slowestS(silent), 1, 's'),
        whenMissed: WHY_LATE_IN_SILENCE,
      },
      noGap(ours(all)),
    ],
  };
}

const WHY_LATE_IN_SILENCE =
  'Nothing tells the page: it asks every 25 s whether it missed something (CHECK_MS in bots/webchat/page/line.ts), and waits up ' +
  'to 10 s when even that goes over the dead line. Asking every second would reach it, and would cost every visitor data and ' +
  'battery all the talk long. It asks sooner when there is a sign: the telephone says it is online again, the page is looked ' +
  'at again, or a message of hers has no answer after 2.5 s';

function rowOf({ name, waitedMs, lost, astray }: Tried): string[] {
  const back = waitedMs.filter(Number.isFinite);
  const times = [median(waitedMs), Math.min(...waitedMs), Math.max(...waitedMs)];
  const inWords = times.map((ms) => (Number.isFinite(ms) ? shown(ms, 'ms') : 'never'));
  return [name, String(back.length), ...inWords, String(lost), String(astray)];
}

function noGap(ours: readonly Tried[]): Goal {
  const bad = ours.reduce((sum, { lost, astray }) => sum + lost + astray, 0);
  return { text: `no gap, no double: ${String(bad)} messages lost or astray`, isMet: bad === 0 };
}
