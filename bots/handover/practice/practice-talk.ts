import type { Exercise } from '../../../content/model.js';
import { bandOf } from '../queue-order.js';
import type { Answer, Left } from '../queue-model.js';
import type { MineView, TalkMessage, TalkNews, TalkPage, VisitorSign, WaitingView } from '../service.js';
import type { Heard } from './hears.js';
import { Part, type Doing, type Press } from './part.js';

export interface PracticeTalkParts {
  id: string;
  /** What the safety net makes of her words. */
  hears: (text: string) => Heard;
  clock: () => Date;
  later: (then: () => void, afterMs: number) => void;
  /** It is over: written up, passed on without a talk, or she did not wait. */
  onGone: (how: 'written_up' | 'passed') => void;
  onChange: () => void;
}

const RINGS_MS = 45_000;
const WRAPS_MS = 10 * 60_000;

/** One invented visitor: waits, is taken, plays her story against what the worker does, and goes as it says. */
export class PracticeTalk {
  readonly id: string;
  fence = 1;
  readonly #story: Exercise;
  readonly #part: Part;
  readonly #parts: PracticeTalkParts;
  readonly #messages: TalkMessage[] = [];
  readonly #watchers = new Set<(news: TalkNews) => void>();
  readonly #since: number;
  /** What she is about to do, in order. */
  readonly #next: Doing[] = [];
  #isBusy = false;
  /** Words of the worker to which she has not come yet. */
  #isOwed = false;
  /** Rises with each word of either: a silence that was broken is none. */
  #words = 0;
  #state: 'offered' | 'talking' | 'wrapping' | 'gone' = 'offered';
  #level: MineView['level'];
  #wants: string | undefined;
  #sign: VisitorSign = 'here';
  readonly #marks = { check: false, alert: false, young: false };

