import type { Hours, Settings } from '../../content/model.js';
import { isOpenNow } from './opening.js';

/** Whether somebody is to be on duty at a moment, by the settings; never, where they do not say. */
export function rotaOf({ rota = [], time_zone }: Settings): (now: Date) => boolean {
  const hours: Hours[] = rota.map((row) => ({ method: 'chat', ...row }));
  return (now) => isOpenNow(hours, 'chat', now, time_zone);
}
