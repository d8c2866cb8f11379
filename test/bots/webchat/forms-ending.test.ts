import assert from 'node:assert/strict';
import { FormsBench, formOf } from './forms-bench.js';
import { call, openTalk } from './caller.js';
import type { FormTalk } from './form-talk.js';
import { nobodyOnDuty, type Desk } from '../../../bots/handover/desk.js';

/** Only this: a title, one way on, one way out. No word of hers, none of the subject. */
function assertNeutral(talk: FormTalk): void {
  assert.equal(talk.status, 410);
  assert.equal(talk.text, 'La page est vide.\nRecommencerQuitter');
  assert.doesNotMatch(talk.html, /<script|<article|<textarea|violence|moulin/i);
}

describe('a talk by forms, once it has ended', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  before(() => bench.open());
  after(() => bench.close());

  it('leads to the neutral site and is erased when she leaves, however often', async () => {
    const talk = await bench.visitor('Oui');
    const { id } = talk;
    const leaving = formOf(talk, { leave: '1' });
    for (let times = 0; times < 2; times += 1) {
      await talk.post(leaving);
      assert.deepEqual([talk.status, talk.location, talk.html], [303, 'https://meteofrance.com/', '']);
    }
    assert.equal(await bench.server.store.since(id, 0), 'gone');
  });

  it('can be left with a token that is no token, and with none', async () => {
    const talk = await bench.visitor();
    const other = await bench.visitor('Oui');
    const marks = bench.marks;
    for (const token of [{ token: 'forged' }, { token: '' }, {}] as Record<string, string>[]) {
      await talk.post(new URLSearchParams({ leave: '1', ...token }));
      assert.deepEqual([talk.status, talk.location], [303, 'https://meteofrance.com/']);
    }
    assert.equal(bench.marks, marks, 'nothing is kept of it');
    assert.deepEqual(await bench.saidBy(other), ['Oui']);
  });

  it('can be left wherever the form seems to come from: who holds the token could end it anyhow', async () => {
    for (const origin of ['null', 'https://elsewhere.example']) {
      const talk = await bench.visitor('Oui');
      const { id } = talk;
      await talk.post(formOf(talk, { leave: '1' }), { origin, 'sec-fetch-site': 'cross-site' });
      assert.equal(talk.status, 303);
      assert.equal(await bench.server.store.since(id, 0), 'gone');
    }
  });

  it('is erased by « Quitter » on the first page too, and its forms show nothing afterwards', async () => {
    const talk = await bench.visitor();
    assert.equal(talk.html.match(/<button class="quit" name="leave" value="1" form="write"/g)?.length, 2);
    const [first, leaving] = [formOf(talk, { say: 'Moulin' }), formOf(talk, { leave: '1' })];
    await talk.post(first);
    const { id } = talk;
    await talk.post(leaving);
    assert.equal(talk.status, 303);
    assert.equal(await bench.server.store.since(id, 0), 'gone');
    await talk.post(first);
    assertNeutral(talk);
  });

  it('does not begin from the first page once that was left without a word', async () => {
    const talk = await bench.visitor();
    const first = formOf(talk, { say: 'Moulin' });
    await talk.submit({ leave: '1' });
    await talk.post(first);
    assertNeutral(talk);
  });

  it('leads to the neutral site when she leaves by a word, at the first form too', async () => {
    for (const said of [[], ['Oui']]) {
      const talk = await bench.visitor(...said);
      await talk.submit({ say: 'quitter' });
      assert.deepEqual([talk.status, talk.location], [303, 'https://meteofrance.com/']);
    }
  });

  it('shows a page that names nothing when she erases, and for every form of that talk sent again', async () => {
    const talk = await bench.visitor();
    const forms = [];
    for (const say of ['mon mari Moulin me frappe', 'oui', 'effacer']) {
      forms.push(formOf(talk, { say }));
      await talk.submit({ say });
    }
    assertNeutral(talk);
    for (const form of [...forms, ...forms]) {
      await talk.post(form);
      assertNeutral(talk);
    }
  });

  it('never begins anew from a form of a talk that was left', async () => {
    const talk = await bench.visitor();
    const first = formOf(talk, { say: 'Moulin' });
    await talk.post(first);
    await talk.submit({ leave: '1' });
    await talk.post(first);
    assertNeutral(talk);
  });

  it('is gone after half an hour of silence, and so are the words sent then', async () => {
    const talk = await bench.visitor('Oui');
    bench.now = new Date(bench.now.getTime() + 31 * 60_000);
    await talk.submit({ say: 'Moulin' });
    assertNeutral(talk);
  });

  it('does not begin from a page of yesterday, nor go on where nothing is known of it', async () => {
    const old = await bench.visitor();
    bench.now = new Date(bench.now.getTime() + 13 * 3_600_000);
    await old.submit({ choose: 'Oui' });
    assertNeutral(old);
    const lost = await bench.visitor();
    const form = formOf(lost, { choose: 'Oui' });
    form.set('n', '7');
    await lost.post(form);
    assertNeutral(lost);
  });
});

