import { toGsm7 } from '../../content/sms/gsm7.js';
import type { Words } from '../words.js';
import { WINDOW_MINUTES, type Out } from '../../dialogs/sms/with-person.js';

/** The longest name a knock carries: a first name, in the alphabet of SMS. */
const LONGEST_NAME = 20;

/** An SMS of a talk with a person. `name`: the first name she knows the person by, and the only thing a knock says. */
export function personText(out: Out, name: string, words: Words): string {
  switch (out.kind) {
    case 'ask_window':
      return words.text('sms.window', { minutes: WINDOW_MINUTES });
    case 'knock':
      return words.text('sms.knock', { name: toGsm7(name).slice(0, LONGEST_NAME) });
    case 'in_line':
      return words.text('sms.in_line', { count: out.count });
    case 'words':
      return toGsm7(out.text);
  }
}
