import type { Activity } from 'botbuilder';
import { frameworkDoor } from '../../../bots/framework/door.js';
import { worldOf } from '../../dialogs/world.js';
import type { Heard } from '../webchat/official-client.js';
import { startServer, type ServerOptions, type TestServer } from '../webchat/server-for-tests.js';
import { app, type Microsoft } from './microsoft.js';

export const secret = 'a secret of at least thirty-two letters';
const demo = worldOf().content;

/** The whole real server with the Bot Framework's door, its keys being those of `microsoft`. */
export function serverWithDoor(microsoft: Microsoft, options: ServerOptions = {}): Promise<TestServer> {
  const framework = frameworkDoor(app, demo, microsoft.authentication());
  return startServer({ ...options, framework, env: { APP_SECRET: secret, ...options.env } });
}

export interface Posted {
  status: number;
  /** What came back in the body (`deliveryMode: expectReplies`). */
  activities: Heard[];
  text: string;
}

export interface Line {
  server: TestServer;
  microsoft: Microsoft;
  channelId?: string;
  conversation?: string;
  locale?: string;
  /** Answers go to the channel's address instead of coming back in the body. */
  ordinary?: boolean;
}

/** One person's conversation in a channel of Azure Bot Service, as the bot's endpoint is called for it. */
export class ChannelLine {
  readonly #line: Line;
  #count = 0;

  constructor(line: Line) {
    this.#line = line;
  }

  /** Posts an activity with a valid token, or with the header given. */
  async post(fields: Partial<Activity> | Record<string, unknown>, header?: string | null): Promise<Posted> {
    const { server, microsoft } = this.#line;
    const authorization = header === undefined ? `Bearer ${microsoft.token()}` : header;
    const response = await fetch(new URL('/api/messages', server.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
      body: JSON.stringify({ ...this.#envelope(), ...fields }),
    });
    const text = await response.text();
    const { activities = [] } = (text === '' ? {} : JSON.parse(text)) as { activities?: Heard[] };
    return { status: response.status, activities, text };
  }

  say(text: string): Promise<Posted> {
    return this.post({ type: 'message', text });
  }

  /** The channel says that the person, and the bot, are there. */
  arrive(): Promise<Posted> {
    return this.post({ type: 'conversationUpdate', membersAdded: [{ id: 'a person' }, { id: 'the bot' }] });
  }

  #envelope(): Record<string, unknown> {
    const { microsoft, ordinary, conversation = 'kanari-conversation', ...rest } = this.#line;
    this.#count += 1;
    return {
      id: `kanari-activity-${this.#count}`,
      channelId: rest.channelId ?? 'directline',
      serviceUrl: microsoft.url,
      conversation: { id: conversation },
      from: { id: 'kanari-person', name: 'Kanari' },
      recipient: { id: 'the bot' },
      locale: rest.locale ?? 'fr-FR',
      ...(ordinary === true ? {} : { deliveryMode: 'expectReplies' }),
    };
  }
}
