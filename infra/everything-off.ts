import type { QueueService } from '../bots/handover/service.js';
import { refusal } from '../bots/webchat/errors.js';
import type { Route } from '../bots/webchat/route.js';
import { stillAnswer } from '../bots/webchat/still-page.js';

/**
 * « Tout couper »: the visitors' routes answer with the still page, or that they cannot now, from the moment a lead says
 * so until she takes it back. The console and the health of the process stay.
 */
export class EverythingOff {
  readonly #stillPage: string;
  #line: Pick<QueueService, 'figures'> | undefined;
  #isOff = false;
  #isSmsOff = false;

  constructor(stillPage: string) {
    this.#stillPage = stillPage;
  }

  /** Reads the switch now and whenever the line changes, in whatever process. Returns how to stop. */
  async follow(line: Pick<QueueService, 'figures' | 'watch'>): Promise<() => void> {
    this.#line = line;
    const stop = line.watch(() => void this.look().catch(() => undefined));
    await this.look();
    return stop;
  }

  /** Reads the switch. Asked now and then too: a line that could not be read when it changed must not be obeyed for ever. */
  async look(): Promise<void> {
    if (!this.#line) return;
    const { switches } = await this.#line.figures();
    this.#isOff = switches.all === true;
    this.#isSmsOff = this.#isOff || switches.sms === true;
  }

  /** Also with everything: texts are answered by one neutral line for each number (bots/sms/session.ts). */
  isSmsOff(): boolean {
    return this.#isSmsOff;
  }

  /** A visitor's route under the switch. Leaving stays possible: it only erases. */
  under(route: Route): Route {
    const isLeaving = route.method === 'DELETE' || route.path.endsWith('/leave');
    if (isLeaving) return route;
    return { ...route, handle: (request) => (this.#isOff ? this.#answer(route) : route.handle(request)) };
  }

  #answer({ path, method }: Route) {
    const isPage = method === 'GET' && !path.startsWith('/v3/');
    return isPage || path === '/' ? stillAnswer(this.#stillPage) : refusal('unavailable');
  }
}
