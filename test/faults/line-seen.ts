import type { ToConsole } from '../../bots/handover/console/wire.js';

type Line = Extract<ToConsole, { type: 'line' }>['line'];

/** The line as one console was told of it, message by message. */
export class LineSeen {
  /** What she is in. */
  mine: Line['mine'] = [];
  waiting: Line['waiting'] = [];

  hear(one: ToConsole): void {
    if (one.type === 'line') ({ mine: this.mine, waiting: this.waiting } = one.line);
    if (one.type !== 'change') return;
    if (one.around) this.mine = one.around.mine;
    const changed = new Set([...one.gone, ...one.put.map(({ view }) => view.caseId)]);
    const left = this.waiting.filter(({ caseId }) => !changed.has(caseId));
    this.waiting = [...left, ...one.put.map(({ view }) => view)];
  }
}
