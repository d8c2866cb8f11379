import { Talk } from '../bots/webchat/official-client.js';
import type { Client } from './reconnect-client.js';

/** The official client as anybody gets it, with its own random wait, in this process. */
export class OfficialClient implements Client {
  readonly #talk: Talk;

  private constructor(talk: Talk) {
    this.#talk = talk;
  }

  static async open(directLine: string): Promise<OfficialClient> {
    const talk = new Talk({ domain: directLine, random: Math.random });
    await talk.opening();
    return new OfficialClient(talk);
  }

  get seen(): string[] {
    return this.#talk.heard.map(({ text }) => text ?? '');
  }

  get conversationId(): string {
    return this.#talk.heard[0]?.id?.split('|')[0] ?? '';
  }

  close(): Promise<void> {
    this.#talk.close();
    return Promise.resolve();
  }
}
