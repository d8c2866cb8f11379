import assert from 'node:assert/strict';
import { FormsBench, formOf } from './forms-bench.js';
import type { FormTalk } from './form-talk.js';

const stepsOf = (talk: FormTalk): string[] =>
  [...talk.html.matchAll(/data-step="([^"]*)"/g)].map(([, step = '']) => step);

/** The whole talk by forms, as a program would send them: what is kept, what is shown, what comes twice. */
describe('a talk by forms', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  before(() => bench.open());
  after(() => bench.close());

  it('begins with the first answer, which is not lost', async () => {
    const talk = await bench.visitor();
    assert.equal(await bench.server.store.since(talk.id, 0), 'gone', 'nothing is kept for who only reads');
    await talk.say('Oui');
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
    assert.deepEqual(stepsOf(talk).slice(-1), ['menu.choose']);
    assert.match(talk.html, /class="chosen">✓ Oui</);
  });

  it('shows the whole talk at each step, whose words, and only the last question can be answered', async () => {
    const talk = await bench.visitor('Oui', 'je ne sais pas par où commencer');
    assert.match(talk.html, /<p class="own" data-from="visitor">je ne sais pas par où commencer<\/p>/);
    assert.ok(talk.html.match(/<article[^>]* data-from="bot"/g)!.length >= 3);
    const live = talk.html.lastIndexOf('<article');
    assert.ok(talk.html.indexOf('<button name="choose"', talk.html.indexOf('id="log"')) > live);
  });

  it('goes to the menu, back and to erasing by buttons that say what could be written', async () => {
    const talk = await bench.visitor('Oui', 'Faire le point');
    await talk.submit({ choose: 'Retour' });
    assert.equal(stepsOf(talk).at(-1), 'menu.choose');
    await talk.say('titre de séjour');
    for (const name of ['Menu', 'Retour', 'Tout effacer'])
      assert.match(talk.html, new RegExp(`<button[^>]* name="choose" value="${name}" form="go"`));
    await talk.submit({ choose: 'Menu' });
    assert.equal(stepsOf(talk).at(-1), 'menu.choose');
    const { id } = talk;
    await talk.submit({ choose: 'Tout effacer' });
    assert.equal(await bench.server.store.since(id, 0), 'gone');
  });

  it('puts nothing in the address, sets no cookie and carries no script', async () => {
    const talk = await bench.visitor('Oui');
    assert.match(talk.html, /<form id="write"[^>]* method="post" action="\/"/);
    assert.doesNotMatch(talk.html, /<script|\sstyle=|\son[a-z]+=|action="\/[^"]/);
    const { origin } = new URL(bench.server.url);
    const posted = { method: 'POST', body: formOf(talk, { say: 'menu' }), headers: { origin } };
    const answer = await fetch(bench.server.url, posted);
    assert.equal(answer.headers.get('set-cookie'), null);
    assert.equal(answer.headers.get('cache-control'), 'no-store, no-transform');
    assert.equal(answer.headers.get('referrer-policy'), 'same-origin');
    assert.match(
      answer.headers.get('content-security-policy') ?? '',
      /default-src 'none'.*form-action 'self' https:\/\/meteofrance\.com https:\/\/www\.meteofrance\.com;/,
    );
  });

  it('hears a form that is sent twice once, one after the other and at the same time', async () => {
    const talk = await bench.visitor('Oui');
    const form = formOf(talk, { say: 'je veux un lieu' });
    await Promise.all([talk.post(form), talk.post(form)]);
    await talk.post(form);
    assert.deepEqual(await bench.saidBy(talk), ['Oui', 'je veux un lieu']);
    assert.doesNotMatch(talk.text, /avait déjà avancé/);
  });

  it('hears the first form once too', async () => {
    const talk = await bench.visitor();
    const form = formOf(talk, { choose: 'Oui' });
    await Promise.all([talk.post(form), talk.post(form)]);
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
  });

  it('takes no answer to a question gone by for an answer to the next, and says so', async () => {
    const talk = await bench.visitor('Oui');
    const old = formOf(talk, { choose: 'Un lieu' });
    await talk.say('Faire le point');
    const step = stepsOf(talk).at(-1);
    await talk.post(old);
    assert.equal(talk.status, 200);
    assert.match(talk.text, /L'échange avait déjà avancé\. Voici où nous en sommes\./);
    assert.equal(stepsOf(talk).at(-1), step);
    assert.deepEqual(await bench.saidBy(talk), ['Oui', 'Faire le point']);
  });

  it('gives back to the field the words written on a page gone by', async () => {
    const talk = await bench.visitor('Oui');
    const old = formOf(talk, { say: 'des mots "à" <garder>' });
    await talk.say('Faire le point');
    await talk.post(old);
    assert.match(talk.html, /<textarea[^>]*>des mots "à" &lt;garder&gt;<\/textarea>/);
    assert.match(talk.text, /Vos mots sont dans le champ\./);
    await talk.submit({ say: 'des mots à garder' });
    assert.deepEqual((await bench.saidBy(talk)).slice(-1), ['des mots à garder']);
  });

  it('keeps in the field what was written there when a button was pressed', async () => {
    const talk = await bench.visitor();
    await talk.submit({ choose: 'Oui', say: 'un début de' });
    assert.match(talk.html, /<textarea[^>]*>un début de<\/textarea>/);
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
  });

  it('shows the talk again for a form that says nothing', async () => {
    const talk = await bench.visitor('Oui');
    for (const say of ['', '  \u200b ']) {
      await talk.submit({ say });
      assert.equal(stepsOf(talk).at(-1), 'menu.choose');
    }
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
  });

  it('changes its language by a button, where it stands', async () => {
    const talk = await bench.visitor('Oui');
    assert.match(talk.html, /<button class="tongue" name="choose" value="English" form="go" lang="en">/);
    await talk.post(formOf(talk, { choose: 'English' }));
    assert.match(talk.html, /<html lang="en">/);
    assert.match(talk.text, /Leave\n/);
    await talk.open('en');
    await talk.say('Yes');
    assert.match(talk.html, /<html lang="en">.*lang="en" data-step="menu.choose"/s);
  });

  it('shows what may be shown again: a telephone number is masked', async () => {
    const talk = await bench.visitor('Oui', 'mon numéro 06 39 98 12 34');
    assert.match(talk.html, /class="own"[^>]*>mon numéro •••/);
    assert.ok(!talk.html.includes('06 39 98'));
  });

  it('shows nothing of before once somebody reads along', async () => {
    const talk = await bench.visitor('Oui', 'mon mari me frappe', "quelqu'un arrive");
    assert.equal(stepsOf(talk).at(-1), 'traces.neutral');
    assert.doesNotMatch(talk.text, /frappe|Faire le point/);
    await talk.submit({ look: '1', say: 'il me frappe' });
    assert.ok(!talk.html.includes('frappe'));
  });

  it('begins for a form that brought no token, and in French for any language it does not know', async () => {
    const talk = await bench.visitor();
    await talk.post(new URLSearchParams({ choose: 'Oui', lang: 'xx' }));
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
    assert.match(talk.html, /<html lang="fr">/);
  });

  it('puts the reader at the first new message', async () => {
    const talk = await bench.visitor('Oui');
    assert.match(talk.html, /data-step="menu.choose" data-from="bot"><p tabindex="-1" autofocus>/);
    assert.equal(talk.html.match(/ autofocus>/g)?.length, 1);
  });
});

