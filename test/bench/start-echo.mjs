/** The SDK's own echo sample behind restify, as its template starts it: what else one would start. */
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.get('/readyz', (request, response, next) => {
  response.send(200, { ready: true });
  next();
});
server.post('/api/messages', async (request, response) =>
  adapter.process(request, response, (turn) => bot.run(turn)),
);
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write(`${server.url}/\n`));
