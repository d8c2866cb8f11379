import type { Exercise } from '../../../content/model.js';
import type { Answer, Refusal, SwitchName } from '../queue-model.js';
import type {
  Claim,
  Figures,
  Line,
  MineView,
  PresentView,
  QueueService,
  TalkNews,
  TalkPage,
  WaitingView,
} from '../service.js';
import type { Heard } from './hears.js';
import type { Press } from './part.js';
import { PracticeTalk } from './practice-talk.js';

export interface PracticeParts {
  /** Who exercises: nobody else is on this line. */
  me: { name: string; dutyName: string; role: 'worker' | 'lead' };
  /** Played one after the other, and again from the first. */
  stories: readonly Exercise[];
  /** How many of them were played before: who exercises again meets somebody else first. */
  played?: number;
  hears: (text: string) => Heard;
  clock: () => Date;
  /** Calls `then` later; a test calls it at once. */
  later: (then: () => void, afterMs: number) => void;
  /** A story has begun. */
  onBegun?: () => void;
  /** An exercise was gone through to its end: she was taken, and the talk was written up. */
  onDone: () => void;
}

/** Long enough to read, short enough for a lesson. */
const NEXT_VISITOR_MS = 4000;

/**
 * The line of an exercise: invented visitors come one by one to one worker, through the same interface as the real ones,
 * so that the console is the real console. Nothing of it reaches the queue, the store or the figures.
 */
export class Practice implements QueueService {
  readonly #parts: PracticeParts;
  readonly #talks: PracticeTalk[] = [];
  readonly #watchers = new Set<() => void>();
  #played: number;
  #isPresent = false;
  #isPaused = false;
  #capacity: 1 | 2 = 1;
  /** The next visitor is on her way. */
  #isDue = false;

  constructor(parts: PracticeParts) {
    this.#parts = parts;
    this.#played = parts.played ?? 0;
  }