describe('hostile forms', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  before(() => bench.open());
  after(() => bench.close());

  it('with a forged, cut or strange token get the page that names nothing', async () => {
    const talk = await bench.visitor('Oui');
    const token = talk.hidden('token');
    for (const forged of [
      'x',
      '',
      token.slice(0, -2),
      `${token}.x`,
      token.replace('.', '..'),
      '\0',
      'é'.repeat(900),
    ]) {
      await talk.post(new URLSearchParams({ token: forged, n: '3', say: 'Moulin' }));
      assertNeutral(talk);
    }
  });

  it('cannot speak in the talk of a socket ticket, and a token opens its own talk alone', async () => {
    const [one, other] = [await bench.visitor('Oui', 'un secret'), await bench.visitor('Oui')];
    const direct = await openTalk(bench.server);
    const ticket = new URL(direct.streamUrl).searchParams.get('t') ?? '';
    await other.post(new URLSearchParams({ token: ticket, n: '1', say: 'x' }));
    assertNeutral(other);
    const mixed = formOf(await bench.visitor('Oui'), { say: 'bonjour' });
    mixed.append('token', one.hidden('token'));
    await other.post(mixed);
    assert.ok(!other.html.includes('un secret'), 'the first token of a form is the only one');
  });

  it('from another site are not heard, with what a browser says of where they come from', async () => {
    const talk = await bench.visitor('Oui');
    const form = formOf(talk, { say: 'posé par un autre site' });
    const strange: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site', origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', referer: bench.server.url },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: 'null', referer: bench.server.url },
      { origin: '' },
    ];
    for (const headers of strange) {
      await talk.post(form, headers);
      assert.equal(talk.status, 403, JSON.stringify(headers));
      assert.match(talk.html, /href="tel:17".*Recommencer/s);
    }
    await talk.post(form, { 'sec-fetch-site': 'same-origin', origin: 'null' });
    assert.equal(talk.status, 200);
    assert.equal((await bench.saidBy(talk)).filter((one) => one === 'posé par un autre site').length, 1);
  });

  it('of a browser that sends no origin are heard when the page they come from is ours, and not without one', async () => {
    const talk = await bench.visitor('Oui');
    const { url } = bench.server;
    const statusFrom = async (referer?: string) => {
      const headers = { ...(referer !== undefined && { referer }) };
      const body = formOf(talk, { say: `de ${referer}` });
      return (await fetch(url, { method: 'POST', body, headers })).status;
    };
    for (const referer of [
      undefined,
      '',
      'null',
      'about:blank',
      'https://elsewhere.example/',
      `${url}@evil.example/`.replace('/@', '@'),
    ])
      // prettier-ignore
      assert.equal(await statusFrom(referer), 403, referer);
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
    for (const referer of [url, `${url}?lang=en`, new URL('/infos', url).href])
      assert.equal(await statusFrom(referer), 200, referer);
  });

  it('of markup are only ever text', async () => {
    const talk = await bench.visitor();
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)></textarea><b>&amp;';
    await talk.submit({ say: evil });
    assert.ok(talk.text.includes('<script>alert(1)</script>'));
    assert.doesNotMatch(talk.html, /<script|<img|<b>|onerror="/);
    await talk.submit({ choose: evil, say: evil });
    assert.doesNotMatch(talk.html, /<script|<img|<b>/);
  });

  it('in a wrong encoding are read as far as they can be', async () => {
    const talk = await bench.visitor('Oui');
    const held = String(formOf(talk, {}));
    await talk.post(`${held}&say=d%E9sol%E9e%FF%00&%zz=%`);
    assert.equal(talk.status, 200);
    assert.match(talk.html, /class="own"[^>]*>d\uFFFDsol\uFFFDe/);
  });

  it('of another kind are answered by a page with the numbers', async () => {
    const talk = await bench.visitor();
    for (const type of ['multipart/form-data; boundary=x', 'application/json', 'text/plain']) {
      await talk.post('{"say":"Moulin"}', { 'content-type': type });
      assert.equal(talk.status, 415, type);
      assert.match(talk.html, /^<!doctype html>.*href="tel:17".*href="\/"/s);
      assert.ok(!talk.html.includes('Moulin'));
    }
  });

  it('too long for a message come back to the field, and nothing is lost', async () => {
    const talk = await bench.visitor('Oui');
    await talk.submit({ say: 'é'.repeat(2100) });
    assert.equal(talk.status, 413);
    assert.match(talk.text, /Message trop long de 100 signes\./);
    assert.match(talk.html, /<textarea[^>]*>é{2100}<\/textarea>/);
    assert.deepEqual(await bench.saidBy(talk), ['Oui']);
  });

  it('too long for anything get a page with the numbers', async () => {
    const talk = await bench.visitor('Oui');
    await talk.submit({ say: 'x'.repeat(70_000) });
    assert.equal(talk.status, 413);
    assert.match(talk.html, /^<!doctype html>.*href="tel:17"/s);
    assert.ok(talk.html.length < 30_000);
  });

  it('with thousands of answers are heard as one', async () => {
    const talk = await bench.visitor('Oui');
    const form = formOf(talk, {});
    for (let times = 0; times < 3000; times += 1) form.append('choose', `x${times}`);
    await talk.post(form);
    assert.equal((await bench.saidBy(talk)).length, 2);
  });

  it('when the store fails are answered by a page with the numbers', async () => {
    const talk = await bench.visitor('Oui');
    const { store } = bench.server;
    const since = store.since.bind(store);
    store.since = () => Promise.reject(new Error('secret'));
    await talk.submit({ say: 'Moulin' });
    store.since = since;
    assert.equal(talk.status, 500);
    assert.match(talk.html, /^<!doctype html>.*href="tel:17"/s);
    assert.doesNotMatch(talk.html, /Moulin|secret/);
  });
});

