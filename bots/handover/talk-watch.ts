import type { Refusal } from './queue-model.js';
import { mine } from './line-views.js';
import type { ServiceTools } from './queue-service.js';
import type { TalkNews } from './service.js';

interface Watched {
  worker: string;
  id: string;
  listener: (what: TalkNews) => void;
}

/**
 * Tells a worker of each new word, passing sign and ending of one talk, and of what time alone changes in it. The conversation may change under it (her two
 * words from another telephone), so the line is watched too.
 */
export async function watchTalk(watched: Watched, tools: ServiceTools): Promise<(() => void) | Refusal> {
  const queue = await tools.keeper.read();
  const one = mine(queue, watched.worker, watched.id);
  if (typeof one === 'string') return one;
  let known = { one, present: queue.present };
  let bound = one.talk;
  let unbind = bind(bound, watched, tools);
  const follow = async () => {
    const line = await tools.keeper.read();
    const now = mine(line, watched.worker, watched.id);
    if (typeof now === 'string') return watched.listener({ kind: 'ended' });
    // Who joins the line is no news of this talk. Heartbeats count as some: a hint of the store may have been lost.
    if (now === known.one && line.present === known.present) return;
    known = { one: now, present: line.present };
    if (now.talk !== bound && now.talk !== '') {
      unbind();
      bound = now.talk;
      unbind = bind(bound, watched, tools);
    }
    watched.listener({ kind: 'more' });
  };
  const unwatch = tools.keeper.watch(() => void follow().catch(() => watched.listener({ kind: 'ended' })));
  return () => {
    unwatch();
    unbind();
  };
}

function bind(talk: string, { listener }: Watched, { store, signs, smsSigns }: ServiceTools): () => void {
  const unwatch = store.watch(talk, (ended) => listener({ kind: ended === undefined ? 'more' : 'ended' }));
  const unsign = signs.watch(talk, (sign) => {
    if (sign.from === 'visitor')
      listener(sign.kind === 'seen' ? { kind: 'seen', n: sign.n } : { kind: 'typing' });
  });
  const untimed = smsSigns.watch(talk, () => listener({ kind: 'more' }));
  return () => {
    unwatch();
    unsign();
    untimed();
  };
}
