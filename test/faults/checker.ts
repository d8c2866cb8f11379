import type { Entry, History } from './history.js';
import { mayBeForPerson } from './with-person.js';

/**
 * What is wrong in what visitors did and saw, in words; nothing when all was kept. It knows the promises and nothing of how
 * they are kept: acknowledged is there, once, in order, answered once; what was seen stays; what was erased is gone.
 */
export function faultsIn(histories: readonly History[]): string[] {
  return histories.flatMap((history) =>
    (history.erased ? erasedFaults(history) : livingFaults(history)).map(
      (fault) => `${history.visitor}: ${fault}`,
    ),
  );
}

function erasedFaults({ afterErasing }: History): string[] {
  return afterErasing
    .filter((status) => status !== 404)
    .map((status) => `erased, and answered ${String(status)}`);
}

function livingFaults(history: History): string[] {
  const [log = [], ...others] = history.logs;
  return [
    ...others.filter((other) => !isSame(log, other)).map(() => 'two servers tell two stories'),
    ...holes(log),
    ...lostOrDoubled(history, log),
    ...outOfOrder(history, log),
    ...answers(history, log),
    ...changed(history, log),
  ];
}

const isSame = (one: readonly Entry[], other: readonly Entry[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function holes(log: readonly Entry[]): string[] {
  return log.flatMap(({ n }, index) =>
    n === index + 1 ? [] : [`number ${String(n)} at place ${String(index + 1)}`],
  );
}

function lostOrDoubled({ acknowledged, sent }: History, log: readonly Entry[]): string[] {
  const copies = (clientId: string) => log.filter((entry) => entry.clientId === clientId);
  const doubled = sent
    .filter((clientId) => copies(clientId).length > 1)
    .map((one) => `${one} is there twice`);
  const lost = acknowledged.flatMap(({ clientId, id }) => {
    const [copy] = copies(clientId);
    if (!copy) return [`${clientId} was acknowledged and is lost`];
    return copy.id === id ? [] : [`${clientId} was acknowledged as ${id} and is ${copy.id}`];
  });
  return [...doubled, ...lost];
}

function outOfOrder({ acknowledged }: History, log: readonly Entry[]): string[] {
  const places = acknowledged.map(({ clientId }) => log.findIndex((entry) => entry.clientId === clientId));
  return places.flatMap((place, index) =>
    index > 0 && place < (places[index - 1] ?? 0)
      ? [`${acknowledged[index]?.clientId ?? ''} is out of order`]
      : [],
  );
}

/**
 * Each message has one whole turn for an answer: one last word, and all its words together. What went to a person may have
 * none.
 */
function answers({ acknowledged }: History, log: readonly Entry[]): string[] {
  return acknowledged.flatMap(({ clientId, id }) => {
    const turn = log.filter((entry) => entry.isBot && entry.replyToId === id);
    if (turn.length === 0) return mayBeForPerson(log, id) ? [] : [`${clientId} has no answer`];
    if (turn.filter(({ last }) => last).length !== 1) return [`${clientId} was not answered once`];
    const isTogether = (turn.at(-1)?.n ?? 0) - (turn[0]?.n ?? 0) === turn.length - 1;
    return isTogether ? [] : [`the answer to ${clientId} is torn`];
  });
}

/** What was seen once stays, and comes once. A person's own words may be masked afterwards. */
function changed({ seen }: History, log: readonly Entry[]): string[] {
  const unlike = seen.filter((entry) => {
    const now = log[entry.n - 1];
    return !now || now.id !== entry.id || (now.isBot && now.text !== entry.text);
  });
  const numbers = seen.map(({ n }) => n);
  const repeated = numbers.filter((n, index) => index > 0 && n <= (numbers[index - 1] ?? 0));
  return [
    ...unlike.map(({ n }) => `number ${String(n)} was seen and is another`),
    ...repeated.map((n) => `number ${String(n)} came again or late: ${numbers.join(' ')}`),
  ];
}
