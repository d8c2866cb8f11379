import type { LineKeeper } from './line-keeper.js';
import { mine } from './line-views.js';
import type { Case, Refusal } from './queue-model.js';
import type { Claim } from './service.js';

/** A claim as the commands of the line carry it. */
export const claimed = ({ caseId, worker, fence }: Claim) => ({ case: caseId, worker, fence });

/** The talk this worker is in, as `mine`, while it is going on and under this fence; otherwise why not. */
export async function current(
  { worker, caseId, fence }: Claim,
  { keeper }: { keeper: LineKeeper },
): Promise<Case | Refusal> {
  const one = mine(await keeper.read(), worker, caseId);
  if (typeof one === 'string') return one;
  return one.fence === fence && one.state === 'talking' ? one : 'late';
}
