import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Ask } from '../../../dialogs/model.js';
import { readAnswer } from '../../../dialogs/reading/answers.js';
import { synonyms } from './danger-content.js';

function ask(ids: readonly string[], many = false): Ask {
  return {
    step: 'risk.test',
    options: ids.map((id) => ({ id, key: `risk.test.${id}` })),
    ...(many ? { many } : {}),
  };
}

const titlesOf = (ask: Ask) => ask.options.map(({ id }) => [`Titre ${id}`, `Title ${id}`]);
function read(text: string, on: Ask) {
  return readAnswer(text, on, titlesOf(on), synonyms);
}
/** The answer as a word: an id, ids joined by a comma, `done`, or `-` when it is not understood. */
function word(text: string, on: Ask): string {
  const answer = read(text, on);
  if (answer === undefined) return '-';
  return 'done' in answer ? 'done' : answer.ids.join(',');
}

const YES_NO = ask(['yes', 'no', 'unknown']);
const NECK = ask(['never', 'recent', 'earlier', 'unknown']);
const THREAT = ask(['no', 'today', 'yes', 'unknown']);
const WEAPON = ask(['no', 'in_hand', 'used', 'within_reach', 'unknown']);
const SAFE = ask(['yes', 'may_come', 'no']);
const SPEAK = ask(['yes', 'writing_only', 'can_go_out', 'later']);
const WHO = ask(['partner_or_ex', 'adult_child', 'parent', 'other', 'rather_not_say']);
const SELF = ask(['no', 'thoughts', 'planned', 'rather_not_say']);
const CONTROL = ask(['watches', 'follows', 'decides', 'locks_in', 'none'], true);
const SEPARATION = ask(['done', 'planned', 'announced', 'none']);

describe('yes, no and I do not know', () => {
  // The list on which Recognizers-Text found 21 of 41: "je sais pas" is a third answer, never a no.
  const boolean: readonly (readonly [string, string])[] = [
    ['oui', 'yes'],
    ['Oui !', 'yes'],
    ['ui', 'yes'],
    ['ouai', 'yes'],
    ['ouais', 'yes'],
    ['ok', 'yes'],
    ['okay', 'yes'],
    ["d'accord", 'yes'],
    ['tout à fait', 'yes'],
    ['exactement', 'yes'],
    ['bien sûr', 'yes'],
    ['je veux bien', 'yes'],
    ['o', 'yes'],
    ['yes', 'yes'],
    ['yep', 'yes'],
    ['oui oui', 'yes'],
    ['non', 'no'],
    ['Non.', 'no'],
    ['nn', 'no'],
    ['nan', 'no'],
    ['n', 'no'],
    ['jamais', 'no'],
    ['pas du tout', 'no'],
    ['non merci', 'no'],
    ['non non non', 'no'],
    ['non jamais', 'no'],
    ['nope', 'no'],
    ['je sais pas', 'unknown'],
    ['je ne sais pas', 'unknown'],
    ['jsp', 'unknown'],
    ['peut-être', 'unknown'],
    ['aucune idée', 'unknown'],
    ["i don't know", 'unknown'],
    ['il ne me laisse pas sortir', '-'],
    ['je ne suis pas en sécurité', '-'],
    ["j'ai dit non mais il a continué", '-'],
    ['ni oui ni non', '-'],
    ['oui mais non', '-'],
    ['oui et non', '-'],
    ['un peu', '-'],
    ['pas vraiment', '-'],
  ];
  it('has the forty-one samples', () => assert.equal(boolean.length, 41));
  for (const [text, answer] of boolean) {
    it(`reads "${text}" as ${answer}`, () => assert.equal(word(text, YES_NO), answer));
  }
});

describe('a short sentence that opens with yes or no', () => {
  const cases: readonly (readonly [string, Ask, string])[] = [
    ['oui il y a un mois', YES_NO, 'yes'],
    ['oui il m’a menacée hier', THREAT, 'yes'],
    ['oui ce soir', THREAT, 'today'],
    ["oui il l'a dit pour cette nuit", THREAT, 'today'],
    ['oui', THREAT, 'yes'],
    ['oui', NECK, '-'],
    ['oui', WEAPON, '-'],
    ['non', NECK, 'never'],
    ['non pas du tout', NECK, 'never'],
    ['non', WEAPON, 'no'],
    ['non il l’a juste posé sur la table', WEAPON, '-'],
    ['non mais il m’a étranglée', NECK, '-'],
    ['non oui', YES_NO, '-'],
    ['oui je crois pas', YES_NO, '-'],
    ['oui', SELF, 'thoughts'],
    ['oui il est dans la pièce', SAFE, '-'],
    ['oui mais il peut arriver', SAFE, 'may_come'],
    ['oui', SAFE, 'yes'],
    ['non', SAFE, 'no'],
    ['non je peux seulement écrire', SPEAK, 'writing_only'],
    ['oui si je chuchote', SPEAK, '-'],
    ['oui en sortant', SPEAK, 'can_go_out'],
  ];
  for (const [text, on, answer] of cases) {
    it(`reads "${text}" as ${answer}`, () => assert.equal(word(text, on), answer));
  }
});

