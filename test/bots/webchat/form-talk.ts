import type { Heard } from './official-client.js';

/** A button, a box or a hidden field that would be sent with the form now. */
interface Control {
  name: string;
  value: string;
}

/** One person without JavaScript: she reads a page, fills its form, and gets the next page. */
export class FormTalk {
  readonly url: string;
  html = '';
  status = 0;
  /** Where she was sent, once she has left. */
  location: string | undefined;

  constructor(url: string) {
    this.url = url;
  }

  async open(lang = 'fr'): Promise<void> {
    await this.#read(await fetch(lang === 'fr' ? this.url : `${this.url}?lang=${lang}`));
  }

  /** The button that says so, or else the words in the field. */
  async say(words: string): Promise<Heard[]> {
    await this.submit(this.buttons().includes(words) ? { choose: words } : { say: words });
    return this.heard();
  }

  /** Sends the form as a browser does: what is hidden and what is ticked, and on top what she pressed or wrote. */
  async submit(more: Record<string, string>, { without = [] as string[] } = {}): Promise<void> {
    const form = new URLSearchParams();
    for (const { name, value } of this.held()) if (!without.includes(value)) form.append(name, value);
    for (const [name, value] of Object.entries(more)) form.append(name, value);
    await this.post(form);
  }

  /** With the origin that a browser gives to a form of our own page. */
  async post(form: URLSearchParams | string, headers: Record<string, string> = {}): Promise<void> {
    const usual = { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(this.url).origin };
    const init = {
      method: 'POST',
      body: String(form),
      redirect: 'manual' as const,
      headers: { ...usual, ...headers },
    };
    await this.#read(await fetch(this.url, init));
  }

  /** Hidden fields of the form she writes in, and boxes ticked. */
  held(): Control[] {
    const form = /<form id="write".*?<\/form>/s.exec(this.html)?.[0] ?? '';
    const hidden = [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    const ticked = [
      ...this.html.matchAll(/<input type="checkbox" name="([^"]*)" value="([^"]*)"[^>]* checked>/g),
    ];
    return [...hidden, ...ticked].map(([, name = '', value = '']) => ({ name, value: decoded(value) }));
  }

  hidden(name: string): string {
    return this.held().find((one) => one.name === name)?.value ?? '';
  }

  /** Answers that can be pressed. */
  buttons(): string[] {
    return [...this.html.matchAll(/<button name="choose" value="([^"]*)" form="write"/g)].map(
      ([, value = '']) => decoded(value),
    );
  }

  boxes(): string[] {
    return [...this.html.matchAll(/<input type="checkbox" name="choose" value="([^"]*)"/g)].map(
      ([, value = '']) => decoded(value),
    );
  }

  /** The conversation her token is for. */
  get id(): string {
    const payload = this.hidden('token').split('.')[1] ?? '';
    return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { conv: string }).conv;
  }

  /** What this page shows for the first time: from where the browser puts her, to the end. */
  heard(): Heard[] {
    const articles = this.html.match(/<article.*?<\/article>/gs) ?? [];
    const from = articles.findIndex((one) => one.includes(' autofocus'));
    return from < 0 ? [] : articles.slice(from).map(heardIn);
  }

  /** Every message that this page shows of the other side, in order. */
  said(): Heard[] {
    return (this.html.match(/<article class="(?:said|person)[^]*?<\/article>/g) ?? []).map(heardIn);
  }

  /** All that a person could read on the page. */
  get text(): string {
    return wordsOf(this.html.replace(/<(style|script|template|title)[^>]*>.*?<\/\1>/gs, ''));
  }

  async #read(response: Response): Promise<void> {
    this.status = response.status;
    this.location = response.headers.get('location') ?? undefined;
    this.html = await response.text();
  }
}

function heardIn(article: string): Heard {
  const [told = '', answers = ''] = article.split('<ul class="answers"');
  const head = /^<article class="([^"]*)"/.exec(article)?.[1] ?? '';
  const titles = [...answers.matchAll(/<li>(.*?)<\/li>/gs)].map(([, one = '']) => titleOf(one));
  const doors = [...told.matchAll(/<h2[^>]*>(.*?)<\/h2>/gs)].map(([, title = '']) => ({
    content: { title: wordsOf(title) },
  }));
  return {
    type: 'message',
    from: { id: 'bot' },
    text: wordsOf(told),
    channelData: {
      step: /data-step="([^"]*)"/.exec(article)?.[1],
      style: /\b(loud|quiet)\b/.exec(head)?.[1],
    },
    ...(titles.length > 0 && {
      suggestedActions: { actions: titles.map((title) => ({ type: 'imBack', title, value: title })) },
    }),
    ...{ attachments: doors },
  };
}

const titleOf = (item: string): string => `${item.includes(' checked>') ? '✓ ' : ''}${wordsOf(item)}`;

/** Lines of text, as they are read. Signs that hold a line together are spaces again. */
function wordsOf(html: string): string {
  const lines = html
    .replace(/<a class="(?:dial|web)".*?<\/a>/g, '\n$&\n')
    .replace(/<\/(p|h1|h2|section|li|button|label)>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return decoded(lines)
    .replace(/\u00a0/g, ' ')
    .replace(/\n+/g, '\n')
    .trim();
}

const SIGNS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot);/g, (sign) => SIGNS[sign] ?? sign);
