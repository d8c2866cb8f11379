import assert from 'node:assert/strict';
import fc from 'fast-check';
import { linker, type Link } from '../../../bots/webchat/page/links.js';
import type { Tree } from '../../../bots/webchat/page/markup.js';
import { messageTree } from '../../../bots/webchat/page/message.js';
import { toHtml } from '../../../bots/webchat/page/to-html.js';

describe('numbers inside a sentence', () => {
  const police = { text: '17', value: 'tel:17' };
  const written = { text: '114', value: 'sms:114' };
  const site = { text: 'Tchat de la police', value: 'https://example.org/' };
  const htmlOf = (line: string, links: Link[]) => linker(links)(line).map(toHtml).join('');

  it('become links to a call, a message or a site', () => {
    assert.equal(
      htmlOf('Urgence 17. Par écrit 114.', [police, written]),
      'Urgence <a href="tel:17">17</a>. Par écrit <a href="sms:114">114</a>.',
    );
    assert.equal(
      htmlOf('Tchat de la police, jour et nuit', [site]),
      '<a href="https://example.org/" target="_blank" rel="noopener noreferrer">Tchat de la police</a>, jour et nuit',
    );
  });

  it('are whole words only: never inside a longer number, a word, or a telephone number in pairs', () => {
    for (const line of ['2017', '174', '17h', 'n17', '02 17 91 00 08', '02.54.17.00.17', '02 61 91 00 17'])
      assert.equal(htmlOf(line, [police]), line);
  });

  it('stay in one piece, and the longest is read first', () => {
    const office = { text: '02 61 91 00 17', value: 'tel:0261910017' };
    assert.equal(
      htmlOf('Appelez le 02 61 91 00 17, ou le 17', [police, office]),
      'Appelez le <a href="tel:0261910017">02\u00a061\u00a091\u00a000\u00a017</a>, ou le <a href="tel:17">17</a>',
    );
  });

  it('are links the first time only, over all the lines of a message', () => {
    const html = toHtml(
      messageTree({ text: 'Le 17 ou le 17.\nToujours le 17.', channelData: { links: [police] } }),
    );
    assert.equal(html.split('<a ').length, 2);
  });

  it('follow no address but a telephone, a message or a secure site', () => {
    for (const value of ['javascript:alert(1)', 'http://x.org', '/infos', '#', 'data:text/html,x', ' tel:17'])
      assert.equal(htmlOf('le 17', [{ text: '17', value }]), 'le 17');
  });

  it('take words as words, whatever signs they hold', () => {
    const nasty = { text: 'a.b*(c)[d]<e>', value: 'tel:1' };
    assert.equal(htmlOf('x a.b*(c)[d]<e> y', [nasty]), 'x <a href="tel:1">a.b*(c)[d]&lt;e&gt;</a> y');
    assert.equal(htmlOf('aXb*(c)[d]<e>', [nasty]), 'aXb*(c)[d]&lt;e&gt;');
  });

  it('change no word of the sentence, for any sentence and any links', () => {
    const text = fc.string({ unit: fc.constantFrom(...'1 7.4aé«:/') });
    const links = fc.array(fc.record({ text, value: fc.constantFrom('tel:17', 'sms:114', 'x') }));
    fc.assert(
      fc.property(text, links, (line, all) => {
        const told = linker(all)(line).map(wordsOf).join('');
        assert.equal(told.replaceAll('\u00a0', ' '), line.replaceAll('\u00a0', ' '));
      }),
    );
  });
});

const wordsOf = (tree: Tree): string =>
  typeof tree === 'string' ? tree : (tree.slice(2) as Tree[]).map(wordsOf).join('');