  constructor(story: Exercise, parts: PracticeTalkParts) {
    this.id = parts.id;
    this.#story = story;
    this.#part = new Part(story);
    this.#parts = parts;
    this.#level = story.visitor.level;
    this.#since = parts.clock().getTime();
    if (story.waits !== undefined) parts.later(() => this.#leavesLine(), story.waits * 1000);
  }

  get isTalking(): boolean {
    return this.#state === 'talking';
  }

  waitingView(): WaitingView[] {
    return this.#state === 'offered' ? [{ ...this.#view(), state: 'offered', notForMe: false }] : [];
  }

  mineView(): MineView[] {
    if (this.#state === 'gone' || this.#state === 'offered') return [];
    const rest = { level: this.#level, since: this.#since, visitor: this.#sign, ...this.#marks };
    const wrap = this.#state === 'wrapping' ? { wrapUntil: this.#now() + WRAPS_MS } : {};
    return [{ ...this.#view(), ...rest, ...wrap, state: this.#state }];
  }

  page(after: number): TalkPage | undefined {
    if (this.#state === 'offered' || this.#state === 'gone') return undefined;
    return {
      caseId: this.id,
      channel: this.#story.visitor.channel,
      fence: this.fence,
      level: this.#level,
      summary: this.#story.agreed,
      visitor: this.#sign,
      ...this.#marks,
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
    this.#does(this.#part.begins());
  }

  /** Passed on: in an exercise there is nobody else, so it is over. */
  pass(): void {
    this.#goes('passed');
  }

  say({ text, clientId }: { text: string; clientId: string }, name: string): Answer {
    if (this.#messages.some((one) => one.clientId === clientId)) return 'done';
    if (this.#state !== 'talking') return 'late';
    if (this.#sign === 'covered') return 'covered';
    this.#add({ from: 'worker', name, text, clientId });
    const reaction = this.#part.toWords(text);
    if (reaction !== undefined) this.#does(reaction);
    else if (this.#isBusy) this.#isOwed = true;
    else this.#does(this.#part.toAnswer());
    return 'done';
  }

  /** A press of the console that she, or what is known of her, answers. */
  press(press: Press): void {
    if (this.#state !== 'talking') return;
    if (press === 'checked') Object.assign(this.#marks, { check: false, alert: false, young: false });
    this.#does(this.#part.toPress(press));
    this.#tell({ kind: 'more' });
  }

  setLevel(level: MineView['level']): void {
    this.#level = level;
    this.press('level');
  }

  wants(language: string): void {
    this.#wants = language;
    this.press('language');
  }

  end(): void {
    if (this.#state !== 'talking') return;
    this.#looksBack();
    this.#tell({ kind: 'more' });
  }

  wrapped(): void {
    if (this.#state === 'wrapping') this.#goes('written_up');
  }

  #view() {
    const { channel, lang, cause, far } = this.#story.visitor;
    return {
      caseId: this.id,
      fence: this.fence,
      band: bandOf(this.#level, cause ?? null),
      channel,
      lang,
      far,
      reasons: [],
      askedAt: this.#since,
      ...(this.#wants !== undefined && { wants: this.#wants }),
      ...(this.#state === 'offered' && { ringsUntil: this.#since + RINGS_MS }),
    };
  }

  #goes(how: 'written_up' | 'passed'): void {
    if (this.#state === 'gone') return;
    this.#state = 'gone';
    this.#parts.onGone(how);
  }

  #leavesLine(): void {
    if (this.#state === 'offered') this.#goes('passed');
  }

  #does(doings: readonly Doing[]): void {
    this.#next.push(...doings);
    if (!this.#isBusy) this.#goesOn();
  }

  /** One thing after the other, each after its time; then what is owed, then her silence begins. */
  #goesOn(): void {
    const doing = this.#next.shift();
    if (doing !== undefined) {
      this.#isBusy = true;
      if (doing.says !== undefined) this.#tell({ kind: 'typing' });
      return this.#parts.later(() => this.#did(doing), doing.after * 1000);
    }
    this.#isBusy = false;
    if (!this.#isOwed) return this.#awaits();
    this.#isOwed = false;
    this.#does(this.#part.toAnswer());
  }

  #did(doing: Doing): void {
    if (this.#state !== 'talking') return;
    this.#changes(doing);
    if (doing.says === undefined) this.#tell({ kind: 'more' });
    else this.#add({ from: 'visitor', text: doing.says });
    if (doing.leaves === undefined) this.#goesOn();
    else this.#leaves(doing.leaves);
  }

  #changes({ says, screen, network, who }: Doing): void {
    if (says !== undefined) this.#isHeard(this.#parts.hears(says));
    if (who === 'unsure') this.#marks.check = true;
    if (screen === 'hidden') this.#sign = 'covered';
    if (network === 'lost') this.#sign = 'lost_network';
    if (screen === 'shown' || network === 'back') this.#sign = 'here';
  }

  #isHeard({ danger, young, hides }: Heard): void {
    if (danger) {
      this.#marks.alert = true;
      this.#level = 'D3';
    }
    if (young) this.#marks.young = true;
    if (hides) this.#sign = 'covered';
  }

  #awaits(): void {
    const seconds = this.#part.bears();
    if (seconds === undefined) return;
    const words = this.#words;
    this.#parts.later(() => {
      if (this.#state === 'talking' && this.#words === words) this.#does(this.#part.toSilence(seconds));
    }, seconds * 1000);
  }

  #leaves(how: Left): void {
    this.#sign = how;
    this.#looksBack();
    this.#tell({ kind: 'ended' });
  }

  /** The talk is over: what there was to see and to do. */
  #looksBack(): void {
    this.#state = 'wrapping';
    for (const text of this.#story.look_back) this.#add({ from: 'bot', text });
  }

  #add(message: Pick<TalkMessage, 'from' | 'text' | 'name' | 'clientId'>): void {
    this.#words += 1;
    this.#messages.push({ ...message, n: this.#messages.length + 1, at: this.#now(), veiled: false });
    this.#tell({ kind: 'more' });
  }

  #tell(news: TalkNews): void {
    for (const listener of [...this.#watchers]) listener(news);
    this.#parts.onChange();
  }

  #now(): number {
    return this.#parts.clock().getTime();
  }
}
