import { SegmentedMessage } from 'sms-segments-calculator';
import type { Problem } from '../problem.js';
import { lettersWithoutSms } from '../sms/gsm7.js';
import { everyRecordWording, everyText, type Inspected, type Rule, type Wording } from './inspected.js';

/** A value not known here (a commune's name, an hour) is counted as this long. */
const valueSigns = 20;

/** Texts that no page shows. */
const ONLY_SMS = ['sms.', 'for_child.sms.'];

/**
 * An SMS twin is one message: GSM-7 letters only (é, è, à, ù pass; ê, ç, œ do not) and 160 signs at most. All else may also
 * go out by SMS, a place's name above all: each of its letters must have one that stands for it (../sms/french-letters.ts).
 */
export const smsRule: Rule = (inspected) => [
  ...everyText(inspected)
    .filter(({ form, key }) => form === 'sms' || ONLY_SMS.some((prefix) => key.startsWith(prefix)))
    .flatMap((text) => tooMuch(text, fill(text.words, inspected))),
  ...[...everyText(inspected), ...everyRecordWording(inspected)]
    .filter(({ form }) => form === 'web')
    .flatMap(undecided),
];

function undecided({ file, path, words }: Wording): Problem[] {
  const letters = lettersWithoutSms(words);
  if (letters.length === 0) return [];
  return [file.problemAt(path, `no SMS letter is decided for: ${letters.join(' ')}`)];
}

function tooMuch({ file, path }: Wording, words: string): Problem[] {
  const message = new SegmentedMessage(words, 'auto');
  const odd = [...new Set(message.getNonGsmCharacters())];
  if (odd.length > 0) return [file.problemAt(path, `not in the SMS alphabet: ${odd.join(' ')}`)];
  const signs = message.messageSize / 7;
  return signs > 160 ? [file.problemAt(path, `${signs} signs: an SMS holds 160`)] : [];
}

function fill(words: string, { sources }: Inspected): string {
  const lines = new Map(sources.lines.flatMap(({ data }) => data.map((line) => [line.id, line])));
  return words.replace(/\{\{\s*(?:n\.)?([^},]*?)\s*(?:,[^}]*)?\}\}/g, (_, name: string) => {
    const line = lines.get(name);
    return line?.number ?? line?.sms ?? 'x'.repeat(valueSigns);
  });
}
