import type { LineKeeper } from './line-keeper.js';
import { boardOf, lineFor, type Board } from './line-views.js';
import type { Line } from './service.js';

/** The order changes with time alone too, when somebody has waited ten minutes: seen this late at most. */
const STANDS_MS = 1000;

/** The line as all consoles of this process see it: worked out once for each state of it, whoever asks. */
export class LineBoard {
  readonly #keeper: LineKeeper;
  #last: { board: Board; at: number } | undefined;

  constructor(keeper: LineKeeper) {
    this.#keeper = keeper;
  }

  async line(worker: string): Promise<Line> {
    const queue = await this.#keeper.read();
    const now = this.#keeper.now();
    const last = this.#last;
    const isOld = last === undefined || last.board.queue !== queue || now - last.at > STANDS_MS;
    const board = isOld ? this.#anew(queue, now) : last.board;
    return lineFor(worker, board);
  }

  #anew(queue: Board['queue'], now: number): Board {
    const board = boardOf(queue, { now, rules: this.#keeper.rules }, this.#last?.board);
    this.#last = { board, at: now };
    return board;
  }
}
