import type { Role } from '../staff/accounts.js';
import type { Doing } from './wire.js';

/**
 * Who may do what. What is not in these tables is refused, whoever asks; a test walks every route and every command without
 * a session and with each role.
 */
export type Who = 'anyone' | Role;

/** By method and path, as the routes name themselves. */
export const ROUTE_RULES: Readonly<Record<string, Who>> = {
  'GET /equipe': 'anyone',
  'POST /equipe/entrer': 'anyone',
  'GET /equipe/oidc/partir': 'anyone',
  'GET /equipe/oidc/retour': 'anyone',
  'GET /equipe/moi': 'worker',
  'GET /equipe/contenu': 'worker',
  'POST /equipe/sortir': 'worker',
  'GET /equipe/fil': 'worker',
};

export const COMMAND_RULES: Readonly<Record<Doing['do'], Role>> = {
  present: 'worker',
  absent: 'worker',
  pause: 'worker',
  capacity: 'worker',
  accept: 'worker',
  decline: 'worker',
  know: 'worker',
  typing: 'worker',
  checked: 'worker',
  end: 'worker',
  close_talk: 'worker',
  wrapped: 'worker',
  second: 'worker',
  override: 'worker',
  open: 'worker',
  shut: 'worker',
  say: 'worker',
  seen: 'worker',
  unveil: 'worker',
  level: 'worker',
  transfer: 'worker',
  language: 'worker',
  invite: 'worker',
  number_ask: 'worker',
  number_show: 'worker',
  exercise: 'worker',
  join: 'lead',
  unjoin: 'lead',
  number_answer: 'lead',
  slot_open: 'lead',
  slot_close: 'lead',
  switch: 'lead',
  figures: 'lead',
};

/** Whether somebody of this role, or of none, may. Without a rule nobody may. */
export function isAllowed(rule: Who | undefined, role: Role | undefined): boolean {
  if (rule === undefined) return false;
  if (rule === 'anyone') return true;
  return rule === 'worker' ? role !== undefined : role === 'lead';
}
