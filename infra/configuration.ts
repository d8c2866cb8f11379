import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { FrameworkApp } from '../bots/framework/cloud.js';
import type { LinkSettings } from './stores/redis-link.js';
import { readRedisUrl } from './stores/redis-url.js';
import { isLoopback } from './client-address.js';
import type { OidcSettings } from '../bots/handover/staff/oidc.js';
import { frameworkEnvironment, frameworkOf, whyFrameworkRefused } from './framework-settings.js';
import { oidcEnvironment, oidcOf, whyOidcRefused } from './oidc-settings.js';

/** The environment, read once. Everything else is told what it needs. */
export interface Configuration {
  production: boolean;
  port: number;
  host: string;
  publicUrl?: string;
  /** How many proxies of ours stand in front. */
  trustedProxies: number;
  allowedOrigins: string[];
  /** The content pack: a folder under content/. */
  content: string;
  secret: string;
  /** Secrets used before: what was made with them is still read. */
  earlierSecrets: string[];
  /** Where everything shared is kept; in memory when absent. */
  redis?: LinkSettings;
  /** False when the secret was made up at start: tokens then end with the process. */
  secretGiven: boolean;
  metricsToken?: string;
  recognizers: boolean;
  demoPublic: boolean;
  openingsPerMinute: number;
  messagesPerMinute: number;
  askingsPerHour: number;
  /** Conversations alive at once in memory; the next is told to wait. */
  mostConversations: number;
  /** Accounts of the console, without Redis; without either there are none but the demonstration's. */
  staffFile?: string;
  /** Where the audit is kept without Redis; in memory without either. */
  auditFile?: string;
  /** Signing in to the console by the Département's own provider. */
  oidc?: OidcSettings;
  /** The application at Azure Bot Service; its door is shut when absent. */
  framework?: FrameworkApp;
}

/** A value that stops the start, in one line that names the variable. */
export interface Wrong {
  wrong: string;
}

const flag = z.enum(['0', '1']).transform((value) => value === '1');
const count = (most: number) => z.coerce.number().int().min(1).max(most);
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://example.org',
  );

/** Never the address itself: there may be a password in it. */
const REDIS_FORMS =
  'must be redis://[user:password@]host[:port][/db], rediss://… for TLS, or redis+sentinel://host,host/name';

const environment = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'], 'must be production, development or test')
    .default('development'),
  PORT: z.coerce.number('must be a port').int('must be a port').min(0).max(65535).default(3978),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://example.org' })
    .optional(),
  TRUST_PROXY: z.coerce.number('must be the number of proxies in front').int().min(0).max(5).default(0),
  ALLOWED_ORIGINS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(origin))
    .default([]),
  REDIS_URL: z
    .string()
    .refine((text) => readRedisUrl(text) !== undefined, REDIS_FORMS)
    .optional(),
  REDIS_REPLICAS: z.coerce.number('must be a number of replicas').int().min(0).max(5).optional(),
  CONTENT: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be the name of a folder under content/')
    .default('demo'),
  APP_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  APP_SECRET_PREVIOUS: z.string().min(32, 'must have at least 32 characters').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  RECOGNIZERS: z.enum(['on', 'off']).default('on'),
  ALLOW_MEMORY: flag.default(false),
  DEMO_PUBLIC: flag.default(false),
  OPENINGS_PER_MINUTE: count(1_000_000).default(300),
  MESSAGES_PER_MINUTE: count(10_000).default(60),
  ASKINGS_PER_HOUR: count(1_000_000).default(20),
  MOST_CONVERSATIONS: count(1_000_000).default(20_000),
  STAFF_FILE: z.string().optional(),
  AUDIT_FILE: z.string().optional(),
  ...frameworkEnvironment,
  ...oidcEnvironment,
});

type Environment = z.infer<typeof environment>;

