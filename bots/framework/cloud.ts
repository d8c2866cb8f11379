import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type TurnContext,
} from 'botbuilder';
import { isAddressedToUs, mayAnswerAt, signerOf } from './caller.js';
import type { Keys } from './keys.js';
import { quietly } from './quietly.js';

/** The application as it is registered at Azure Bot Service, under the names the SDK reads. */
export interface FrameworkApp {
  /** Never empty: with an empty one the SDK lets everybody in. */
  appId: string;
  password?: string;
  type: 'MultiTenant' | 'SingleTenant' | 'UserAssignedMSI';
  tenantId?: string;
}

export type Authentication = NonNullable<ConstructorParameters<typeof CloudAdapter>[0]>;

type Verified = Awaited<ReturnType<Authentication['authenticateRequest']>>;

/** An activity whose sender is proven. */
export interface Admitted {
  activity: Activity;
  verified: Verified;
}

/**
 * The SDK's own adapter for Azure Bot Service and the Emulator, with the door shut first: nothing of an activity is
 * looked at before its token is verified. `process(req, res)` is not used: it answers a forged signature with a 500
 * and the error's words, and prints both.
 */
export class Cloud {
  readonly #app: FrameworkApp;
  readonly #authentication: Authentication;
  readonly #adapter: CloudAdapter;
  readonly #keys: Keys;

  constructor(app: FrameworkApp, keys: Keys, authentication: Authentication = authenticationOf(app)) {
    if (app.appId.trim() === '') throw new TypeError('an application without an id would let everybody in');
    this.#app = app;
    this.#keys = keys;
    this.#authentication = authentication;
    this.#adapter = new CloudAdapter(authentication);
  }

  /** The activity when its token is valid, ours, and names where to answer; `'away'` when keys cannot be fetched. */
  async admit(header: string | undefined, body: unknown): Promise<Admitted | undefined | 'away'> {
    if (header === undefined || !isAddressedToUs(header, this.#app) || !isActivity(body)) return undefined;
    const verified = await this.#keys.check(signerOf(header), () => this.#verified(body, header));
    if (verified === undefined || verified === 'away') return verified;
    const { claimsIdentity } = verified;
    const isOurs = claimsIdentity.isAuthenticated && claimsIdentity.getClaimValue('aud') === this.#app.appId;
    const isAnswerable = mayAnswerAt(body.serviceUrl, claimsIdentity.getClaimValue('serviceurl'));
    return isOurs && isAnswerable ? { activity: body, verified } : undefined;
  }

  /**
   * Runs `logic` on an admitted activity. What it sends goes to the channel at once, or is returned when the caller
   * waits for it (`deliveryMode: expectReplies`). Errors of `logic` are the caller's.
   */
  async run(
    { activity, verified }: Admitted,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Partial<Activity>[] | undefined> {
    const outcome: { replies?: Partial<Activity>[]; failed?: Error } = {};
    const turn = async (context: TurnContext) => {
      await logic(context).catch((error: Error) => (outcome.failed = error));
      outcome.replies = context.bufferedReplyActivities;
    };
    await quietly(() => this.#adapter.processActivityDirect(verified, activity, turn));
    if (outcome.failed !== undefined) throw outcome.failed;
    return activity.deliveryMode === 'expectReplies' ? outcome.replies : undefined;
  }

  async #verified(activity: Activity, header: string): Promise<Verified | undefined> {
    try {
      return await quietly(() => this.#authentication.authenticateRequest(activity, header));
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }
}

/** The public cloud's own addresses and keys. */
function authenticationOf({ appId, password, type, tenantId }: FrameworkApp): Authentication {
  const settings = {
    MicrosoftAppId: appId,
    MicrosoftAppType: type,
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
  };
  const credentials = new ConfigurationServiceClientCredentialFactory(settings);
  return new ConfigurationBotFrameworkAuthentication(settings, credentials);
}

/** The SDK checks the address only when there is one, and takes another road for one channel id: both are needed. */
function isActivity(body: unknown): body is Activity {
  const { type, channelId, serviceUrl } = (body ?? {}) as Partial<Activity>;
  const isWhole = [type, channelId, serviceUrl].every((field) => typeof field === 'string' && field !== '');
  return isWhole && channelId !== 'AseChannel';
}

/** A token that is wrong, as the SDK and its token library say it; anything else is a fault, not an answer. */
function isRefusal(error: unknown): boolean {
  const { name, statusCode } = error as { name?: string; statusCode?: number };
  return (
    statusCode === 401 || ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes(name ?? '')
  );
}
