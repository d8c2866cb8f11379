import { z } from 'zod';
import type { OidcSettings } from '../bots/handover/staff/oidc.js';

/** Settings of the provider by which the Département's own accounts sign in to the console. */
export const oidcEnvironment = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://connexion.example.org' })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
};

type Environment = z.infer<z.ZodObject<typeof oidcEnvironment>> & { PUBLIC_URL?: string };

/** What would only be found out when somebody wants to sign in. */
export function whyOidcRefused(env: Environment): string | undefined {
  if (env.OIDC_ISSUER === undefined) return undefined;
  if (env.OIDC_CLIENT_ID === undefined) return 'OIDC_CLIENT_ID is required with OIDC_ISSUER';
  if (env.PUBLIC_URL === undefined)
    return 'PUBLIC_URL is required with OIDC_ISSUER: people are sent back there';
  const { protocol, hostname } = new URL(env.OIDC_ISSUER);
  const isHere = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  if (protocol === 'http:' && !isHere) return 'OIDC_ISSUER must be https';
  return undefined;
}

/** The provider, or nothing without `OIDC_ISSUER`. */
export function oidcOf(env: Environment): OidcSettings | undefined {
  if (env.OIDC_ISSUER === undefined || env.OIDC_CLIENT_ID === undefined || env.PUBLIC_URL === undefined)
    return undefined;
  return {
    issuer: env.OIDC_ISSUER,
    clientId: env.OIDC_CLIENT_ID,
    clientSecret: env.OIDC_CLIENT_SECRET,
    returnTo: new URL('/equipe/oidc/retour', env.PUBLIC_URL).href,
  };
}
