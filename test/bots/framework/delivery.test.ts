import assert from 'node:assert/strict';
import type { Conversations } from '../../../bots/conversations.js';
import { makeLog } from '../../../infra/logs.js';
import type { TestServer } from '../webchat/server-for-tests.js';
import { ChannelLine, serverWithDoor } from './channel.js';
import { Microsoft } from './microsoft.js';

describe('Answers that go to the channel’s own address', () => {
  const microsoft = new Microsoft();
  const logged: string[] = [];
  let server: TestServer;
  let line: ChannelLine;
  const said = () => microsoft.received.map(({ activity }) => activity.text);

  before(() => microsoft.start());
  beforeEach(async () => {
    server = await serverWithDoor(microsoft, {
      log: makeLog({ to: { write: (written: string) => void logged.push(written) } }),
    });
    line = new ChannelLine({ server, microsoft, ordinary: true });
    await line.arrive();
    microsoft.received.splice(0);
    logged.splice(0);
  });
  afterEach(async () => {
    microsoft.channelStatus = 200;
    await server.stop();
  });
  after(() => microsoft.stop());

  it('are sent in order, as answers to the message, and nothing is left in the body', async () => {
    const { status, text } = await line.post({ type: 'message', text: 'oui', id: 'asked' });
    assert.deepEqual([status, text], [200, '']);
    assert.deepEqual(said(), ['echo oui', 'turn 1']);
    for (const { path, activity } of microsoft.received) {
      assert.equal(path, '/v3/conversations/kanari-conversation/activities/asked');
      assert.equal(activity.from?.id, 'the bot');
      assert.equal(activity.recipient?.id, 'kanari-person');
    }
  });

  it('of two messages sent at once do not run into each other', async () => {
    await Promise.all([line.say('un'), line.say('deux')]);
    const [first, second] = said()[0] === 'echo un' ? ['un', 'deux'] : ['deux', 'un'];
    assert.deepEqual(said(), [`echo ${first}`, 'turn 1', `echo ${second}`, 'turn 2']);
  });

  it('that the channel does not take are told to it as a failure, and come when it asks again', async () => {
    microsoft.channelStatus = 403;
    const again = { type: 'message', text: 'oui', id: 'again' };
    assert.equal((await line.post(again)).status, 500);
    microsoft.channelStatus = 200;
    microsoft.received.splice(0);
    assert.equal((await line.post(again)).status, 200);
    assert.deepEqual(said(), ['echo oui', 'turn 1']);
  });

  it('are the numbers when the store has failed', async () => {
    const { store } = server;
    store.commit = () => Promise.reject(new Error('the store is away'));
    await line.say('oui');
    assert.match(said().join(), /dans une minute[^]*3919/);
  });

  it('do not hold up an erasing', async () => {
    const slow = slowly(server.store);
    const answered = line.say('oui');
    await line.post({ type: 'deleteUserData' });
    assert.equal(server.store.size, 0);
    slow.goOn();
    await answered;
  });

  it('leave no word and no name in what is printed, logged or counted, whatever fails', async () => {
    const printed = await everythingPrinted(async () => {
      await line.say('kanari 0639981234');
      await line.say('boom');
      microsoft.channelStatus = 403;
      await line.say('kanari 0639981234');
      for (const claims of [{ exp: 1 }, { iss: 'kanari' }, { serviceurl: 'kanari' }, { nbf: 99999999999 }])
        await line.post({ type: 'message', text: 'kanari' }, `Bearer ${microsoft.token(claims)}`);
      await line.post(
        { type: 'message', text: 'kanari' },
        `Bearer ${microsoft.token({}, { signature: 'AA' })}`,
      );
      server.metrics.publish();
    });
    const counts = await (await fetch(new URL('/metrics', server.url))).text();
    assert.equal(printed, '', 'the SDK printed something');
    assert.match(logged.join(''), /handler_failed/);
    assert.doesNotMatch(logged.join('') + counts, /kanari|0639981234|conversation-|activity-|boom/i);
  });
});

/** Everything written on the two outputs of the process meanwhile. */
async function everythingPrinted(work: () => Promise<void>): Promise<string> {
  const outputs = [process.stdout, process.stderr];
  const writes = outputs.map((output) => output.write.bind(output));
  let printed = '';
  for (const output of outputs)
    output.write = (text: string | Uint8Array) => ((printed += String(text)), true);
  try {
    await work();
  } finally {
    outputs.forEach((output, at) => (output.write = writes[at] as typeof output.write));
  }
  return printed;
}

/** A store that reads nothing back until it is told to go on. */
function slowly(store: Conversations): { goOn: () => void } {
  const since = store.since.bind(store);
  let goOn = () => {};
  const told = new Promise<void>((resolve) => (goOn = resolve));
  store.since = async (id, after) => {
    if (after !== Number.MAX_SAFE_INTEGER) await told;
    return since(id, after);
  };
  return { goOn };
}
