import { z } from 'zod';
import type { FrameworkApp } from '../bots/framework/cloud.js';

const guid = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, 'must be an id such as Azure gives')
  .optional();

/** The variables of the Bot Framework's door, under the names its SDK and Azure use. */
export const frameworkEnvironment = {
  MicrosoftAppId: guid,
  MicrosoftAppPassword: z.string().optional(),
  MicrosoftAppType: z
    .enum(
      ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'],
      'must be MultiTenant, SingleTenant or UserAssignedMSI',
    )
    .default('MultiTenant'),
  MicrosoftAppTenantId: guid,
};

type Environment = z.infer<z.ZodObject<typeof frameworkEnvironment>>;

/** What the SDK would only find out in the middle of a talk, or not at all. */
export function whyFrameworkRefused(env: Environment): string | undefined {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = env;
  if (MicrosoftAppId === undefined) return undefined;
  const isManaged = MicrosoftAppType === 'UserAssignedMSI';
  if (!isManaged && MicrosoftAppPassword === undefined)
    return 'MicrosoftAppPassword is required with MicrosoftAppId';
  if (isManaged && MicrosoftAppPassword !== undefined)
    return 'MicrosoftAppPassword must not be set for UserAssignedMSI';
  if (MicrosoftAppType !== 'MultiTenant' && MicrosoftAppTenantId === undefined)
    return `MicrosoftAppTenantId is required for ${MicrosoftAppType}`;
  return undefined;
}

/** The application, or nothing without `MicrosoftAppId`: the door is then not there at all. */
export function frameworkOf(env: Environment): FrameworkApp | undefined {
  if (env.MicrosoftAppId === undefined) return undefined;
  return {
    appId: env.MicrosoftAppId,
    password: env.MicrosoftAppPassword,
    type: env.MicrosoftAppType,
    tenantId: env.MicrosoftAppTenantId,
  };
}
