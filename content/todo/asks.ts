import { hoursInFrench } from '../hours-in-french.js';
import type { Hours, Line, Place } from '../model.js';

/** How to reach who keeps a service: its number, else its site, else where it was found. */
export function whomToCall(record: Line | Place): string {
  const phone = 'on_bill' in record ? record.number : record.phone;
  const written = 'on_bill' in record && record.sms !== undefined ? [`SMS ${record.sms}`] : [];
  const known = [...(phone === undefined ? [] : [phone]), ...written, ...(record.web ? [record.web] : [])];
  return known.length > 0 ? known.join(' · ') : `contact à trouver, d'après : ${record.sources.join(' ; ')}`;
}

/** What nobody knows yet first, then what is only to be confirmed. In French, one question each. */
export function whatToAsk(record: Line | Place): string[] {
  return [...('on_bill' in record ? ofLine(record) : ofPlace(record)), ...hoursAsked(record.hours)];
}

function ofLine({ kind, cost, on_bill, if_no_answer, number, what_happens }: Line): string[] {
  const calls = number !== undefined;
  return [
    ...(cost === undefined ? ['Est-ce gratuit ?'] : [`Est-ce toujours « ${cost.fr} » ?`]),
    ...(calls && on_bill === 'unknown' ? ["L'appel se voit-il sur la facture ?"] : []),
    ...(if_no_answer === undefined && calls && kind !== 'emergency'
      ? ['Que faire si personne ne répond ?']
      : []),
    `Qui répond ? Est-ce bien : « ${what_happens.fr} » ?`,
  ];
}

function ofPlace(place: Place): string[] {
  const { phone, ask_for, serves } = place;
  const lacksAddress = 'desks' in place && place.address === undefined;
  return [
    ...(phone === undefined ? ['Quel numéro donner ?'] : []),
    ...(lacksAddress ? ['À quelle adresse venir ?'] : []),
    ...(serves.length === 0 ? ['Pour quelles communes ?'] : []),
    ask_for === undefined ? 'Qui répond, et qui demander ?' : `Faut-il toujours dire : « ${ask_for.fr} » ?`,
  ];
}

function hoursAsked(hours: readonly Hours[]): string[] {
  return [
    hours.length === 0
      ? 'Quels jours, à quelles heures ?'
      : `Ces horaires sont-ils justes : ${hoursInFrench(hours)} ?`,
  ];
}
