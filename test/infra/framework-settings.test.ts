import assert from 'node:assert/strict';
import { worldOf } from '../dialogs/world.js';
import { readConfiguration, type Configuration } from '../../infra/configuration.js';
import { startScreen } from '../../infra/start-screen.js';

const id = '00000000-0000-4000-8000-000000000001';
const registered = { MicrosoftAppId: id, MicrosoftAppPassword: 'canary' };
const single = { ...registered, MicrosoftAppType: 'SingleTenant' };
const managed = { MicrosoftAppId: id, MicrosoftAppType: 'UserAssignedMSI' };

function read(env: Record<string, string>): Configuration {
  const configuration = readConfiguration(env);
  return 'wrong' in configuration ? assert.fail(configuration.wrong) : configuration;
}

describe('The settings of the Bot Framework', () => {
  it('are off by default, and while no application is named', () => {
    const none: Record<string, string>[] = [{}, { MicrosoftAppId: '' }, { MicrosoftAppPassword: 'canary' }];
    for (const env of none) assert.equal(read(env).framework, undefined);
  });

  it('take each kind of application under the names of the SDK', () => {
    const MicrosoftAppTenantId = id;
    assert.equal(read(registered).framework?.type, 'MultiTenant');
    assert.equal(read({ ...single, MicrosoftAppTenantId }).framework?.tenantId, id);
    assert.equal(read({ ...managed, MicrosoftAppTenantId }).framework?.password, undefined);
  });

  for (const [name, env] of [
    ['MicrosoftAppId', { ...registered, MicrosoftAppId: 'canary' }],
    ['MicrosoftAppId', { ...registered, MicrosoftAppId: ' ' }],
    ['MicrosoftAppPassword', { MicrosoftAppId: id }],
    ['MicrosoftAppPassword', { ...managed, MicrosoftAppPassword: 'canary', MicrosoftAppTenantId: id }],
    ['MicrosoftAppType', { ...registered, MicrosoftAppType: 'canary' }],
    ['MicrosoftAppTenantId', single],
    ['MicrosoftAppTenantId', managed],
    ['MicrosoftAppTenantId', { ...single, MicrosoftAppTenantId: 'canary' }],
  ] as const) {
    it(`stop the start with one line on ${name} for ${Object.values(env).join(', ')}`, () => {
      const configuration = readConfiguration(env);
      assert.ok('wrong' in configuration);
      assert.match(configuration.wrong, new RegExp(`^${name} [^\\n]+$`));
      assert.doesNotMatch(configuration.wrong, /canary/);
    });
  }

  it('are named on the first screen when they let a foreign host in, without the secret', () => {
    const facts = {
      url: 'http://127.0.0.1:1/',
      content: worldOf().content,
      today: '2026-11-24',
    };
    const screen = startScreen({ ...facts, configuration: read(registered) });
    assert.match(screen, /^ {2}Bot Framework .*api\/messages is on: .*Microsoft Azure$/m);
    assert.doesNotMatch(screen, /canary/);
    assert.doesNotMatch(startScreen({ ...facts, configuration: read({}) }), /Bot Framework/);
  });
});