  signIn(_card: unknown, capacity: 1 | 2 = 1): Promise<Answer> {
    this.#isPresent = true;
    this.#capacity = capacity;
    const isAnyone = this.#talks.some((talk) => talk.waitingView().length + talk.mineView().length > 0);
    if (!isAnyone && !this.#isDue) this.#nextVisitor();
    return this.#done();
  }

  signOut(): Promise<Answer> {
    this.#isPresent = false;
    return this.#done();
  }

  heartbeat = (): Promise<Answer> => Promise.resolve('done');

  pause(_worker: string, on: boolean): Promise<Answer> {
    this.#isPaused = on;
    return this.#done();
  }

  setCapacity(_worker: string, capacity: 1 | 2): Promise<Answer> {
    this.#capacity = capacity;
    return this.#done();
  }

  line(): Promise<Line> {
    const me = this.#me();
    return Promise.resolve({
      waiting: this.#talks.flatMap((talk) => talk.waitingView()),
      mine: this.#talks.flatMap((talk): MineView[] => talk.mineView()),
      present: this.#isPresent ? [me] : [],
      slots: [],
      dangerWaits: false,
      ...(this.#isPresent && { me: { ...me, until: this.#parts.clock().getTime() + 45_000 } }),
    });
  }

  watch(listener: () => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  accept(claim: Claim): Promise<Answer> {
    return this.#with(claim, (talk) => talk.accept());
  }

  decline = (claim: Claim): Promise<Answer> => this.#with(claim, (talk) => talk.pass());

  iKnowThisPerson = (claim: Claim): Promise<Answer> => this.#with(claim, (talk) => talk.pass());

  takeSecond = (_worker: string, caseId: string): Promise<Answer> => this.#override(caseId);

  override = (_worker: string, caseId: string): Promise<Answer> => this.#override(caseId);

  talk(_worker: string, caseId: string, after: number): Promise<TalkPage | Refusal> {
    return Promise.resolve(this.#find(caseId)?.page(after) ?? 'unknown');
  }

  watchTalk(
    _worker: string,
    caseId: string,
    listener: (what: TalkNews) => void,
  ): Promise<(() => void) | Refusal> {
    return Promise.resolve(this.#find(caseId)?.watch(listener) ?? 'unknown');
  }

  say(claim: Claim, words: { text: string; clientId: string }): Promise<Answer> {
    return this.#with(claim, (talk) => talk.say(words, this.#parts.me.dutyName));
  }

  typing = (): Promise<Answer> => Promise.resolve('done');
  seen = (): Promise<Answer> => Promise.resolve('done');
  unveil = (): Promise<Refusal> => Promise.resolve('unknown');

  checked = (claim: Claim): Promise<Answer> => this.#with(claim, (talk) => talk.press('checked'));

  setLevel(claim: Claim, level: MineView['level']): Promise<Answer> {
    return this.#with(claim, (talk) => talk.setLevel(level));
  }

  /** There is nobody else in an exercise. */
  transfer = (claim: Claim): Promise<Answer> => this.#nobody(claim, 'transfer');
  inviteLead = (claim: Claim): Promise<Answer> => this.#nobody(claim, 'invite');

  /** Marked all the same, as on the real line when nobody there speaks it. */
  askLanguage(claim: Claim, wants: string): Promise<Answer> {
    return this.#with(claim, (talk) => (talk.wants(wants), 'nobody'));
  }

  join = (): Promise<Answer> => Promise.resolve('not_allowed');
  unjoin = (): Promise<Answer> => Promise.resolve('not_allowed');

  end = (claim: Claim): Promise<Answer> => this.#with(claim, (talk) => talk.end());
  endAndClose = (claim: Claim): Promise<Answer> => this.#with(claim, (talk) => talk.end());
  wrapped = (claim: Claim): Promise<Answer> => this.#with(claim, (talk) => talk.wrapped());

  askNumber = (): Promise<Answer> => Promise.resolve('nobody');
  answerNumber = (): Promise<Answer> => Promise.resolve('nobody');
  showNumber = (): Promise<Refusal> => Promise.resolve('nobody');

  openSlot = (): Promise<Answer> => Promise.resolve('not_allowed');
  closeSlot = (): Promise<Answer> => Promise.resolve('not_allowed');
  setSwitch = (_worker: string, _name: SwitchName): Promise<Answer> => Promise.resolve('not_allowed');

  figures(): Promise<Figures> {
    const waiting = this.#talks.flatMap((talk): WaitingView[] => talk.waitingView()).length;
    const left = { on_purpose: 0, network: 0, silent: 0, nobody: 0 };
    const none = { longestWaitSeconds: 0, asked: 0, answered: 0, closed: 0 };
    const counts = { ...none, waiting, present: 1, left, survey: {} };
    return Promise.resolve({ ...counts, switches: {}, openings: [] });
  }

  #me(): PresentView {
    const { name, dutyName, role } = this.#parts.me;
    const talks = this.#talks.filter((talk) => talk.isTalking).length;
    return { worker: name, name: dutyName, role, paused: this.#isPaused, talks, capacity: this.#capacity };
  }

  #find(caseId: string): PracticeTalk | undefined {
    return this.#talks.find(({ id }) => id === caseId);
  }

  #override(caseId: string): Promise<Answer> {
    const talk = this.#find(caseId);
    return talk === undefined
      ? Promise.resolve('unknown')
      : this.accept({ worker: '', caseId, fence: talk.fence });
  }

  #nobody(claim: Claim, press: Press): Promise<Answer> {
    return this.#with(claim, (talk) => (talk.press(press), 'nobody'));
  }

  #with({ caseId, fence }: Claim, change: (talk: PracticeTalk) => Answer | void): Promise<Answer> {
    const talk = this.#find(caseId);
    if (talk === undefined) return Promise.resolve('unknown');
    if (talk.fence !== fence) return Promise.resolve('late');
    return this.#done(change(talk) ?? 'done');
  }

  /** Nobody comes to who has gone: not present any more, back to the real line, or her console closed. */
  #nextVisitor(): void {
    this.#isDue = false;
    if (!this.#isPresent) return;
    const { stories, hears, clock, later, onDone, onBegun } = this.#parts;
    const story = stories[this.#played % stories.length];
    if (story === undefined) return;
    this.#played += 1;
    onBegun?.();
    const id = `exercise-${this.#talks.length + 1}-${story.id}`;
    const onGone = (how: 'written_up' | 'passed') => {
      if (how === 'written_up') onDone();
      this.#isDue = true;
      later(() => this.#nextVisitor(), NEXT_VISITOR_MS);
      this.#tell();
    };
    this.#talks.push(
      new PracticeTalk(story, { id, hears, clock, later, onGone, onChange: () => this.#tell() }),
    );
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#watchers]) listener();
  }

  #done(answer: Answer = 'done'): Promise<Answer> {
    this.#tell();
    return Promise.resolve(answer);
  }
}
