import assert from 'node:assert/strict';
import { indre, understood } from './labelled.js';

const nameOf = (insee: string): string => indre.communes.find((one) => one.insee === insee)?.name ?? insee;

/** What is understood, in short: the names, or the département, or nothing. */
function read(text: string): string {
  const { kind, communes, departement } = understood(text);
  if (kind === 'outside') return `outside ${departement ?? ''}`.trim();
  return communes.map(({ insee }) => nameOf(insee)).join(', ') || kind;
}

function reads(cases: Record<string, string>): void {
  for (const [text, expected] of Object.entries(cases)) assert.equal(read(text), expected, text);
}

describe('A postcode and a name', () => {
  it('settle each other: the name after the code, then the one just before it', () => {
    reads({
      '36110 levroux puis vatan': 'Levroux',
      'vatan 36110 levroux': 'Levroux',
      'levroux 36110': 'Levroux',
      'issoudun levroux 36110': 'Levroux',
      'baudres levroux 36110': 'Levroux',
      '36110 baudres levroux': 'Baudres',
      '36170 la chatre': 'La Châtre-Langlin',
      '36110 issoudun levroux': 'Levroux',
      '36110 levroux saint denis': 'Levroux',
      '36200 dargenton': 'Argenton-sur-Creuse',
    });
  });

  it('settle each other through a slip, after the code or before it', () => {
    reads({ '36110 leroux': 'Levroux', 'leroux 36110': 'Levroux' });
    assert.equal(understood('36110 zut').communes.length, 10);
    assert.equal(understood('36110 paris').communes.length, 10);
    assert.equal(understood('dans le jura 36100').communes.length, 17);
  });

  it('disagree: a whole name of ours is believed', () => {
    reads({ '36110 issoudun': 'Issoudun', 'issoudun 36110 zut': 'Issoudun', '18000 levroux': 'Levroux' });
    reads({ '99999 levroux': 'Levroux', '75001 levroux': 'Levroux', '75001 saint maur': 'Saint-Maur' });
  });

  it('disagree: a mere part of a name of ours is not believed', () => {
    reads({ 'vicq 80850': 'outside 80' });
    assert.equal(understood('36160 leguzon').communes.length, 12);
  });

  it('say nothing when no place has such a postcode', () => {
    reads({ '99999': 'none' });
  });

  it('are elsewhere when both may be', () => {
    reads({ '94100 saint maur': 'outside 94', '18000 paris': 'outside 18' });
    reads({ '37160 buxeuil': 'outside 86' });
  });
});

describe('A name of ours', () => {
  it('is completed by what stands beside it', () => {
    reads({
      'neuvy saint sepulcre': 'Neuvy-Saint-Sépulchre',
      'menetreol sous vatan': 'Ménétréols-sous-Vatan',
      'sous vatan': 'Vatan',
    });
  });

  it('gives way to a longer one whose rest is misspelt beside it, and to no other word', () => {
    reads({
      'la châtre-llanglin': 'La Châtre-Langlin',
      "la chatre-l'anglain": 'La Châtre-Langlin',
      'la chatre merci': 'La Châtre',
      'la chatre lundi': 'La Châtre',
      'la chatre': 'La Châtre',
    });
  });

  it('is elsewhere when more of the name, or a département, says so', () => {
    reads({
      'villedieu les poeles': 'outside 50',
      'villedieu 84': 'outside 84',
      'saint aubin nord': 'outside 59',
      'saint denis 93': 'outside 93',
      'saint benoit 86': 'outside 86',
      'saint benoit la foret': 'outside 37',
      'villefranche sur mer': 'outside 06',
      'saint martin de re': 'outside 17',
      'je suis à villedieu les poeles depuis hier': 'outside 50',
    });
  });

  it('is elsewhere in no département in particular when several have it', () => {
    reads({ 'je suis à la chapelle du bois': 'outside' });
  });

  it('stays ours when what goes on is too short to be another name', () => {
    reads({ 'villedieu les': 'Villedieu-sur-Indre', 'saint denis de': 'Saint-Denis-de-Jouhet' });
  });

  it('stays ours when there is no such name there', () => {
    reads({
      'levroux 75': 'Levroux',
      'levroux 12 ans': 'Levroux',
      'villedieu 36': 'Villedieu-sur-Indre',
      'vatan sur mer': 'Vatan',
      'levroux de paris': 'Levroux',
      'saint denis': 'Saint-Denis-de-Jouhet',
    });
  });

  it('is believed before one beside it, and before one elsewhere', () => {
    reads({ 'levroux et paris': 'Levroux', 'à côté de levroux à vatan': 'Vatan' });
  });

  it('with another of ours is a choice, the most populous first', () => {
    reads({ 'levroux et déols': 'Déols, Levroux', 'vatan et châteauroux': 'Châteauroux, Vatan' });
    reads({
      'ambrault et vicq': 'Ambrault, Vicq-sur-Nahon, Vicq-Exemplet',
      'villedieu les poeles et levroux': 'Levroux, Villedieu-sur-Indre',
    });
  });

  it('may be known by an accent', () => {
    reads({ valencé: 'Valençay', 'valencé svp': 'Valençay', 'valencé zut': 'none' });
    reads({ 'je suis à valencé': 'Valençay', 'saint-sevér': 'Sainte-Sévère-sur-Indre' });
  });

  it('is not heard in a name elsewhere that has no accent there', () => {
    reads({ brienne: 'outside 71', 'je suis à brienne': 'outside 71' });
  });

  it('is not heard in a part of a longer name elsewhere', () => {
    reads({ 'je suis à châtillon-la-palud pas loin de bourges': 'outside 01' });
    reads({ 'les préaux': 'outside 27', 'je suis à valencé, ma soeur à saint-amand-montrond': 'Valençay' });
    reads({ 'ma soeur est à saint-amand-montrond, je suis à valencé': 'Valençay' });
  });
});

describe('A name elsewhere', () => {
  it('is where she is before where she is near', () => {
    reads({ 'pres de paris a bourges': 'outside 18', 'pres de bourges': 'outside 18' });
  });

  it('may be told by its number', () => {
    reads({ 'dans le 36': 'none', 'je suis dans le 18': 'outside 18', 'paris 18': 'outside 75' });
    reads({ 'villeneuve dans le lot': 'outside 46' });
  });

  it('that several départements have is in the one told after it, if it is one of them', () => {
    reads({ valence: 'outside', 'valence 26': 'outside 26', 'valence 41': 'outside' });
  });

  it('comes with no commune of ours', () => {
    assert.deepEqual(understood('bourges').communes, []);
  });
});
