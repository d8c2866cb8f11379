import { elsewhere, NOT_HERE, TOWARDS_PLACE } from './elsewhere.js';
import { emergency } from './emergency.js';
import { ended } from './ended.js';
import { menu } from './menu.js';
import { neutral } from './neutral.js';
import { people } from './people.js';
import { place } from './place.js';
import { cardBySms, places } from './places.js';
import { summary } from './summary.js';
import { team } from './team.js';
import { afterQuestions, questionStep } from './questions.js';
import type { Dialog, Step } from '../model.js';

/** The same steps by SMS. Names are those of the page: what leads to a step does not ask which channel it is on. */
export const SMS_STEPS: Dialog = {
  ...neutral,
  ...menu,
  ...place,
  ...places,
  ...emergency,
  ...people,
  ...team,
  ...ended,
  ...summary,
  ...afterQuestions,
  ...elsewhere,
};

/** What has no step of its own here, by family: `risk.neck`, `stocktake.words`, `plan.start`, `card.phone`. */
const FAMILIES: Readonly<Record<string, Step>> = {
  stocktake: TOWARDS_PLACE,
  speak: TOWARDS_PLACE,
  risk: TOWARDS_PLACE,
  relative: TOWARDS_PLACE,
  signpost: { enter: () => ({ to: 'signpost.for_whom' }) },
  help: { enter: () => ({ to: 'signpost.for_whom' }) },
  pro: { enter: () => ({ to: 'pro.doors' }) },
  plan: NOT_HERE,
  parties: NOT_HERE,
};

/** An unknown name is our own fault. */
export function smsStep(name: string): Step {
  const [family = '', id = ''] = name.split('.');
  const known = SMS_STEPS[name] ?? FAMILIES[family];
  if (known !== undefined) return known;
  if (family === 'card') return cardBySms(id);
  if (family === 'sms') return questionStep(name);
  throw new Error(`no step ${name} by SMS`);
}
