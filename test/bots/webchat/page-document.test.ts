import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { pageRoutes } from '../../../bots/webchat/page.js';
import type { Request, Response } from '../../../bots/webchat/route.js';
import { houseOf, pageParts } from './page-content.js';

interface Wish {
  lang?: string;
  as?: string;
  encoding?: string;
  host?: string;
  body?: unknown;
}

describe('the document of the page', function () {
  this.timeout(120_000);

  it('holds the opening, its answers, the emergency numbers and the form to write in without any script', async () => {
    const html = await htmlOf('GET', '/');
    assert.match(html, /^<!doctype html><html lang="fr">/);
    assert.match(html, /Pouvez-vous écrire sans risque\s\?/);
    assert.match(html, /<button name="choose" value="Non" form="write">Non<\/button>/);
    assert.match(html, /href="tel:17"/);
    assert.match(html, /href="sms:114"/);
    assert.match(html, /<form id="write"[^>]* method="post" action="\/"/);
    assert.match(html, /Retour.*peut ramener à cette page.*<article/);
  });

  it('says that it is a demonstration on every screen of one, in the bar', async () => {
    for (const html of [
      await htmlOf('GET', '/'),
      await htmlOf('GET', '/infos'),
      await htmlOf('POST', '/', { body: new URLSearchParams({ say: 'bonjour' }) }),
    ])
      assert.match(html, /<header id="bar">.*Démonstration : lieux inventés.*<\/header>/);
  });

  it('leaves no placeholder unfilled and no word missing, in either language', async () => {
    for (const lang of ['fr', 'en']) {
      for (const path of ['/', '/infos']) {
        // Filled by the page itself, by that rule: how many signs, and the first name of who is writing.
        const html = (await htmlOf('GET', path, { lang })).replaceAll(/\{\{(?:count|name|\.\+)\}\}/g, '');
        assert.doesNotMatch(html, /\{\{/);
        assert.doesNotMatch(html, /data-w="[a-z_]+"><\//);
      }
    }
  });

  it('speaks English when the address asks for it, and French whatever the browser prefers', async () => {
    assert.match(await htmlOf('GET', '/', { lang: 'en' }), /Can you write without risk\?/);
    assert.match(await htmlOf('GET', '/', { lang: 'de' }), /Pouvez-vous/);
  });

  it('names nothing: the title and the icon are those of any information page', async () => {
    const html = await htmlOf('GET', '/');
    assert.match(html, /<title>Infos pratiques<\/title>/);
    assert.match(html, /<link rel="icon" href="\/i\.svg"/);
    assert.match(html, /<meta name="robots" content="noindex">/);
  });

  it('carries one script and one style, each named in its policy by its hash, and no handler', async () => {
    for (const path of ['/', '/infos']) {
      const { headers } = await answerTo('GET', path);
      const html = await htmlOf('GET', path);
      for (const tag of ['script', 'style']) {
        const [one, ...others] = html.matchAll(new RegExp(`<${tag}[^>]*>(.*?)</${tag}>`, 'gs'));
        const hash = createHash('sha256')
          .update(one?.[1] ?? '')
          .digest('base64');
        assert.ok(headers?.['Content-Security-Policy']?.includes(`${tag}-src 'sha256-${hash}';`), tag);
        assert.deepEqual(others, []);
      }
      assert.doesNotMatch(withoutInline(html), /\sstyle=|\son[a-z]+=|\ssrc=|rel="stylesheet"/i);
    }
  });

  it('is not made at all of a script that would end in its middle', () => {
    const parts = pageParts('https://example.org/');
    const files = { ...parts.files, script: 'show("</script>")' };
    assert.throws(() => pageRoutes({ ...parts, files }), /would end/);
  });

  it('is whole in one answer: its first words wait for no second one', async () => {
    const html = await htmlOf('GET', '/');
    assert.deepEqual(
      [...html.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="([^"]*)"/g)].map(([, address]) => address),
      ['/i.svg'],
    );
  });

  it('may load only from its own server, and says so in a closed policy', async () => {
    const { headers } = await answerTo('GET', '/', { host: 'aide.example:3978' });
    const policy = String(headers?.['Content-Security-Policy']);
    assert.match(
      policy,
      /^default-src 'none'; script-src 'sha256-[^ ]+'; style-src 'sha256-[^ ]+'; img-src 'self'/,
    );
    assert.match(policy, /connect-src 'self' ws:\/\/aide\.example:3978 wss:\/\/aide\.example:3978;/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    const leaving = "form-action 'self' https://example.org https://www.example.org;";
    assert.ok(policy.includes(leaving), policy);
    assert.doesNotMatch(policy.replace(leaving, ''), /unsafe|\*|https?:/);
  });

  it('puts no strange host in its policy', async () => {
    const { headers } = await answerTo('GET', '/', { host: 'evil.example; script-src *' });
    assert.match(String(headers?.['Content-Security-Policy']), /connect-src 'self';/);
  });

  it('asks the browser to keep none of its parts', async () => {
    for (const path of ['/', '/infos', '/i.svg']) {
      assert.equal((await answerTo('GET', path)).headers?.['Cache-Control'], 'no-store, no-transform', path);
    }
  });

  it('is pressed for the browsers that can unfold it, the same for all', async () => {
    const plain = await htmlOf('GET', '/');
    const brotli = await answerTo('GET', '/', { encoding: 'gzip, br' });
    const gzip = await answerTo('GET', '/', { encoding: 'gzip' });
    assert.equal(sameForAll(brotliDecompressSync(brotli.body as Buffer)), sameForAll(plain));
    assert.equal(sameForAll(gunzipSync(gzip.body as Buffer)), sameForAll(plain));
    assert.equal(gzip.headers?.['Vary'], 'Accept-Encoding');
  });

  it('gives each visitor a token of her own, and the same page for the rest', async () => {
    const [one, other] = [await htmlOf('GET', '/'), await htmlOf('GET', '/')];
    assert.notEqual(one, other);
    assert.equal(sameForAll(one), sameForAll(other));
  });

  it('has a notice that can be read before the first word, with and without a script', async () => {
    const html = await htmlOf('GET', '/infos');
    for (const words of ['Ce qui est gardé', 'Vos droits', 'logiciel espion', '30 minutes'])
      assert.match(html, new RegExp(words));
    const tree = JSON.parse(await htmlOf('GET', '/infos', { as: 'tree' })) as unknown[];
    assert.equal((tree[0] as unknown[])[0], 'h2');
  });
});

/** Only the token differs from one visitor to the next. */
const sameForAll = (html: string | Buffer): string =>
  html.toString().replace(/name="token" value="[^"]+"/, '');

const withoutInline = (html: string): string => html.replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '');

async function answerTo(method: string, path: string, wish: Wish = {}): Promise<Response> {
  const parts = pageParts('https://example.org/');
  const routes = pageRoutes(parts)(houseOf(parts));
  const route = routes.find((one) => one.method === method && one.path === path);
  assert.ok(route, `${method} ${path}`);
  return route.handle(requestOf(method, wish));
}

async function htmlOf(method: string, path: string, wish: Wish = {}): Promise<string> {
  return String((await answerTo(method, path, wish)).body);
}

function requestOf(method: string, { lang, as, encoding, host, body }: Wish): Request {
  const query = new URLSearchParams({ ...(lang && { lang }), ...(as && { as }) });
  const headers: Record<string, string | undefined> = {
    'accept-encoding': encoding,
    host,
    'sec-fetch-site': 'same-origin',
  };
  return { method, params: {}, query, header: (name) => headers[name], address: '', local: true, body };
}
