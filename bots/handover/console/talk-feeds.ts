import type { Answer } from '../queue-model.js';
import type { TalkNews } from '../service.js';
import type { FeedParts } from './line-feed.js';

interface Feed {
  /** Where the console's copy ends. */
  after: number;
  isReading: boolean;
  isStale: boolean;
  stop: () => void;
}

/** More than a worker can be in at once, the lead's invitations included. */
const MOST_TALKS = 8;

/** The talks one console has open, each from where its copy ends: after a cut it asks from there, and misses nothing. */
export class TalkFeeds {
  readonly #parts: FeedParts;
  readonly #feeds = new Map<string, Feed>();

  constructor(parts: FeedParts) {
    this.#parts = parts;
  }

  /** Sends the talk from `after` on, and all that follows. Opened again, it starts over from there. */
  async open(caseId: string, after: number): Promise<Answer> {
    this.shut(caseId);
    if (this.#feeds.size >= MOST_TALKS) return 'full';
    const feed: Feed = { after, isReading: false, isStale: false, stop: () => undefined };
    this.#feeds.set(caseId, feed);
    const { queue, worker } = this.#parts;
    const watching = await queue.watchTalk(worker, caseId, (news) => this.#hear(caseId, feed, news));
    if (typeof watching === 'string') {
      this.#feeds.delete(caseId);
      return watching;
    }
    if (this.#feeds.get(caseId) !== feed) watching();
    else feed.stop = watching;
    await this.#read(caseId, feed);
    return 'done';
  }

  shut(caseId: string): void {
    this.#feeds.get(caseId)?.stop();
    this.#feeds.delete(caseId);
  }

  stop(): void {
    for (const caseId of [...this.#feeds.keys()]) this.shut(caseId);
  }

  #hear(caseId: string, feed: Feed, news: TalkNews): void {
    if (news.kind === 'more') this.#read(caseId, feed).catch(this.#parts.onFailure);
    else this.#parts.send({ type: 'news', caseId, news });
  }

  /** One reading at a time, or two pages could overtake each other. Rejects when the talk could not be read. */
  async #read(caseId: string, feed: Feed): Promise<void> {
    feed.isStale = true;
    if (feed.isReading) return;
    feed.isReading = true;
    try {
      while (feed.isStale && this.#feeds.get(caseId) === feed) {
        feed.isStale = false;
        await this.#send(caseId, feed);
      }
    } finally {
      feed.isReading = false;
    }
  }

  async #send(caseId: string, feed: Feed): Promise<void> {
    const { queue, worker, send } = this.#parts;
    const page = await queue.talk(worker, caseId, feed.after);
    if (this.#feeds.get(caseId) !== feed) return;
    if (typeof page === 'string') return this.#isGone(caseId);
    send({ type: 'talk', after: feed.after, page });
    feed.after = page.watermark;
  }

  /** Not hers any more: passed on, erased, or returned to the line. */
  #isGone(caseId: string): void {
    this.shut(caseId);
    this.#parts.send({ type: 'news', caseId, news: { kind: 'ended' } });
  }
}
