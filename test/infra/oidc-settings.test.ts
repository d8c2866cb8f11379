import assert from 'node:assert/strict';
import { readConfiguration } from '../../infra/configuration.js';

describe('The settings of the console', () => {
  const ISSUER = { OIDC_ISSUER: 'https://connexion.example.org', OIDC_CLIENT_ID: 'reperes' };
  const PUBLIC_URL = 'https://aide.example.org';

  it('name the provider and the address to come back to', () => {
    const read = readConfiguration({ ...ISSUER, PUBLIC_URL, OIDC_CLIENT_SECRET: 'secret' });
    assert.ok(!('wrong' in read));
    assert.deepEqual(read.oidc, {
      issuer: 'https://connexion.example.org',
      clientId: 'reperes',
      clientSecret: 'secret',
      returnTo: 'https://aide.example.org/equipe/oidc/retour',
    });
  });

  it('name no provider when there is none', () => {
    const read = readConfiguration({});
    assert.ok(!('wrong' in read));
    assert.equal(read.oidc, undefined);
  });

  for (const [what, env, name] of [
    ['a provider that is no address', { ...ISSUER, OIDC_ISSUER: 'connexion' }, 'OIDC_ISSUER'],
    [
      'a provider without TLS elsewhere',
      { ...ISSUER, PUBLIC_URL, OIDC_ISSUER: 'http://x.example.org' },
      'OIDC_ISSUER',
    ],
    ['no client', { OIDC_ISSUER: ISSUER.OIDC_ISSUER, PUBLIC_URL }, 'OIDC_CLIENT_ID'],
    ['no address to come back to', ISSUER, 'PUBLIC_URL'],
    ['an audit whose key would end with the process', { AUDIT_FILE: '/tmp/audit.jsonl' }, 'APP_SECRET'],
  ] as const) {
    it(`refuse ${what} in one line that names ${name}, and no value`, () => {
      const read = readConfiguration(env);
      assert.ok('wrong' in read);
      assert.match(read.wrong, new RegExp(`^${name}\\b[^\\n]*$`));
      assert.doesNotMatch(read.wrong, /x\.example\.org/);
    });
  }
});
