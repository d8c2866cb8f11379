export class TurnLate extends Error {
  override name = 'TurnLate';
}

/** A bot that hangs must not keep the person waiting: its late answer is dropped, and `TurnLate` thrown. */
export async function inTime<T>(answer: Promise<T>, deadlineMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TurnLate()), deadlineMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
