import assert from 'node:assert/strict';
import type { Claim, Line, QueueService, TalkMessage, TalkPage } from '../../../bots/handover/service.js';
import type { PeopleStep } from './story.js';

/** A worker of a story at the service that the console uses. What their screen last showed decides what they can do. */
export class Worker {
  readonly id: string;
  isAlive = false;
  readonly #service: QueueService;
  readonly #name: string;
  #line: Line | undefined;
  #page: TalkPage | undefined;
  #read: TalkMessage[] = [];
  #words = 0;
  #answer: string = 'none';

  constructor(name: string, service: QueueService) {
    this.#name = name;
    this.id = `worker-${name}`;
    this.#service = service;
  }

  async act(one: PeopleStep, where: string): Promise<void> {
    const isOld = one.does?.startsWith('late_') ?? false;
    if (!isOld) await this.#look();
    if (one.does !== undefined) this.#answer = await this.#do(one);
    if (one.sees?.answer === undefined && one.does !== undefined) assert.equal(this.#answer, 'done', where);
    if (!isOld) await this.#look();
    if (one.sees) this.#assert(one.sees, where);
  }

  async #look(): Promise<void> {
    this.#line = await this.#service.line(this.id);
    this.#asked = (await this.#service.figures()).openings[0] ?? this.#asked;
    const mine = this.#line.mine.find(({ state }) => state === 'talking' || state === 'wrapping');
    if (!mine) return;
    const page = await this.#service.talk(this.id, mine.caseId, this.#page?.watermark ?? 0);
    if (typeof page === 'string') return;
    if (this.#page?.caseId !== page.caseId) this.#read = [];
    this.#read.push(...page.messages);
    this.#page = page;
  }

  #claim(): Claim {
    const mine = this.#line?.mine[0];
    const ringing = this.#line?.waiting.find(({ ringsUntil }) => ringsUntil !== undefined);
    const one = this.#line?.mine.find(({ state }) => state === 'talking') ?? mine ?? ringing;
    return { worker: this.id, caseId: one?.caseId ?? 'none', fence: one?.fence ?? 0 };
  }

