import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MASK, maskPersonal } from '../../bots/masking.js';

describe('masking what names a person', () => {
  const hidden: readonly (readonly [string, string])[] = [
    ['mon tel 06.12.34.56.78 merci', `mon tel ${MASK} merci`],
    ['06/12/34/56/78', MASK],
    ['06 12 34 56 78', MASK],
    ['0612345678.', `${MASK}.`],
    ['+33 (0)6 12 34 56 78', MASK],
    ['+33612345678', MASK],
    ['0033 6 12 34 56 78', MASK],
    ['0692 12 34 56', MASK],
    ['0692123456', MASK],
    ['06  12  34  56  78', MASK],
    ['06\n12345678', MASK],
    ['(06) 12 34 56 78', `(${MASK}`],
    ['06\u200b12345678', MASK],
    ['6 12 34 56 78', MASK],
    ['+44 7911 123456', MASK],
    ['prénom.nom@exemple.fr.', `${MASK}.`],
    ['écris à zoé.l@exemple.com stp', `écris à ${MASK} stp`],
    ['va sur www.exemple.fr/page, ok', `va sur ${MASK}, ok`],
    ['https://x.y/z?a=1.', `${MASK}.`],
    ['exemple.com', MASK],
    ['12 rue du Moulin', MASK],
    ['12 rue du moulin vite', `${MASK} vite`],
    ['au 3 bis av. de la gare, à Levroux', `au ${MASK}, à Levroux`],
    ['12 rue Jean Jaurès Châteauroux', `${MASK} Châteauroux`],
    ['15 rue du Général de Gaulle 36000 Châteauroux', `${MASK} 36000 Châteauroux`],
    ['12 rue du 8 mai 1945 36100 Issoudun', `${MASK} 36100 Issoudun`],
    ['8 place de la République à Issoudun', `${MASK} à Issoudun`],
    ["n°4 chemin de l'église", MASK],
    ['a.fr0612345678', `${MASK}${MASK}`],
    ['zoe.0612345678@exemple.fr', MASK],
    ['12 High Street please', `${MASK} please`],
  ];
  for (const [text, shown] of hidden)
    it(`shows "${text}" as "${shown}"`, () => assert.equal(maskPersonal(text), shown));

  const kept = [
    'appelez le 17, le 3919 ou le 116 006',
    '36100',
    "j'ai 45 ans, 36000 Châteauroux",
    '1 et 3',
    'le 12/03/2024 à 10h',
    '01/02/2024 10h30',
    '2024-03-12',
    'merci.beaucoup',
    'il est partie.il revient',
    "j'ai peur.ca fait mal",
    'une rue, 2 places, 3 chemins',
    '2 place pour moi et mes enfants',
    '36100 36000 36200',
    'vers 18h30',
    '',
  ];
  for (const text of kept) it(`leaves "${text}"`, () => assert.equal(maskPersonal(text), text));

  const pieces = fc.constantFrom(
    '06',
    '12',
    ' ',
    '.',
    '/',
    '-',
    '+33',
    '0612345678',
    '@',
    'rue',
    'du',
    'de la',
    'Moulin',
    'jean',
    '12 rue ',
    'a.fr',
    'www.',
    'https://',
    MASK,
    'é',
    '(0)',
    ',',
    '\n',
    '8 mai 1945',
    'bis',
    'lieu-dit ',
    'High Street',
  );

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const once = maskPersonal(parts.join(''));
        assert.equal(maskPersonal(once), once);
      }),
    );
  });

  it('hides a number wherever it stands', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.string({ maxLength: 300 }), (before, after) => {
        const shown = maskPersonal(`${before}\n06 39 98 12 34\n${after}`);
        assert.ok(!shown.includes('06 39 98 12 34'));
      }),
    );
  });

  it('comes through long and hostile texts', () => {
    for (const part of [
      '1 ',
      '06 ',
      'a.',
      'a@',
      '12 rue ',
      '0.',
      'www.',
      '1 rue de la ',
      '+1',
      'jean ',
      '-a',
      'é',
    ]) {
      for (const length of [2000, 100_000]) {
        const text = part.repeat(Math.ceil(length / part.length));
        assert.ok(maskPersonal(text).length <= text.length * 2, part);
      }
    }
  });
});
