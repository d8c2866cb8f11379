/** When something was asked first, and when it was acknowledged, by the clock of the test. */
export interface Span {
  asked: number;
  done: number;
}

/** What a worker holds: a case, under the number that the line showed her. */
export interface Hold {
  case: string;
  fence: number;
}

export type Claim = Hold & Span;

/** `client`: her own id of the words; `text`: as `signed`. */
export type Words = Hold & Span & { client: string; text: string };

/** All that one worker did and that was acknowledged. Written by the worker, read by the checker, never by the service. */
export interface WorkerHistory {
  worker: string;
  /** Talks that she took. */
  claims: Claim[];
  words: Words[];
  /** Talks that she ended. */
  ends: Claim[];
  /** She went, and all that she held went back to the line. */
  leaves: Span[];
}

export function newWorkerHistory(worker: string): WorkerHistory {
  return { worker, claims: [], words: [], ends: [], leaves: [] };
}

/** Words that say who wrote them, under which number, and which of all her words they are: « anne 4 1 ». */
export function signed(worker: string, fence: number, count: number): string {
  return `${worker} ${String(fence)} ${String(count)}`;
}

/** The same, read again from a log. */
export function signatureIn(text: string): { worker: string; fence: number } {
  const [worker = '', fence = ''] = text.split(' ');
  return { worker, fence: Number(fence) };
}