  async #do(one: PeopleStep): Promise<string> {
    const service = this.#service;
    const claim = this.#claim();
    const { to = '', text = '' } = one;
    const card = { worker: this.id, name: this.#name, role: 'worker' as const };
    switch (one.does) {
      case 'signs_in':
      case 'signs_in_as_lead':
      case 'signs_in_near':
      case 'signs_in_for_two':
      case 'signs_in_speaking':
        return this.#signIn(one.does, {
          ...card,
          ...(one.to ? { team: one.to } : {}),
          ...(text ? { speaks: [text] } : {}),
        });
      case 'signs_out':
        this.isAlive = false;
        return service.signOut(this.id);
      case 'crashes':
        this.isAlive = false;
        return 'done';
      case 'pauses':
        return service.pause(this.id, true);
      case 'comes_back':
        return service.pause(this.id, false);
      case 'accepts':
      case 'late_accepts':
        return service.accept(this.#ringing());
      case 'declines':
        return service.decline(this.#ringing());
      case 'knows_her':
        return service.iKnowThisPerson(this.#line?.mine.length ? claim : this.#ringing());
      case 'says':
      case 'late_says':
        return service.say(claim, { text, clientId: `w${String((this.#words += 1))}` });
      case 'says_again':
        return service.say(claim, { text, clientId: `w${String(this.#words)}` });
      case 'ends':
        return service.end(claim);
      case 'closes':
        return service.endAndClose(claim);
      case 'has_written_up':
        return service.wrapped(this.#claim());
      case 'checks':
        return service.checked(claim);
      case 'lowers':
      case 'raises':
        return service.setLevel(claim, text as 'D1');
      case 'transfers':
        return service.transfer(claim, `worker-${to}`);
      case 'asks_language':
        return service.askLanguage(claim, text);
      case 'asks_number':
        return service.askNumber(claim, text as 'life');
      case 'allows':
      case 'refuses':
        return service.answerNumber(this.id, this.#asked, one.does === 'allows');
      case 'looks_at_number':
        return this.#showNumber(claim);
      case 'invites':
        return service.inviteLead(claim, `worker-${to}`);
      case 'joins':
        return service.join(this.id, claim.caseId);
      case 'leaves_again':
        return service.unjoin(this.id, claim.caseId);
      case 'takes_second':
        return service.takeSecond(this.id, this.#line?.waiting[0]?.caseId ?? '');
      case 'overrides':
        return service.override(this.id, this.#line?.waiting.at(-1)?.caseId ?? '');
      case 'unveils':
        return this.#unveil(claim);
      case 'opens_slot':
        return service.openSlot(this.id, Date.parse(text));
      case 'switches_off':
        return service.setSwitch(this.id, text === '' ? 'humans' : (text as 'sms'), true);
      case 'switches_on':
        return service.setSwitch(this.id, text as 'sms', false);
      case undefined:
      default:
        throw new Error(`no such act: ${String(one.does)}`);
    }
  }

  async #signIn(
    how: string,
    card: { worker: string; name: string; role: 'worker' | 'lead'; speaks?: string[] },
  ): Promise<string> {
    this.isAlive = true;
    const role = how === 'signs_in_as_lead' ? ('lead' as const) : card.role;
    const near = how === 'signs_in_near' ? { sector: 'demo-near' } : {};
    return this.#service.signIn({ ...card, role, ...near }, how === 'signs_in_for_two' ? 2 : 1);
  }

  #ringing(): Claim {
    const transfer = this.#line?.mine.find(({ state }) => state === 'transfer_offered');
    const one = transfer ?? this.#line?.waiting.find(({ ringsUntil }) => ringsUntil !== undefined);
    return { worker: this.id, caseId: one?.caseId ?? 'none', fence: one?.fence ?? 0 };
  }

  async #unveil(claim: Claim): Promise<string> {
    const veiled = this.#read.findLast((one) => one.veiled);
    const found = await this.#service.unveil(claim, veiled?.n ?? 0);
    if (typeof found === 'string') return found;
    this.#unveiled = found.text;
    return 'done';
  }

  #unveiled = '';

  /** What the lead's view showed last, however long ago. */
  #asked = { caseId: 'none', id: 'none' };

  async #showNumber(claim: Claim): Promise<string> {
    const found = await this.#service.showNumber(claim, `press${String((this.#words += 1))}`);
    this.#number = typeof found === 'string' ? '' : found.text;
    return typeof found === 'string' ? found : 'done';
  }

  #number = '';

  #assert(sees: NonNullable<PeopleStep['sees']>, where: string): void {
    const line = this.#line!;
    const mine = line.mine.find(({ state }) => state === 'talking' || state === 'wrapping');
    const text = this.#read.map((one) => one.text).join('\n');
    const told = `${where}\nsaw:\n${text}\n${JSON.stringify(line)}`;
    const facts = {
      answer: this.#answer,
      waiting: line.waiting.length,
      rings: line.waiting.some(({ ringsUntil }) => ringsUntil !== undefined),
      reasons: (line.waiting[0] ?? mine)?.reasons,
      summary: this.#page?.summary,
      visitor: mine?.visitor === 'here' ? this.#page?.visitor : mine?.visitor,
      level: mine?.level,
      check: mine?.check,
      alert: mine?.alert,
      young: mine?.young,
      far: (line.waiting[0] ?? mine)?.far,
      dangerWaits: line.dangerWaits,
      talks: line.mine.filter(({ state }) => state === 'talking').length,
      unveiled: this.#unveiled,
      wants: (line.waiting[0] ?? line.mine[0])?.wants,
      opening: mine?.opening,
      number: /^\+3363998\d{4}$/.test(this.#number),
    };
    for (const [key, value] of Object.entries(facts)) {
      const wanted = sees[key as keyof typeof facts];
      if (wanted !== undefined) assert.deepEqual(value, wanted, `${key}: ${told}`);
    }
    for (const words of sees.says) assert.ok(text.includes(words), `« ${words} » is missing: ${told}`);
    for (const words of sees.never)
      assert.ok(!text.includes(words), `« ${words} » must not be there: ${told}`);
  }
}
