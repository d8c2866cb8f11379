import assert from 'node:assert/strict';
import { worldOf } from '../world.js';
import { listenerOf } from '../../../dialogs/danger/listen.js';

const listen = listenerOf(worldOf('indre').content);

/** The plainest way to say a danger: no network learned anew may take one of these for a figure of speech. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  threat_to_kill: [
    'il menace de me tuer',
    'mon mari menace de me tuer',
    'mon mari veut me tuer',
    'il va me tuer',
    "j'ai peur qu'il me tue",
    "il dit qu'il va me tuer",
    'mon mari menace de tuer les enfants',
    'ma femme menace de me tuer',
    'he threatens to kill me',
    'my husband threatens to kill me',
    'my husband wants to kill me',
  ],
  suicidal_self: ['je veux mourir', 'je vais me tuer', "j'ai envie de mourir", 'i want to kill myself'],
  strangulation: ["il m'étrangle", "il m'a étranglée", 'he strangled me', 'he is strangling me'],
  weapon: ['il a un couteau', 'il a une arme', 'he has a knife', 'he has a gun'],
  child_danger: ['il frappe mon fils', 'il tape les enfants', 'he hits my kids'],
  immediate_danger: [
    'au secours',
    'il me tape là maintenant',
    'he is hitting me now',
    'he locks me in',
    'papa tape maman',
  ],
  past_violence: ['mon mari me frappe', "mon mari m'a frappée"],
  sexual_violence: ["il m'a violée", 'he raped me'],
};

describe('Danger in its plainest words', () => {
  for (const [label, texts] of Object.entries(PLAIN))
    for (const text of texts)
      it(`is heard as ${label}: ${text}`, () => {
        assert.ok(listen(text).some((hit) => hit.label === label));
      });
});
