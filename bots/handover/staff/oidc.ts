import * as client from 'openid-client';

/** The identity provider of the Département, as its operator describes it. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  /** Absent for a public client: PKCE alone then proves who comes back. */
  clientSecret?: string;
  /** Our own address, registered at the provider. */
  returnTo: string;
}

/** What must be remembered between leaving for the provider and coming back: in a cookie of five minutes. */
export interface Trip {
  state: string;
  nonce: string;
  verifier: string;
}

/** Authorization code with PKCE (RFC 7636), state and nonce, by openid-client, which checks what comes back. */
export class Oidc {
  readonly #settings: OidcSettings;
  #found: Promise<client.Configuration> | undefined;

  constructor(settings: OidcSettings) {
    this.#settings = settings;
  }

  /** Where to send somebody, and what to remember meanwhile. Rejects while the provider does not answer. */
  async leave(): Promise<{ url: string; trip: Trip }> {
    const configuration = await this.#discover();
    const trip = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#settings.returnTo,
      scope: 'openid',
      state: trip.state,
      nonce: trip.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, trip };
  }

  /** Who came back, as `issuer subject`. Rejects when anything of it is not as it was left. */
  async comeBack(query: URLSearchParams, { state, nonce, verifier }: Trip): Promise<string> {
    const here = new URL(this.#settings.returnTo);
    here.search = query.toString();
    const tokens = await client.authorizationCodeGrant(await this.#discover(), here, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error('no identity came back');
    return `${claims.iss} ${claims.sub}`;
  }

  /** Asked once; again when it failed. */
  #discover(): Promise<client.Configuration> {
    this.#found ??= discover(this.#settings).catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }
}

function discover({ issuer, clientId, clientSecret }: OidcSettings): Promise<client.Configuration> {
  const url = new URL(issuer);
  const authentication = clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret);
  // Without TLS only on this machine: the settings see to that.
  const execute = url.protocol === 'http:' ? [client.allowInsecureRequests] : [];
  return client.discovery(url, clientId, undefined, authentication, { execute, timeout: 10 });
}