/** Reads the environment. An empty variable counts as absent. */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration | Wrong {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = environment.safeParse(given);
  if (!read.success) return { wrong: firstProblem(read.error) };
  const refusal = whyRefused(read.data);
  return refusal === undefined ? configurationOf(read.data) : { wrong: refusal };
}

/** What cannot be known before the content is read: fictional places must not meet real people by accident. */
export function whyContentRefused(configuration: Configuration, fictional: boolean): string | undefined {
  if (!fictional) return undefined;
  const name = `CONTENT (${configuration.content})`;
  if (configuration.production) return `${name} is fictional: production needs real records`;
  if (isLoopback(configuration.host) || configuration.demoPublic) return undefined;
  return `HOST would show fictional places to others: use 127.0.0.1, or set DEMO_PUBLIC=1`;
}

function whyRefused(env: Environment): string | undefined {
  if (env.REDIS_URL !== undefined && env.APP_SECRET === undefined)
    return 'REDIS_URL needs an APP_SECRET beside it: that seals what Redis keeps';
  const refused = whyFrameworkRefused(env) ?? whyOidcRefused(env) ?? whyStaffRefused(env);
  if (refused !== undefined || env.NODE_ENV !== 'production') return refused;
  if (env.APP_SECRET === undefined) return 'APP_SECRET is required in production';
  if (env.REDIS_URL === undefined && !env.ALLOW_MEMORY)
    return 'ALLOW_MEMORY=1 is required in production without REDIS_URL: conversations are lost on restart';
  return undefined;
}

/**
 * A chain whose key ends with the process could never be verified. And with Redis several processes share accounts and
 * audit: a file beside it would be read by nobody, or forked by two who write it.
 */
function whyStaffRefused({ AUDIT_FILE, STAFF_FILE, APP_SECRET, REDIS_URL }: Environment): string | undefined {
  if (REDIS_URL !== undefined && STAFF_FILE !== undefined)
    return 'STAFF_FILE is not read beside REDIS_URL: the accounts are in Redis (npm run staff)';
  if (REDIS_URL !== undefined && AUDIT_FILE !== undefined)
    return 'AUDIT_FILE is not written beside REDIS_URL: the audit is in Redis (npm run audit)';
  if (AUDIT_FILE === undefined || APP_SECRET !== undefined) return undefined;
  return 'APP_SECRET is required with AUDIT_FILE';
}

function configurationOf(env: Environment): Configuration {
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    trustedProxies: env.TRUST_PROXY,
    allowedOrigins: env.ALLOWED_ORIGINS,
    content: env.CONTENT,
    secret: env.APP_SECRET ?? randomBytes(32).toString('base64url'),
    earlierSecrets: env.APP_SECRET_PREVIOUS === undefined ? [] : [env.APP_SECRET_PREVIOUS],
    redis: redisOf(env),
    secretGiven: env.APP_SECRET !== undefined,
    metricsToken: env.METRICS_TOKEN,
    recognizers: env.RECOGNIZERS === 'on',
    demoPublic: env.DEMO_PUBLIC,
    openingsPerMinute: env.OPENINGS_PER_MINUTE,
    messagesPerMinute: env.MESSAGES_PER_MINUTE,
    askingsPerHour: env.ASKINGS_PER_HOUR,
    mostConversations: env.MOST_CONVERSATIONS,
    staffFile: env.STAFF_FILE,
    auditFile: env.AUDIT_FILE,
    oidc: oidcOf(env),
    framework: frameworkOf(env),
  };
}

/** A group with replicas is asked to have each acknowledged word twice. */
function redisOf({ REDIS_URL, REDIS_REPLICAS }: Environment): LinkSettings | undefined {
  const target = REDIS_URL === undefined ? undefined : readRedisUrl(REDIS_URL);
  if (!target) return undefined;
  return { options: target.options, replicas: REDIS_REPLICAS ?? (target.sentinel ? 1 : 0) };
}

/** Never the value: a secret put into the wrong variable must not be printed. */
function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${String(issue.path[0])} is wrong: ${issue.message}` : 'the environment could not be read';
}