describe('boxes, where several answers fit', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  before(() => bench.open());
  after(() => bench.close());

  const toBoxes = ['oui', 'Faire le point', 'Passer', 'mon mari', 'jamais', 'non', 'non', 'non', 'oui', 'Je préfère ne pas dire', 'Continuer les questions']; // prettier-ignore
  const tick = (talk: FormTalk, ticked: string[], pressed?: string): Promise<void> => {
    const form = formOf(talk, {});
    for (const value of ticked) form.append('choose', value);
    if (pressed !== undefined) form.append('choose', pressed);
    return talk.post(form);
  };

  it('ticked together and sent are one answer, and the talk goes on', async () => {
    const talk = await bench.visitor(...toBoxes);
    const boxes = talk.boxes();
    assert.ok(boxes.length >= 3);
    await tick(talk, boxes.slice(0, 2));
    assert.deepEqual((await bench.saidBy(talk)).slice(-3), [...boxes.slice(0, 2), "C'est tout"]);
    assert.notEqual(stepsOf(talk).at(-1), 'risk.worse');
  });

  it('ticked by words come back ticked, and can be cleared', async () => {
    const talk = await bench.visitor(...toBoxes);
    const [first = '', second = ''] = talk.boxes();
    await talk.say(first);
    assert.deepEqual(talk.buttons().includes("C'est tout"), true);
    assert.match(talk.html, /type="checkbox"[^>]* checked>/);
    assert.equal(talk.html.match(/data-step="risk.worse"[^]*?type="checkbox"/g)?.length, 1);
    const form = formOf(talk, {});
    form.delete('choose');
    form.append('choose', second);
    form.append('choose', "C'est tout");
    await talk.post(form);
    assert.deepEqual((await bench.saidBy(talk)).slice(-3), [first, second, "C'est tout"]);
    const state = await bench.server.store.load(talk.id);
    assert.ok(state !== 'gone');
    assert.equal(state.state.answers['worse']?.length, 1);
  });

  it('sent twice are heard once', async () => {
    const talk = await bench.visitor(...toBoxes);
    const form = formOf(talk, {});
    for (const value of talk.boxes().slice(0, 2)) form.append('choose', value);
    const before = (await bench.saidBy(talk)).length;
    await Promise.all([talk.post(form), talk.post(form)]);
    await talk.post(form);
    assert.equal((await bench.saidBy(talk)).length, before + 3);
    assert.doesNotMatch(talk.text, /avait déjà avancé/);
  });

  it('are left alone by the way to the other language', async () => {
    const talk = await bench.visitor(...toBoxes);
    await talk.say(talk.boxes()[0] ?? '');
    const form = formOf(talk, { choose: 'English' });
    form.delete('boxes');
    await talk.post(form);
    assert.match(talk.html, /type="checkbox"[^>]* checked>/);
  });
});
