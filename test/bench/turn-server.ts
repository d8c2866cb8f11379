import type { AddressInfo } from 'node:net';
import { ActivityHandler, ConversationState, MemoryStorage, type Activity } from 'botbuilder';
import { pino } from 'pino';
import restify from 'restify';
import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { WebAdapter } from '../../bots/web-adapter.js';
import { loadContent } from '../../content/load.js';
import { startServer } from '../bots/webchat/server-for-tests.js';
import { silentReaders } from '../stories/readers.js';

/**
 * One of the three servers that the turn benchmark compares, in a process of its own: `turn-server.ts NAME`. It sends its
 * address to its parent, then, each time it is asked, the CPU it has used in microseconds once nothing is in flight, and the
 * memory it holds.
 */
interface Started {
  url: string;
  idle: () => Promise<void>;
}

const servers: Readonly<Record<string, () => Promise<Started>>> = { restify: bareEcho, sdk: sdkEcho, ours };

const start = servers[process.argv[2] ?? ''];
if (start === undefined) throw new Error('turn-server.ts needs the name of a server');
const { url, idle } = await start();
process.on('message', () => void idle().then(tellCpu));
process.on('disconnect', () => process.exit(0));
process.send?.({ url });

function tellCpu(): void {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: user + system, rss: process.memoryUsage.rss() });
}

/** restify and nothing else: reads the body, says it again. */
async function bareEcho(): Promise<Started> {
  return listening((activity, response) => {
    response.send(200, { text: `echo ${activity.text ?? ''}` });
    return Promise.resolve();
  });
}

/** The SDK's own first sample: an ActivityHandler that echoes, and a count kept in ConversationState. */
async function sdkEcho(): Promise<Started> {
  const conversation = new ConversationState(new MemoryStorage());
  const count = conversation.createProperty<{ turns: number }>('count');
  const adapter = new WebAdapter(() => Promise.resolve());
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    const counted = await count.get(context, { turns: 0 });
    counted.turns += 1;
    await context.sendActivity(`${String(counted.turns)}: echo ${context.activity.text}`);
    await conversation.saveChanges(context);
    await next();
  });
  return listening(async (activity, response) => {
    response.send(200, { activities: await adapter.process(activity, (context) => bot.run(context)) });
  });
}

type Answer = (activity: Partial<Activity>, response: restify.Response) => Promise<void>;

/** A restify server that reads JSON by hand, as the fastest reader measured does. */
async function listening(answer: Answer): Promise<Started> {
  const server = restify.createServer({ name: '', log: pino({ level: 'silent' }) as never });
  const handler = async (request: restify.Request, response: restify.Response): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    await answer(JSON.parse(body) as Partial<Activity>, response);
  };
  server.post('/activities', handler as restify.RequestHandler);
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${String(port)}/`, idle: () => Promise.resolve() };
}

/** The whole service with the real bot and content, as started for visitors; the recognizers' thread is left out. */
async function ours(): Promise<Started> {
  const bot = makeSignpostBot({
    content: loadContent('content', 'demo'),
    clock: () => new Date(),
    readers: silentReaders,
  });
  const { REDIS_URL = '' } = process.env;
  const APP_SECRET = 'a secret for measures, long enough to be one';
  const env = { OPENINGS_PER_MINUTE: '100000', MESSAGES_PER_MINUTE: '10000', REDIS_URL, APP_SECRET };
  const server = await startServer({ bot, mask: maskPersonal, env });
  return { url: server.url, idle: () => server.turns.idle() } satisfies Started;
}