describe('an option named by number, rank or words', () => {
  const cases: readonly (readonly [string, Ask, string])[] = [
    ['2', NECK, 'recent'],
    ['2.', NECK, 'recent'],
    ['2)', NECK, 'recent'],
    ['le 2', NECK, 'recent'],
    ['n°2', NECK, 'recent'],
    ['N° 2', NECK, 'recent'],
    ['nº2', NECK, 'recent'],
    ['numéro 2', NECK, 'recent'],
    ['réponse 2', NECK, 'recent'],
    ['option deux', NECK, 'recent'],
    ['deux', NECK, 'recent'],
    ['deuxième', NECK, 'recent'],
    ['la deuxième', NECK, 'recent'],
    ['la 2ème', NECK, 'recent'],
    ['le second', NECK, 'recent'],
    ['the second', NECK, 'recent'],
    ['the second one', NECK, 'recent'],
    ['2nd', NECK, 'recent'],
    ['la première', NECK, 'never'],
    ['1er', NECK, 'never'],
    ['la dernière', NECK, 'unknown'],
    ['last one', NECK, 'unknown'],
    ['7', NECK, '-'],
    ['0', NECK, '-'],
    ['36100', NECK, '-'],
    ['12', NECK, '-'],
    ['titre RECENT', NECK, 'recent'],
    ['Title earlier', NECK, 'earlier'],
    ['recent', NECK, 'recent'],
    ['hier soir', NECK, 'recent'],
    ['il y a longtemps', NECK, 'earlier'],
    ['mon mari', WHO, 'partner_or_ex'],
    ['Mon ex', WHO, 'partner_or_ex'],
    ['ma femme', WHO, 'partner_or_ex'],
    ['ma mère', WHO, 'parent'],
    ['mon fils', WHO, 'adult_child'],
    ['my husband', WHO, 'partner_or_ex'],
    ['jpreferepa', WHO, 'rather_not_say'],
    ['je préfère ne pas dire', WHO, 'rather_not_say'],
    ['il est chasseur', WEAPON, 'within_reach'],
    ['maintenant', THREAT, 'today'],
    ["c'est fait", SEPARATION, 'done'],
    ['3 armes', WEAPON, '-'],
    ['attendez une seconde', NECK, '-'],
  ];
  for (const [text, on, answer] of cases) {
    it(`reads "${text}" as ${answer}`, () => assert.equal(word(text, on), answer));
  }
});

describe('several answers', () => {
  const cases: readonly (readonly [string, Ask, string])[] = [
    ['1 et 3', CONTROL, 'watches,decides'],
    ['1,3', CONTROL, 'watches,decides'],
    ['1 3', CONTROL, 'watches,decides'],
    ['1et3', CONTROL, 'watches,decides'],
    ['un et trois', CONTROL, 'watches,decides'],
    ['le 1 et le 3', CONTROL, 'watches,decides'],
    ['il me surveille et il me suit', CONTROL, 'watches,follows'],
    ['2', CONTROL, 'follows'],
    ['1 et 9', CONTROL, '-'],
    ['1 et 5', CONTROL, '-'],
    ['13', CONTROL, '-'],
    ["c'est tout", CONTROL, 'done'],
    ['c tout', CONTROL, 'done'],
    ["that's all", CONTROL, 'done'],
    ['tout', CONTROL, 'watches,follows,decides,locks_in'],
    ['non', CONTROL, 'none'],
    ['rien', CONTROL, 'none'],
    ['1 et 3', NECK, '-'],
    ['2 et 2', NECK, 'recent'],
    ["c'est tout", NECK, '-'],
  ];
  for (const [text, on, answer] of cases) {
    it(`reads "${text}" as ${answer}${on.many ? '' : ' where one fits'}`, () =>
      assert.equal(word(text, on), answer));
  }
});

describe('whatever is written', () => {
  it('gives ids on screen only, and several only where several fit', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc
        .array(fc.constantFrom('oui', 'non', '1', '2', 'et', ',', 'pas', 'la', 'mon mari', 'rien'))
        .map((w) => w.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(NECK, THREAT, CONTROL, SAFE), (text, on) => {
        const answer = read(text, on);
        if (answer === undefined || 'done' in answer) return;
        assert.ok(answer.ids.length > 0 && (on.many === true || answer.ids.length === 1));
        assert.ok(answer.ids.every((id) => on.options.some((option) => option.id === id)));
      }),
    );
  });

  it('never makes a no of a sentence that tells something', () => {
    const told = fc.constantFrom(
      'il m’a étranglée',
      'il a un fusil',
      'juste poussée',
      'il ne me laisse pas sortir',
    );
    fc.assert(
      fc.property(fc.constantFrom('non', 'nan', 'no', 'non mais', 'jamais mais'), told, (start, rest) => {
        for (const on of [NECK, WEAPON, THREAT, YES_NO]) assert.equal(word(`${start} ${rest}`, on), '-');
      }),
    );
  });

  it('takes no story for an answer', () => assert.equal(word('oui '.repeat(100), YES_NO), '-'));
});

describe('words of quick texts', () => {
  const said: readonly (readonly [string, Ask, string])[] = [
    ['une personne agée', ask(['man', 'elder', 'child']), 'elder'],
    ['an elderly person', ask(['man', 'elder', 'child']), 'elder'],
    ['je prefere pas le dire', WHO, 'rather_not_say'],
    ['jpreferepasdire', WHO, 'rather_not_say'],
    ['copinne', WHO, 'partner_or_ex'],
    ['mari', WHO, 'partner_or_ex'],
    ['femme', WHO, 'partner_or_ex'],
    ['i am safe now', ask(['sheltered', 'danger_now']), 'sheltered'],
    ['je suis a labri', ask(['sheltered', 'danger_now']), 'sheltered'],
  ];
  for (const [text, on, id] of said) it(`reads ${id} in "${text}"`, () => assert.equal(word(text, on), id));
});
