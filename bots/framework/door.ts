import type { Content } from '../../content/model.js';
import { keyFor } from '../webchat/tokens.js';
import type { Route } from '../webchat/route.js';
import { makeWords } from '../words.js';
import type { AnswerTools } from './answer.js';
import { Cloud, type Authentication, type FrameworkApp } from './cloud.js';
import { InOrder } from './in-order.js';
import { Keys } from './keys.js';
import { messageRoutes, type MessageTools } from './messages.js';
import { makeNotice } from './said.js';
import { Talks } from '../talks.js';

/** What the door needs from the house it is built into. */
export type House = Omit<AnswerTools, 'talks' | 'notice'> &
  Pick<MessageTools, 'emergencyLine'> & {
    secret: string;
    report: (event: 'keys_failed', what: { error: string }) => void;
  };

export type Door = (house: House) => Route[];

/**
 * The way in for Azure Bot Service and the Emulator. Loaded only when it is configured. `authentication` is the
 * public cloud's unless a test brings its own keys.
 */
export function frameworkDoor(app: FrameworkApp, content: Content, authentication?: Authentication): Door {
  const notice = makeNotice(makeWords(content));
  return (house) => {
    const onAway = (error: string) => house.report('keys_failed', { error });
    const cloud = new Cloud(app, new Keys({ clock: house.clock, onAway }), authentication);
    const talks = new Talks({ ...house, key: keyFor(house.secret, 'framework-conversation') });
    return messageRoutes({ ...house, cloud, notice, talks, inOrder: new InOrder() });
  };
}
