import { refusal } from '../../../webchat/errors.js';
import type { Response } from '../../../webchat/route.js';
import type { Arrival } from '../../gateway.js';

/** Long enough for a store to come back, short enough for who waits. */
const WAIT_SECONDS = 5;

/** Whether the operator is done with this message. `busy`: it must keep it and bring it again. */
export function acknowledged(arrival: Arrival, ok: Response = nothing()): Response {
  return arrival === 'busy' ? refusal('unavailable', { waitSeconds: WAIT_SECONDS }) : ok;
}

/** An empty 200: an operator would send whatever stands in it to the person. */
export function nothing(): Response {
  return { status: 200, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: '' };
}

/** A forger learns nothing: not that there is a door here, nor which lock held. */
export function nobodyHome(): Response {
  return refusal('not_found');
}
