import type { Entry, History } from './history.js';
import { signatureIn, type Claim, type Hold, type Span, type WorkerHistory } from './worker-history.js';

/**
 * What is wrong in what workers did and visitors had in the end, in words; nothing when all was kept. A case has one holder
 * at a time, and each claim a higher number than those before. A claim lasts until who has it ends the talk or leaves, or
 * until a newer one of that case: it may lapse by itself, and nobody but the next to take it hears of that. So it must hold that
 * - an acknowledged word stands in one log, once, as it was written; no word of a worker stands twice;
 * - a case is one visitor's: its words stand in no other log;
 * - under one number of a case only one worker has it, writes and is read;
 * - a claim asked for after another was acknowledged has the higher number, and none is higher than one that was ended;
 * - in a log, nothing of an older number comes after something of a newer one;
 * - what was asked for once the claim was over, is not acknowledged. Something under way meanwhile may go either way.
 */
export function faultsInClaims(workers: readonly WorkerHistory[], visitors: readonly History[]): string[] {
  const logs = visitors.map(({ logs: [log = []] }) => log.filter((entry) => entry.case !== undefined));
  return [
    ...workers.flatMap((worker) => lostOrDoubled(worker, logs.flat())),
    ...repeated(logs.flat()),
    ...inTwoLogs(logs),
    ...heldByTwo(workers, logs.flat()),
    ...logs.flatMap(backwards),
    ...claimsOutOfOrder(workers.flatMap(({ claims }) => claims)),
    ...afterItsEnd(workers),
  ];
}

function lostOrDoubled({ words }: WorkerHistory, log: readonly Entry[]): string[] {
  return words.flatMap(({ client, text, case: of }) => {
    const [copy] = log.filter(({ clientId }) => clientId === client);
    if (!copy) return [`« ${text} » was acknowledged and is lost`];
    if (copy.case !== of) return [`« ${text} » stands in another case`];
    return copy.text === text ? [] : [`« ${text} » is « ${copy.text} »`];
  });
}

function repeated(log: readonly Entry[]): string[] {
  const ids = log.map(({ clientId }) => clientId);
  return log
    .filter(({ clientId }, at) => ids.indexOf(clientId) !== at)
    .map(({ text }) => `« ${text} » is there twice`);
}

function inTwoLogs(logs: readonly (readonly Entry[])[]): string[] {
  const cases = logs.flatMap((log) => [...new Set(log.map((entry) => entry.case ?? ''))]);
  return cases.filter((of, at) => cases.indexOf(of) !== at).map((of) => `${of} stands in two logs`);
}

/** By what was acknowledged, and by what stands in a log, acknowledged or not. */
function heldByTwo(workers: readonly WorkerHistory[], log: readonly Entry[]): string[] {
  const holders = new Map<string, Set<string>>();
  const note = (hold: Hold, worker: string) => {
    const key = nameOf(hold);
    holders.set(key, (holders.get(key) ?? new Set()).add(worker));
  };
  for (const { worker, claims, words, ends } of workers)
    for (const hold of [...claims, ...words, ...ends]) note(hold, worker);
  for (const { case: of = '', text } of log) {
    const { worker, fence } = signatureIn(text);
    note({ case: of, fence }, worker);
  }
  return [...holders]
    .filter(([, who]) => who.size > 1)
    .map(([hold, who]) => `${hold} was held by ${[...who].join(' and ')}`);
}

function backwards(log: readonly Entry[]): string[] {
  return log.flatMap(({ case: of, text }, at) => {
    const { fence } = signatureIn(text);
    const newer = log
      .slice(0, at)
      .find((before) => before.case === of && signatureIn(before.text).fence > fence);
    return newer ? [`« ${text} » comes after « ${newer.text} »`] : [];
  });
}

function claimsOutOfOrder(claims: readonly Claim[]): string[] {
  return claims.flatMap((claim) =>
    claims
      .filter(
        (before) => before.case === claim.case && isBefore(before, claim) && before.fence >= claim.fence,
      )
      .map((before) => `${nameOf(claim)} was taken after ${nameOf(before)}`),
  );
}

function afterItsEnd(workers: readonly WorkerHistory[]): string[] {
  const claims = workers.flatMap((one) => one.claims);
  const ends = workers.flatMap((one) => one.ends);
  const ended = claims
    .filter((claim) => ends.some((end) => end.case === claim.case && end.fence < claim.fence))
    .map((claim) => `${nameOf(claim)} was taken of a talk that was ended`);
  return [...ended, ...workers.flatMap((one) => actsTooLate(one, [...claims, ...ends]))];
}

function actsTooLate({ words, ends, claims, leaves }: WorkerHistory, all: readonly Claim[]): string[] {
  const say = (act: Hold, why: string) => `what she did to ${nameOf(act)} was acknowledged after ${why}`;
  return [...words, ...ends].flatMap((act) => {
    const newer = all.filter((one) => one.case === act.case && one.fence > act.fence && isBefore(one, act));
    const own = claims.filter((claim) => claim.case === act.case && claim.fence === act.fence);
    const left = leaves.some((leave) => isBefore(leave, act) && own.some((claim) => isBefore(claim, leave)));
    const isEnded = ends.some((end) => nameOf(end) === nameOf(act) && isBefore(end, act));
    return [
      ...newer.map((one) => say(act, nameOf(one))),
      ...(left ? [say(act, 'she had left')] : []),
      ...(isEnded ? [say(act, 'its end')] : []),
    ];
  });
}

const isBefore = (one: Span, other: Span): boolean => one.done < other.asked;

const nameOf = ({ case: of, fence }: Hold): string => `${of} under ${String(fence)}`;