describe('a crowd of forms', () => {
  it('of one talk is told to wait, on a page, with her words in the field', async () => {
    const bench = await new FormsBench().open({ env: { MESSAGES_PER_MINUTE: '2' } });
    const talk = await bench.visitor('Oui', 'bonjour');
    await talk.submit({ say: 'encore un mot' });
    assert.equal(talk.status, 429);
    assert.match(talk.text, /Attendez \d+ secondes, puis envoyez à nouveau\. Vos mots sont dans le champ\./);
    assert.match(talk.html, /<textarea[^>]*>encore un mot<\/textarea>.*/s);
    assert.match(talk.html, /href="tel:17"/);
    await talk.submit({ look: '1' });
    assert.equal(talk.status, 200, 'looking never counts');
    await bench.close();
  });

  it('of new talks is told to wait, and the same form begins one later', async () => {
    const bench = await new FormsBench().open({ env: { MOST_CONVERSATIONS: '1' } });
    const one = await bench.visitor('Oui');
    const other = await bench.visitor();
    await other.submit({ say: 'je suis là' });
    assert.equal(other.status, 503);
    assert.match(other.html, /href="tel:17".*<textarea[^>]*>je suis là<\/textarea>/s);
    await one.submit({ leave: '1' });
    await other.submit({ say: 'je suis là' });
    assert.equal(other.status, 200);
    assert.deepEqual(await bench.saidBy(other), ['je suis là']);
    await bench.close();
  });

  it('from one address is told to wait, as by Direct Line', async () => {
    const bench = await new FormsBench().open({ env: { OPENINGS_PER_MINUTE: '1' } });
    await bench.visitor('Oui');
    const late = await bench.visitor('Oui');
    assert.equal(late.status, 429);
    assert.match(late.text, /Attendez \d+ secondes/);
    const direct = await call(bench.server, '/v3/directline/conversations', { method: 'POST' });
    assert.equal(direct.status, 429, 'one count for both');
    await bench.close();
  });
});

describe('waiting for a person, by forms', () => {
  it('has a button to see the new messages, which says nothing in her name', async () => {
    const values = { words: 'tilleul bateau', from: 1, to: 5, known: 1 };
    const desk: Desk = {
      ...nobodyOnDuty,
      people: () => Promise.resolve({ who: 'free', wait: { from: 1, to: 5, known: true } }),
      request: () => Promise.resolve({ kind: 'waiting', case: 'c', seq: 0, values }),
    };
    const bench = await new FormsBench().open({ desk });
    const asking = ['je veux parler à quelqu’un', 'Oui, je veux lui parler', 'Attendre une professionnelle'];
    const talk = await bench.visitor('Oui', ...asking);
    assert.match(talk.html, /<button class="web" name="look" value="1">Voir les nouveaux messages<\/button>/);
    const said = await bench.saidBy(talk);
    await bench.server.turns.tell(talk.id, [
      { type: 'message', text: 'Je suis Marie.', channelData: { step: 'handover.said' } },
    ]);
    await talk.submit({ look: '1', say: 'je commence à' });
    assert.match(talk.html, /data-step="handover.said"[^>]*><p tabindex="-1" autofocus>Je suis Marie\.<\/p>/);
    assert.match(talk.html, /<textarea[^>]*>je commence à<\/textarea>/);
    assert.match(talk.html, /name="look"/);
    assert.deepEqual(await bench.saidBy(talk), said);
    await bench.close();
  });

  it('takes what she wrote before she saw a new message for what it is', async () => {
    const bench = await new FormsBench().open();
    const talk = await bench.visitor('Oui');
    await bench.server.turns.tell(talk.id, [
      { type: 'message', text: 'Bonjour', channelData: { step: 'handover.said' } },
    ]);
    await talk.submit({ say: 'je réponds' });
    assert.deepEqual((await bench.saidBy(talk)).slice(-1), ['je réponds']);
    await bench.close();
  });
});
