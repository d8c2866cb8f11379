import { dateWords } from '../describe-check.js';
import { gate } from '../gate.js';
import type { Line, Place, Words } from '../model.js';
import { signed } from './html.js';
import { hoursInFrench } from '../hours-in-french.js';

/** Lines or places a visitor may be shown, today or once checked. What is kept out on purpose is left out. */
export function recordsPart(records: readonly (Line | Place)[], today: string): string {
  const kept = records.filter(({ publish }) => publish !== 'no');
  return kept.map((record) => recordRow(record, today)).join('\n');
}

function recordRow(record: Line | Place, today: string): string {
  const { checked, owner } = record;
  const shown = gate(record, today).open ? 'montré' : 'CACHÉ tant qu’il n’est pas vérifié';
  const about = `${shown} · ${owner}, vérifié le ${dateWords(checked.on, 'fr')} · ${hoursInFrench(record.hours)}`;
  return signed(
    record.id,
    about,
    [same(reachedBy(record)), ...wordsOf(record)].filter(({ fr }) => fr !== ''),
  );
}

function same(words: string): Words {
  return { fr: words, en: words };
}

function reachedBy(record: Line | Place): string {
  const numbers = 'number' in record || 'sms' in record ? [record.number, smsOf(record)] : [];
  const phone = 'phone' in record ? record.phone : undefined;
  const address = 'address' in record ? `${record.address ?? ''} ${record.postcode ?? ''}`.trim() : '';
  return [...numbers, phone, address, record.web].filter(Boolean).join(' · ');
}

function smsOf({ sms }: Line): string | undefined {
  return sms === undefined ? undefined : `SMS ${sms}`;
}

/** Name first, then everything else the card says, in its order. */
function wordsOf(record: Line | Place): Words[] {
  const desks = 'desks' in record ? record.desks.map(({ partner }) => partner) : [];
  const said =
    'what_happens' in record ? [record.cost, record.what_happens, record.if_no_answer] : [record.ask_for];
  return [record.name, ...said, ...desks].filter((words) => words !== undefined);
}
