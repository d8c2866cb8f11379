import type { Day, Hours, Method } from './model.js';

const methods: Record<Method, string> = {
  phone: 'téléphone',
  text: 'SMS',
  chat: 'tchat',
  visit: 'sur place',
};

const days: Record<Day, string> = {
  mon: 'lun.',
  tue: 'mar.',
  wed: 'mer.',
  thu: 'jeu.',
  fri: 'ven.',
  sat: 'sam.',
  sun: 'dim.',
};

/** Hours for the people who keep a record: « téléphone, lun. mar. de 08:30 à 12:30 », or that none are known. */
export function hoursInFrench(hours: readonly Hours[]): string {
  if (hours.length === 0) return 'horaires inconnus';
  return hours.map(slot).join(' ; ');
}

function slot(hours: Hours): string {
  const method = methods[hours.method];
  if ('always' in hours) return `${method}, jour et nuit`;
  const closed = hours.holidays ? '' : ', sauf jours fériés';
  const open = hours.days.map((day) => days[day]).join(' ');
  return `${method}, ${open} de ${hours.from} à ${hours.to}${closed}`;
}
