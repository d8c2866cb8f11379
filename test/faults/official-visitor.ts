import { Talk } from '../bots/webchat/official-client.js';
import { ask } from './ask.js';
import { entryOf, newHistory, type Entry, type History } from './history.js';
import { pause } from './random.js';

/** Who sees nothing for so long loads the page again: once, on a busy machine, this client stayed silent and nobody found why. */
const patienceMs = 30_000;
/** The borrowed XMLHttpRequest never ends when its line is cut at a bad moment. */
const severedMs = 4_000;

/**
 * One person at the official `botframework-directlinejs`, with its socket. What it cannot do itself is done for it: it gives
 * up for good when its very first request fails, and never sends a message again that was refused.
 */
export class OfficialVisitor {
  readonly history: History;
  doing = 'opening';
  readonly #url: string;
  #token = '';
  #id = '';

  constructor(name: string, url: string) {
    this.history = newHistory(name);
    this.#url = url;
  }

  async talk(messages = 4): Promise<void> {
    const domain = `${this.#url}v3/directline`;
    await this.#begin(domain);
    const conversation = { token: this.#token, conversationId: this.#id };
    const opened = () => new Talk({ domain, patienceMs, conversation });
    let talk = opened();
    for (let n = 0; n < messages; n += 1) {
      const clientId = `${this.history.visitor}-${String(n)}`;
      this.doing = `sending ${clientId}`;
      this.history.sent.push(clientId);
      const id = await this.#post(talk, clientId);
      this.history.acknowledged.push({ clientId, id });
      this.doing = `waiting for the answer to ${clientId}`;
      while (!(await isAnswered(talk, id))) {
        talk.close();
        talk = opened();
      }
    }
    talk.close();
    this.doing = 'done';
    this.history.seen.push(...inOrder(talk.heard.map(entryOf)));
  }

  async look(urls: readonly string[]): Promise<void> {
    for (const url of urls) {
      const path = `${url}v3/directline/conversations/${this.#id}/activities`;
      const { body } = await ask({ method: 'GET', url: path, token: this.#token });
      this.history.logs.push((body.activities as Parameters<typeof entryOf>[0][]).map(entryOf));
    }
  }

  async #begin(domain: string): Promise<string> {
    for (;;) {
      const { status, body } = await ask({ method: 'POST', url: `${domain}/conversations`, body: {} });
      this.#token = String(body.token);
      this.#id = String(body.conversationId);
      if (status === 201) return String(body.streamUrl);
      await pause(100);
    }
  }

  /** A server's name of a message holds the talk's own; everything else the client gives back is a failure. */
  async #post(talk: Talk, clientId: string): Promise<string> {
    for (;;) {
      const id = await Promise.race([talk.post('menu', clientId).catch(() => ''), pause(severedMs)]);
      if (id?.startsWith(this.#id)) return id;
      await pause(100);
    }
  }
}

const isAnswered = (talk: Talk, id: string): Promise<boolean> =>
  talk
    .until(() => talk.heard.some((one) => one.replyToId === id && one.channelData?.last))
    .then(
      () => true,
      () => false,
    );

/** After some breaks this client holds two sockets at once, so that what comes by them is neither in order nor single. */
function inOrder(heard: readonly Entry[]): Entry[] {
  const byNumber = new Map(heard.map((entry) => [entry.n, entry]));
  return [...byNumber.values()].sort((one, other) => one.n - other.n);
}
