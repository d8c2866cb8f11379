import type { Left } from '../queue-model.js';
import type { MineView, TalkMessage, TalkNews, TalkPage, VisitorSign, WaitingView } from '../service.js';
import type { PracticeVisitor } from './visitors.js';

/** The invented words: `exercise.<visitor>.<what>` in content. */
export type PracticeText = (visitor: string, what: string) => string;

export interface PracticeTalkParts {
  text: PracticeText;
  clock: () => Date;
  later: (then: () => void, afterMs: number) => void;
  /** It is over: written up, or passed on without a talk. */
  onGone: (how: 'written_up' | 'passed') => void;
  onChange: () => void;
}

const ANSWERS_AFTER_MS = 2500;
const RINGS_MS = 45_000;
const WRAPS_MS = 10 * 60_000;

/** One invented visitor: waits, is taken, says her next line after each answer, and goes as her story says. */
export class PracticeTalk {
  readonly id: string;
  readonly #visitor: PracticeVisitor;
  readonly #parts: PracticeTalkParts;
  readonly #messages: TalkMessage[] = [];
  readonly #watchers = new Set<(news: TalkNews) => void>();
  readonly #since: number;
  #state: 'offered' | 'talking' | 'wrapping' | 'gone' = 'offered';
  #level: MineView['level'];
  #said = 0;
  #sign: VisitorSign = 'here';
  fence = 1;

  constructor(visitor: PracticeVisitor, parts: PracticeTalkParts) {
    this.id = `exercise-${visitor.id}`;
    this.#visitor = visitor;
    this.#parts = parts;
    this.#level = visitor.level;
    this.#since = parts.clock().getTime();
  }

  get isTalking(): boolean {
    return this.#state === 'talking';
  }

  waitingView(): WaitingView[] {
    return this.#state === 'offered' ? [{ ...this.#view(), state: 'offered', notForMe: false }] : [];
  }

  mineView(): MineView[] {
    if (this.#state === 'gone' || this.#state === 'offered') return [];
    const none = { check: false, alert: false, young: false };
    const rest = { level: this.#level, since: this.#since, visitor: this.#sign, ...none };
    const wrap = this.#state === 'wrapping' ? { wrapUntil: this.#now() + WRAPS_MS } : {};
    return [{ ...this.#view(), ...rest, ...wrap, state: this.#state }];
  }

  page(after: number): TalkPage | undefined {
    if (this.#state === 'offered' || this.#state === 'gone') return undefined;
    return {
      caseId: this.id,
      channel: 'web',
      fence: this.fence,
      level: this.#level,
      summary: [this.#text('summary')],
      visitor: this.#sign,
      check: false,
      alert: false,
      young: false,
      messages: this.#messages.slice(after),
      watermark: this.#messages.length,
      seenByVisitor: this.#messages.length,
    };
  }

  watch(listener: (news: TalkNews) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  accept(): void {
    if (this.#state !== 'offered') return;
    this.#state = 'talking';
    this.fence += 1;
    this.#visitorSays();
  }

  /** Passed on: in an exercise there is nobody else, so it is over. */
  pass(): void {
    this.#state = 'gone';
    this.#parts.onGone('passed');
  }

  say({ text, clientId }: { text: string; clientId: string }, name: string): void {
    if (this.#state !== 'talking' || this.#messages.some((one) => one.clientId === clientId)) return;
    this.#add({ from: 'worker', name, text, clientId });
    this.#parts.later(() => this.#visitorSays(), ANSWERS_AFTER_MS);
  }

  check(): void {
    this.#parts.onChange();
  }

  setLevel(level: MineView['level']): void {
    this.#level = level;
    this.#tell({ kind: 'more' });
  }

  end(): void {
    this.#state = 'wrapping';
    this.#tell({ kind: 'more' });
  }

  wrapped(): void {
    if (this.#state !== 'wrapping') return;
    this.#state = 'gone';
    this.#parts.onGone('written_up');
  }

  #view() {
    const { band, channel } = this.#visitor;
    const rings = this.#state === 'offered' ? { ringsUntil: this.#since + RINGS_MS } : {};
    return {
      caseId: this.id,
      fence: this.fence,
      band,
      channel,
      lang: 'fr',
      far: false,
      reasons: [],
      askedAt: this.#since,
      ...rings,
    };
  }

  #visitorSays(): void {
    if (this.#state !== 'talking' || this.#sign !== 'here') return;
    const { lines, ends } = this.#visitor;
    if (this.#said < lines) {
      this.#said += 1;
      this.#add({ from: 'visitor', text: this.#text(`says_${this.#said}`) });
    } else if (ends !== 'stays') this.#leaves(ends);
  }

  #leaves(how: Left): void {
    this.#sign = how;
    this.#state = 'wrapping';
    this.#tell({ kind: 'ended' });
  }

  #add(message: Pick<TalkMessage, 'from' | 'text' | 'name' | 'clientId'>): void {
    this.#messages.push({ ...message, n: this.#messages.length + 1, at: this.#now(), veiled: false });
    this.#tell({ kind: 'more' });
  }

  #tell(news: TalkNews): void {
    for (const listener of this.#watchers) listener(news);
    this.#parts.onChange();
  }

  #text(what: string): string {
    return this.#parts.text(this.#visitor.id, what);
  }

  #now(): number {
    return this.#parts.clock().getTime();
  }
}
