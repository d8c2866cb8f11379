import assert from 'node:assert/strict';
import { readConfiguration } from '../../../infra/configuration.js';
import { readRedisUrl } from '../../../infra/stores/redis-url.js';

const secret = 'a secret for tests, long enough to be one';

describe('the address of Redis', () => {
  const read: [string, object][] = [
    ['redis://localhost', { host: 'localhost', port: 6379, db: 0 }],
    ['redis://10.0.0.2:7000/3', { host: '10.0.0.2', port: 7000, db: 3 }],
    ['redis://[::1]:7000', { host: '::1', port: 7000, db: 0 }],
    ['redis://:word@h', { password: 'word', host: 'h', port: 6379, db: 0 }],
    ['redis://reperes:p%40ss%2F@h', { username: 'reperes', password: 'p@ss/', host: 'h', port: 6379, db: 0 }],
    ['redis://u:100%@h', { username: 'u', password: '100%', host: 'h', port: 6379, db: 0 }],
    ['rediss://h', { tls: {}, host: 'h', port: 6379, db: 0 }],
  ];
  for (const [text, options] of read)
    it(`${text} is one server`, () => assert.deepEqual(readRedisUrl(text), { options, sentinel: false }));

  it('of Sentinels names them all and the group they watch', () => {
    assert.deepEqual(readRedisUrl('redis+sentinel://u:p@a,b:5000/reperes/1'), {
      options: {
        username: 'u',
        password: 'p',
        sentinels: [
          { host: 'a', port: 26379 },
          { host: 'b', port: 5000 },
        ],
        name: 'reperes',
        db: 1,
      },
      sentinel: true,
    });
  });

  it('of Sentinels can be encrypted on both ways', () => {
    const { tls, enableTLSForSentinelMode } = readRedisUrl('rediss+sentinel://a/n')?.options ?? {};
    assert.deepEqual([tls, enableTLSForSentinelMode], [{}, true]);
  });

  for (const text of [
    '',
    'localhost:6379',
    'http://h',
    'redis://',
    'redis://h:0',
    'redis://h:70000',
    'redis://h/db',
    'redis://a,b/0',
    'redis://h?x=1',
    'redis+sentinel://a',
    'redis+sentinel://a/n/x',
    'redis+sentinel://a/n/1/2',
  ])
    it(`«${text}» is none`, () => assert.equal(readRedisUrl(text), undefined));
});

describe('the settings of Redis', () => {
  const of = (env: Record<string, string>) => readConfiguration({ APP_SECRET: secret, ...env });

  it('ask of Sentinels, unless told otherwise, that one more server has each acknowledged word', () => {
    const replicas = (env: Record<string, string>) => {
      const configuration = of(env);
      return 'wrong' in configuration ? configuration.wrong : configuration.redis?.replicas;
    };
    assert.equal(replicas({ REDIS_URL: 'redis://h' }), 0);
    assert.equal(replicas({ REDIS_URL: 'redis+sentinel://h/n' }), 1);
    assert.equal(replicas({ REDIS_URL: 'redis+sentinel://h/n', REDIS_REPLICAS: '0' }), 0);
  });

  it('that are wrong stop the start without a word of what stands in them', () => {
    const wrongs = [
      of({ REDIS_URL: 'redis://user:hidden@h:99999' }),
      of({ REDIS_URL: 'redis://h', REDIS_REPLICAS: 'hidden' }),
      of({ APP_SECRET_PREVIOUS: 'hidden' }),
      readConfiguration({ REDIS_URL: 'redis://user:hidden@h' }),
      readConfiguration({ NODE_ENV: 'production', APP_SECRET: secret }),
    ].map((read) => ('wrong' in read ? read.wrong : ''));
    for (const wrong of wrongs) {
      assert.match(wrong, /^(REDIS_URL|REDIS_REPLICAS|APP_SECRET|ALLOW_MEMORY)/);
      assert.doesNotMatch(wrong, /hidden/);
    }
  });

  it('are enough for production without ALLOW_MEMORY', () => {
    assert.ok(!('wrong' in of({ NODE_ENV: 'production', REDIS_URL: 'rediss://h' })));
  });
});
