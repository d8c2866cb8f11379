import assert from 'node:assert/strict';
import { readTurn } from '../../../bots/read-turn.js';
import { makeWords } from '../../../bots/words.js';
import { gate } from '../../../content/gate.js';
import { listenerOf } from '../../../dialogs/danger/listen.js';
import { readReport } from '../../../dialogs/reading/reports.js';
import { silentReaders } from '../../stories/readers.js';
import { opened, worldOf } from '../world.js';

const world = worldOf();
const { content } = world;
const today = '2026-11-24';
const records = [...content.lines.values(), ...content.places.values()];
const shown = records.filter((record) => gate(record, today).open);
const read = (text: string) => readReport(text, world);
const input = (text: string) =>
  readTurn(text, opened(world).state, {
    content,
    readers: silentReaders,
    listen: listenerOf(content),
    titles: () => [],
    now: world.now,
  });

describe('What says that a number did not work', () => {
  for (const lang of ['fr', 'en'] as const) {
    it(`is what the button under each door posts, in ${lang}`, async () => {
      const words = makeWords(content)(lang, 'web');
      for (const { id, name } of shown) {
        const posted = await input(words.text('report.said', { name: name[lang] }));
        assert.deepEqual(posted, { kind: 'report', record: id });
      }
    });
  }

  it('is also typed with a number, as people write', () => {
    for (const text of [
      'le 3919 ne répond pas',
      'Le 3919 marche pas',
      "3919 n'a pas marché",
      '3919 did not work',
      'le 3919 est occupé',
      'le 3919 sonne dans le vide',
      "j'arrive pas à joindre le 3919",
      '3919 just rings',
      "i can't get through to 3919",
    ])
      assert.equal(read(text), 'vfi-3919', text);
    assert.equal(read("le 17 n'a pas répondu"), 'police-17');
  });

  it('knows the number of a place with spaces and without', () => {
    const place = shown.find((record) => 'phone' in record && record.phone !== undefined);
    const phone = place !== undefined && 'phone' in place ? (place.phone ?? '') : '';
    assert.match(phone, /^0\d( \d\d){4}$/);
    assert.equal(read(`${phone} ne répond pas`), place?.id);
    assert.equal(read(`le ${phone.replaceAll(' ', '')} ne répond pas`), place?.id);
  });

  it('is not a story that ends with the same words, nor a number we do not know', () => {
    const strange = [
      'mon mari ne répond pas',
      'le 0612 ne répond pas',
      'ne répond pas',
      'le 3919',
      '',
      'x'.repeat(5000),
    ];
    for (const text of [...strange, '__proto__ ne marche pas', 'vfi-3919 ne marche pas'])
      assert.equal(read(text), undefined, text);
  });

  it('names nothing that is behind its gate', () => {
    const indre = worldOf('indre');
    const hidden = [...indre.content.lines.values(), ...indre.content.places.values()].filter(
      (record) => !gate(record, today).open,
    );
    assert.ok(hidden.length > 0);
    for (const { name } of hidden)
      assert.equal(readReport(`Ça n'a pas marché : ${name.fr}`, indre), undefined);
  });

  it('gives way to danger said beside it', async () => {
    const heard = await input("il m'étrangle, le 17 ne répond pas");
    assert.equal(heard.kind, 'say');
  });
});
