import assert from 'node:assert/strict';
import { oidcRoutes } from '../../bots/handover/console/oidc-routes.js';
import type { Oidc } from '../../bots/handover/staff/oidc.js';
import { securityHeaders } from '../../infra/security-headers.js';
import { SecretSealer } from '../../infra/stores/sealing.js';
import type { ConsoleParts } from '../../bots/handover/console/console-routes.js';
import type { Request } from '../../bots/webchat/route.js';

describe('Over https', () => {
  it('a browser is told for a year to come back by https alone, to names below ours too', () => {
    const headers = securityHeaders({ indexed: false, secure: true });
    assert.equal(headers['Strict-Transport-Security'], 'max-age=31536000; includeSubDomains');
    assert.equal(securityHeaders({ indexed: false, secure: false })['Strict-Transport-Security'], undefined);
  });

  it('the cookie of the way to the provider is one that only https can have set', async () => {
    const trip = { state: 's', nonce: 'n', verifier: 'v' };
    const provider = {
      leave: () => Promise.resolve({ url: 'https://idp.example/', trip }),
    } as unknown as Oidc;
    const cookieOf = async (secure: boolean) => {
      const parts = { secure, clock: () => new Date() } as ConsoleParts;
      const [leave] = oidcRoutes(provider, new SecretSealer('oidc-trip', 'x'.repeat(40)))(parts);
      return (await leave?.handle({} as Request))?.headers?.['Set-Cookie'];
    };
    assert.match(String(await cookieOf(true)), /^__Secure-equipe-oidc=.*; HttpOnly; SameSite=Lax; Secure$/);
    assert.match(String(await cookieOf(false)), /^equipe-oidc=/);
  });
});
