import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigurationBotFrameworkAuthentication, type Activity } from 'botbuilder';
import type { Authentication, FrameworkApp } from '../../../bots/framework/cloud.js';

export const app: FrameworkApp = {
  appId: '00000000-0000-4000-8000-000000000001',
  password: 'not a real password',
  type: 'MultiTenant',
};

/** The directory whose tokens the Emulator brings. */
export const emulatorTenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';

export interface Forgery {
  key?: KeyObject;
  header?: Record<string, unknown>;
  /** What stands instead of the signature. */
  signature?: string;
}

/** Microsoft's side on this machine: the keys that sign, the page where they are published, a channel that is answered. */
export class Microsoft {
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #server: Server;
  /** What the bot sent to the channel, in order, with the address it was sent to. */
  readonly received: { path: string; activity: Partial<Activity> }[] = [];
  /** How often the keys were asked for. */
  lookedUp = 0;
  /** Set to make the channel fail. */
  channelStatus = 200;
  /** Set to make the page of the keys fail. */
  keysStatus = 200;
  url = '';

  constructor() {
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      });
    });
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get publicKey(): KeyObject {
    return this.#keys.publicKey;
  }

  /** A channel's token for our application, unless `claims` or `forgery` say otherwise. `undefined` leaves a claim out. */
  token(claims: Record<string, unknown> = {}, forgery: Forgery = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const usual = { iss: 'https://api.botframework.com', aud: app.appId, serviceurl: this.url };
    const header = { alg: 'RS256', typ: 'JWT', kid: 'ours', ...forgery.header };
    const parts = [header, { ...usual, nbf: now - 60, exp: now + 3600, ...claims }];
    const signed = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    const key = forgery.key ?? this.#keys.privateKey;
    return `${signed}.${forgery.signature ?? createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  }

  /** The SDK's own authentication of the public cloud, but for where it finds the keys and how it signs what it sends. */
  authentication(): Authentication {
    const settings = {
      MicrosoftAppId: app.appId,
      CallerId: 'test',
      OAuthUrl: this.url,
      ToBotFromChannelOpenIdMetadataUrl: `${this.url}openid`,
      ToBotFromEmulatorOpenIdMetadataUrl: `${this.url}openid`,
      ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
      ToChannelFromBotLoginUrl: this.url,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    };
    const credentials = {
      isValidAppId: (id: string) => Promise.resolve(id === app.appId),
      isAuthenticationDisabled: () => Promise.resolve(false),
      createCredentials: () => Promise.resolve({ signRequest: <T>(request: T) => Promise.resolve(request) }),
    };
    return new ConfigurationBotFrameworkAuthentication(settings, credentials);
  }

  async #answer(request: IncomingMessage): Promise<{ status: number; body: unknown }> {
    const path = request.url ?? '';
    const text = await read(request);
    if (path === '/openid') return this.#published({ jwks_uri: `${this.url}keys` });
    if (path === '/keys') return { status: 200, body: { keys: [this.#jwk()] } };
    this.received.push({ path, activity: JSON.parse(text) as Partial<Activity> });
    return { status: this.channelStatus, body: { id: 'theirs' } };
  }

  #published(body: unknown): { status: number; body: unknown } {
    this.lookedUp += 1;
    return { status: this.keysStatus, body };
  }

  #jwk(): object {
    return {
      ...this.#keys.publicKey.export({ format: 'jwk' }),
      kid: 'ours',
      endorsements: ['directline', 'telegram'],
    };
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
