import assert from 'node:assert/strict';
import { topOf } from '../../dialogs/state.js';
import { typed } from './typed.js';
import { after, choose, worldOf } from './world.js';

const world = worldOf();
const atMenu = after(world, choose('yes')).state;

/** What is written in French of danger now, and the same in English. */
const TWINS: readonly (readonly [french: string, english: string])[] = [
  ['il défonce la porte', 'he is breaking the door down'],
  ['il est en train de casser la porte', 'he is kicking the door in'],
  ['il a un fusil et il arrive', 'he has a gun and he is coming'],
  ["il m'étrangle", 'he is strangling me'],
  ["j'ai du mal à avaler depuis qu'il m'a serré la gorge", 'im having trouble swallowing since he grabbed my throat'],
  ["j'arrive plus à avaler", "i can't swallow"],
  ["j'ai mal à avaler", 'it hurts to swallow'],
  ['il m enferme', 'he locks me in'],
  ["il m'a enfermée dans la chambre", 'he locked me in the bedroom'],
  ['je suis cachée dans la salle de bain', "i'm hiding in the bathroom"],
  ['il est en train de me frapper', 'he is hitting me'],
  ['il a un couteau dans la main', 'he has a knife in his hand'],
  ["j'ai pris tous mes cachets", 'i took all my pills'],
]; // prettier-ignore

describe('Danger now is heard alike in French and in English', () => {
  for (const [french, english] of TWINS) {
    for (const text of [french, english]) {
      it(`in « ${text} »`, async () => {
        assert.equal(topOf((await typed(text, atMenu, world)).state), 'emergency.card');
      });
    }
  }

  it('as a call for a doctor where she cannot swallow', async () => {
    for (const text of ["j'arrive plus à avaler", "i can't swallow"])
      assert.equal((await typed(text, atMenu, world)).state.emergency, 'medical');
  });

  it('and not where nobody is in danger', async () => {
    for (const text of [
      "j'arrive pas à avaler cette histoire",
      "i can't swallow my pride",
      'la porte est cassée',
    ])
      assert.notEqual(topOf((await typed(text, atMenu, world)).state), 'emergency.card', text);
  });
});
