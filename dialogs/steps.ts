import { cardStep } from './card.js';
import { child } from './child.js';
import { emergency } from './emergency.js';
import { ended } from './ended.js';
import { help, helpStep } from './help.js';
import { human } from './human.js';
import { hurter } from './hurter.js';
import { menu } from './menu.js';
import { opening } from './opening.js';
import { otherLanguage } from './other-language.js';
import { placeAsked } from './place-asked.js';
import { parties } from './parties.js';
import { professional } from './professional.js';
import { relative, relativeStep } from './relative.js';
import { report } from './reported.js';
import { riskStep } from './risk.js';
import { planStep, safetyPlan } from './safety-plan.js';
import { signpost } from './signpost.js';
import { smsStep } from './sms/steps.js';
import { speak } from './speak.js';
import { stocktake } from './stocktake.js';
import { summary } from './summary.js';
import { talking } from './talking.js';
import { traces } from './traces.js';
import { worries } from './worries.js';
import type { Dialog, State, Step } from './model.js';

/** Every step by name. A new path is one more dialog here. */
export const STEPS: Dialog = {
  ...opening,
  ...menu,
  ...emergency,
  ...stocktake,
  ...worries,
  ...speak,
  ...placeAsked,
  ...signpost,
  ...help,
  ...relative,
  ...human,
  ...summary,
  ...talking,
  ...ended,
  ...child,
  ...professional,
  ...hurter,
  ...safetyPlan,
  ...parties,
  ...traces,
  ...report,
  ...otherLanguage,
};

/**
 * The questions' steps are made from content: `risk.neck`, `relative.now`. An unknown name is our own fault. By SMS a
 * step has the same name and meaning, and says it in fewer words.
 */
export function stepNamed(name: string, channel: State['channel'] = 'web'): Step {
  const step = channel === 'sms' ? smsStep(name) : pageStep(name);
  if (step === undefined) throw new Error(`no step ${name}`);
  return step;
}

/** A step of the page; `undefined` for one that only SMS has. */
export function pageStep(name: string): Step | undefined {
  const known = STEPS[name];
  if (known !== undefined) return known;
  const [family, id] = name.split('.');
  if (family === 'risk' && id !== undefined) return riskStep(id);
  if (family === 'relative' && id !== undefined) return relativeStep(id);
  if (family === 'card' && id !== undefined) return cardStep(id);
  if (family === 'help' && id !== undefined) return helpStep(id);
  return family === 'plan' && id !== undefined ? planStep(id) : undefined;
}
