import assert from 'node:assert/strict';
import { Visit } from './walks-visit.js';

async function visitTo(...texts: string[]): Promise<Visit> {
  const visit = new Visit({ pack: 'demo', lang: 'fr', clock: '2026-11-24T09:00:00Z' });
  for (const text of texts) await visit.write(text);
  return visit;
}

const textsOf = ({ seen }: Visit) => seen.activities.map(({ text = '' }) => text).join('\n');
const stepIn = ({ seen }: Visit) => seen.state.open?.step ?? '';

const CHOSEN = ['oui', 'Autre situation', "Je fais du mal, ou j'ai peur d'en faire"];
const SAID = ['oui', 'plan de sécurité', 'Commencer', "j'ai frappé ma femme"];

describe('On the path of who hurts', () => {
  for (const [how, way] of [
    ['chosen', CHOSEN],
    ['said over a plan', SAID],
  ] as const) {
    it(`(${how}) the menu and « retour » lead to its first screen, and no word opens a plan`, async () => {
      const visit = await visitTo(...way);
      const all = [
        'retour',
        'retour',
        'menu',
        'plan de sécurité',
        'je veux partir',
        'retour',
        'passer',
        'menu',
      ];
      for (const text of all) {
        await visit.write(text);
        assert.equal(visit.seen.state.who, 'hurter', text);
        assert.doesNotMatch(stepIn(visit), /^(?:plan|parties|menu|risk|stocktake)\./, text);
      }
      assert.deepEqual(visit.seen.state.stack, ['hurter.doors']);
    });
  }

  it('a person asked for, or an emergency, leads back to it', async () => {
    for (const text of ['humain', 'urgence']) {
      const visit = await visitTo(...CHOSEN, text, 'menu');
      assert.deepEqual([stepIn(visit), visit.seen.state.who], ['hurter.doors', 'hurter'], text);
    }
  });

  it('saying that it is done to oneself is what leaves it', async () => {
    const visit = await visitTo(...CHOSEN, "C'est à moi qu'on fait du mal");
    assert.deepEqual([stepIn(visit), visit.seen.state.who], ['menu.choose', 'self']);
    await visit.write('plan de sécurité');
    assert.equal(stepIn(visit), 'plan.start');
  });

  const WHERE = [
    'dans quel foyer est ma femme', 'adresse du foyer', 'un foyer', 'le 115', 'je cherche un hébergement',
    "je cherche l'adresse de ma femme", 'comment retrouver ma copine', 'which shelter is my wife in',
    'ma femme a quitté le domicile comment la retrouver', "je veux savoir ce qu'elle a écrit",
  ]; // prettier-ignore

  it('words about a roof or about anybody find the same screen, which never says where anybody is', async () => {
    for (const text of WHERE) {
      const visit = await visitTo(...CHOSEN, text);
      assert.equal(stepIn(visit), 'hurter.doors', text);
      assert.match(textsOf(visit), /Nous ne disons jamais qui nous contacte/, text);
      assert.doesNotMatch(textsOf(visit), /115/, text);
    }
  });

  it('the list of lines leads to no roof either', async () => {
    const visit = await visitTo(...CHOSEN, 'passer', 'Autres lignes, autres aides', 'Un toit ce soir');
    assert.doesNotMatch(textsOf(visit), /115/);
    assert.notEqual(stepIn(visit), 'signpost.roof');
  });
});
