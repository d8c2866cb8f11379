import { ask, type Answer, type Question } from './ask.js';
import { entryOf, newHistory, type Entry, type History } from './history.js';
import { pause, type Dice } from './random.js';
import { mayBeForPerson } from './with-person.js';

/** Words that keep a talk going whatever is on screen. */
const WORDS = [
  'bonjour',
  'oui',
  'non',
  '1',
  'Châteauroux',
  'je ne sais pas',
  'menu',
  'il crie',
  'des numéros',
];
/** After a talk with a person these could take the offer to erase everything. */
const YES = ['oui', '1'];
/** How a person is asked for; at danger it rings for every worker at once. */
const ASKING = [
  ['oui', "Parler à quelqu'un", 'Oui, je veux lui parler', 'Attendre une professionnelle'],
  ['oui', 'Danger maintenant', "Parler à quelqu'un"],
];
/** So much longer she stays who asked, for a worker to come. */
const MORE_WORDS = 5;
const retryMs = 60;

export interface Script {
  /** Where everybody connects. */
  url: string;
  dice: Dice;
  messages: number;
  /** Whether the next message waits for the answer to the last. */
  isPatient: boolean;
  /** She asks for a person first. */
  asks?: boolean;
}

/**
 * One scripted person at the Direct Line's HTTP form. Each request is tried until it is answered, under the same name, as
 * the page and the official client do; what was answered goes into the history.
 */
export class Visitor {
  readonly history: History;
  /** Where it is in its script: for who reads why a run did not end. */
  doing = 'opening';
  readonly #script: Script;
  #token = '';
  #path = '';

  constructor(name: string, script: Script) {
    this.history = newHistory(name);
    this.#script = script;
  }

  async talk(): Promise<void> {
    await this.#open();
    const { dice, messages, isPatient, asks = false } = this.#script;
    if (asks) for (const text of dice.pick(ASKING)) await this.#say(text, true);
    const words = asks ? WORDS.filter((text) => !YES.includes(text)) : WORDS;
    for (let n = 0; n < messages + (asks ? MORE_WORDS : 0); n += 1) {
      await this.#say(dice.pick(words), isPatient);
      await pause(dice.between(0, asks ? 600 : 150));
    }
    this.doing = 'waiting for the last answers';
    await this.#until(() => this.history.acknowledged.every(({ id }) => this.#isAnswered(id)));
    this.doing = 'done';
  }

  /** Asks for everything to be forgotten until that is acknowledged. */
  async erase(): Promise<void> {
    await this.#ask({ method: 'DELETE', url: this.#path }, [204]);
    this.history.erased = true;
  }

  /** What each server says at the end; looked at again, so many times at most, while they say different things. */
  async look(urls: readonly string[], most = 1): Promise<void> {
    for (let look = 1; look <= most; look += 1) {
      if (!this.history.erased) this.history.logs = [];
      for (const url of urls) await this.#lookAt(url);
      const [log, ...others] = this.history.logs.map((one) => one.length);
      if (others.every((other) => other === log)) return;
      await pause(400);
    }
  }

  async #lookAt(url: string): Promise<void> {
    const path = this.#path.replace(this.#script.url, url);
    const { status, body } = await this.#ask({ method: 'GET', url: `${path}/activities` }, [200, 404]);
    if (this.history.erased) this.history.afterErasing.push(status);
    else this.history.logs.push(entriesOf(body));
  }

  async #open(): Promise<void> {
    const conversations = `${this.#script.url}v3/directline/conversations`;
    const generate: Question = { method: 'POST', url: `${this.#script.url}v3/directline/tokens/generate` };
    this.#token = String((await this.#ask(generate, [200])).body.token);
    const { body } = await this.#ask({ method: 'POST', url: conversations, body: {} }, [200, 201]);
    this.#path = `${conversations}/${String(body.conversationId)}`;
  }

  async #say(text: string, isPatient: boolean): Promise<void> {
    const clientId = `${this.history.visitor}-${String(this.history.sent.length)}`;
    this.doing = `sending ${clientId}`;
    this.history.sent.push(clientId);
    const activity = { type: 'message', text, channelData: { clientActivityID: clientId } };
    const question: Question = { method: 'POST', url: `${this.#path}/activities`, body: activity };
    const id = String((await this.#ask(question, [200])).body.id);
    this.history.acknowledged.push({ clientId, id });
    this.doing = `waiting for the answer to ${clientId}`;
    if (isPatient) await this.#until(() => this.#isAnswered(id));
  }

  #isAnswered(id: string): boolean {
    const { seen } = this.history;
    return seen.some(({ replyToId, last }) => replyToId === id && last) || mayBeForPerson(seen, id);
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      await this.#read();
      if (!holds()) await pause(80);
    }
  }

  async #read(): Promise<void> {
    const after = this.history.seen.at(-1)?.n ?? 0;
    const url = `${this.#path}/activities?watermark=${String(after)}`;
    const { body } = await this.#ask({ method: 'GET', url }, [200]);
    this.history.seen.push(...entriesOf(body));
  }

  /** Tries until one of the statuses hoped for comes. A refusal that no later try can change is the end of the test. */
  async #ask(question: Question, hoped: readonly number[]): Promise<Answer> {
    for (;;) {
      const answer = await ask({ ...question, token: this.#token || undefined });
      if (hoped.includes(answer.status)) return answer;
      if (answer.status >= 400 && answer.status < 429)
        throw new Error(`${this.history.visitor}: ${question.method} was answered ${String(answer.status)}`);
      await pause(retryMs);
    }
  }
}

function entriesOf(body: Record<string, unknown>): Entry[] {
  return (body.activities as Parameters<typeof entryOf>[0][]).map(entryOf);
}
