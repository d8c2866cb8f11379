import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { gate } from '../../content/gate.js';
import { loadContent } from '../../content/load.js';
import type { Content, Line, Place } from '../../content/model.js';
import { placeSchema } from '../../content/schema.js';
import { printed } from '../../content/todo/print.js';
import { todoOf } from '../../content/todo/todo.js';
import { dayOfReading, realRoot } from './copy.js';

const content = loadContent(realRoot, 'indre');

function recordOf(id: string): Line | Place {
  const record = content.lines.get(id) ?? content.places.get(id);
  assert.ok(record, id);
  return record;
}

/** The content with one line changed, and behind its gate unless the change says otherwise. */
function withLine(id: string, change: Partial<Line>): Content {
  const line = content.lines.get(id);
  assert.ok(line);
  const changed: Line = { ...line, publish: 'after_check', ...change };
  return { ...content, lines: new Map([...content.lines, [id, changed]]) };
}

/** The content with one more place behind its gate, of which only this is known. */
function withPlace(known: object): Content {
  const place = placeSchema.parse({
    id: 'planted',
    name: { fr: 'Lieu', en: 'Place' },
    hours: [],
    serves: [],
    sources: ['a newspaper'],
    checked: { on: dayOfReading, how: 'secondary_source' },
    review_every: 'P3M',
    owner: 'action-sociale',
    publish: 'after_check',
    confidence: 'low',
    ...known,
  });
  return { ...content, places: new Map([['planted', place]]) };
}

function dueOf(id: string, among = content, today = dayOfReading) {
  return todoOf(among, today).find((due) => due.id === id);
}

describe('The list of what to check', () => {
  it('holds every record behind its gate, and no other while checks are in date', () => {
    const records = [...content.lines.values(), ...content.places.values()];
    const hidden = records.filter((record) => !gate(record, dayOfReading).open).map(({ id }) => id);
    const listed = todoOf(content, dayOfReading).map(({ id }) => id);
    assert.deepEqual([...listed].sort(), [...hidden].sort());
    assert.ok(listed.length > 0);
  });

  it('adds what will be hidden within thirty days, what has been, and what is shown although overdue', () => {
    const checked = { on: '2026-11-23', how: 'phoned' } as const;
    const line = { checked, review_every: 'P3M', publish: 'yes' } as const;
    const tchat = withLine('pnav-tchat', line);
    assert.equal(dueOf('pnav-tchat', tchat, '2027-01-23'), undefined);
    assert.match(dueOf('pnav-tchat', tchat, '2027-01-24')?.why ?? '', /sera caché le 23 février 2027/);
    assert.match(dueOf('pnav-tchat', tchat, '2027-02-23')?.why ?? '', /caché depuis le 23 février 2027/);
    const police = withLine('police-17', line);
    assert.match(dueOf('police-17', police, '2027-02-23')?.why ?? '', /montré, mais à revérifier/);
  });

  it('says whom to call by number, else by site, else from where it was found', () => {
    const call = (known: object) => dueOf('planted', withPlace({ kind: 'esp', ...known }))?.call;
    const site = { web: 'https://www.indre.fr' };
    assert.equal(call({ phone: '02 61 91 00 01', ...site }), '02 61 91 00 01 · https://www.indre.fr');
    assert.equal(call(site), 'https://www.indre.fr');
    assert.equal(call({}), "contact à trouver, d'après : a newspaper");
    const written = withLine('cfcv', { number: undefined, sms: '114', web: undefined });
    assert.equal(dueOf('cfcv', written)?.call, 'SMS 114');
  });

  it('asks what is not known: hours, cost, the bill, who answers, where, for whom', () => {
    const bare = withLine('cfcv', {
      hours: [],
      cost: undefined,
      on_bill: 'unknown',
      if_no_answer: undefined,
    });
    const asked = dueOf('cfcv', bare)?.ask.join('\n') ?? '';
    for (const about of [/gratuit/, /facture/, /personne ne répond/, /Qui répond/, /quelles heures/]) {
      assert.match(asked, about);
    }
    const ofPlace = dueOf('planted', withPlace({ kind: 'esp' }))?.ask.join('\n') ?? '';
    assert.match(ofPlace, /numéro.*adresse.*communes.*qui demander.*heures/s);
  });

  it('asks only to confirm what is known', () => {
    const hours = [{ method: 'phone', days: ['mon'], from: '09:00', to: '12:00', holidays: false }];
    const known = { kind: 'esp', phone: '02 61 91 00 01', address: '1 place', serves: 'departement', hours };
    const asked = dueOf('planted', withPlace(known))?.ask.join('\n') ?? '';
    assert.doesNotMatch(asked, /Quel numéro|À quelle adresse|Pour quelles communes|Quels jours/);
    assert.match(asked, /horaires sont-ils justes : téléphone, lun\. de 09:00 à 12:00/);
  });

  it('never asks where a shelter is', () => {
    const asked = dueOf('planted', withPlace({ kind: 'shelter_access' }))?.ask.join('\n');
    assert.doesNotMatch(asked ?? 'adresse', /adresse/);
  });

  it('begins with what a list of lines offers, and ends with what is kept out on purpose', () => {
    const todo = todoOf(withLine('maltraitance-3977', {}), dayOfReading);
    const offered = todo.map(({ offered: count }) => count > 0);
    assert.deepEqual(
      offered,
      [...offered].sort((a, b) => Number(b) - Number(a)),
    );
    const out = todo.map(({ id }) => recordOf(id).publish === 'no');
    assert.deepEqual(
      out,
      [...out].sort((a, b) => Number(a) - Number(b)),
    );
    assert.ok(todo.some(({ offered: count }) => count > 0));
  });

  it('is printed owner by owner', () => {
    const split = withLine('cfcv', { owner: 'astreinte' });
    const text = printed(todoOf(split, dayOfReading), 'indre');
    assert.match(text, /## astreinte \(1\)\n\n1\. Viols Femmes Informations \[cfcv\]\n {3}Joindre : 0 800/);
    assert.match(printed([], 'indre'), /Rien à vérifier/);
  });

  it('is what npm run content:todo prints', () => {
    const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', 'content/todo/run.ts'], {
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    assert.match(stdout, /^indre, le .*\n\d+ à vérifier/);
  }).timeout(120_000);
});
