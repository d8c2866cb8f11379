import assert from 'node:assert/strict';
import { readConfiguration, whyContentRefused, type Configuration } from '../../infra/configuration.js';

const secret = 'a secret of at least thirty-two letters';

function read(env: Record<string, string>): Configuration {
  const configuration = readConfiguration(env);
  if ('wrong' in configuration) assert.fail(configuration.wrong);
  return configuration;
}

function wrong(env: Record<string, string>): string {
  const configuration = readConfiguration(env);
  return 'wrong' in configuration ? configuration.wrong : assert.fail('was accepted');
}

describe('the environment', () => {
  it('needs nothing to be set: this machine only, demonstration content, a secret made up', () => {
    const { port, host, content, production, openingsPerMinute, secretGiven } = read({});
    assert.deepEqual(
      { port, host, content, production, openingsPerMinute, secretGiven },
      {
        port: 3978,
        host: '127.0.0.1',
        content: 'demo',
        production: false,
        openingsPerMinute: 300,
        secretGiven: false,
      },
    );
    assert.notEqual(read({}).secret, read({}).secret);
  });

  it('takes an empty variable for an absent one', () => {
    assert.equal(read({ PORT: '', PUBLIC_URL: '', APP_SECRET: '' }).port, 3978);
  });

  for (const [name, value] of [
    ['NODE_ENV', 'prod'],
    ['NODE_ENV', 'Production'],
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'nonsense here'],
    ['PUBLIC_URL', 'ftp://example.org'],
    ['TRUST_PROXY', 'yes'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['ALLOWED_ORIGINS', '*'],
    ['CONTENT', '../elsewhere'],
    ['APP_SECRET', 'short'],
    ['METRICS_TOKEN', 'short'],
    ['RECOGNIZERS', 'maybe'],
    ['ALLOW_MEMORY', 'true'],
    ['DEMO_PUBLIC', 'yes'],
    ['OPENINGS_PER_MINUTE', '0'],
    ['ASKINGS_PER_HOUR', '0'],
    ['MOST_CONVERSATIONS', '-1'],
    ['REDIS_URL', 'redis://localhost'],
  ] as const) {
    it(`says in one line that ${name}=${value} is wrong, without printing the value`, () => {
      const line = wrong({ [name]: value });
      assert.ok(line.startsWith(name), line);
      assert.ok(!line.includes('\n'));
      if (value.length > 3 && !['RECOGNIZERS', 'NODE_ENV'].includes(name))
        assert.ok(!line.includes(value), line);
    });
  }

  it('in production needs a secret, and leave to lose everything on restart', () => {
    const production = { NODE_ENV: 'production' };
    assert.match(wrong(production), /^APP_SECRET/);
    assert.match(wrong({ ...production, APP_SECRET: secret }), /^ALLOW_MEMORY/);
    assert.ok(read({ ...production, APP_SECRET: secret, ALLOW_MEMORY: '1' }).production);
  });

  it('keeps fictional places out of production and away from other people', () => {
    const production = read({ NODE_ENV: 'production', APP_SECRET: secret, ALLOW_MEMORY: '1' });
    assert.match(whyContentRefused(production, true) ?? '', /^CONTENT/);
    assert.equal(whyContentRefused(production, false), undefined);
    assert.match(whyContentRefused(read({ HOST: '0.0.0.0' }), true) ?? '', /^HOST/);
    assert.equal(whyContentRefused(read({ HOST: '0.0.0.0', DEMO_PUBLIC: '1' }), true), undefined);
    for (const HOST of ['127.0.0.1', 'localhost', '::1']) {
      assert.equal(whyContentRefused(read({ HOST }), true), undefined);
    }
  });
});
