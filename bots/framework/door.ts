import type { Content } from '../../content/model.js';
import { keyFor } from '../webchat/tokens.js';
import type { Route } from '../webchat/route.js';
import { makeWords } from '../words.js';
import type { AnswerTools } from './answer.js';
import { Cloud, type Authentication, type FrameworkApp } from './cloud.js';
import { InOrder } from './in-order.js';
import { messageRoutes } from './messages.js';
import { makeNotice } from './said.js';
import { Talks } from './talks.js';

/** What the door needs from the house it is built into. */
export type House = Omit<AnswerTools, 'talks' | 'notice'> & { secret: string };

export type Door = (house: House) => Route[];

/**
 * The way in for Azure Bot Service and the Emulator. Loaded only when it is configured. `authentication` is the
 * public cloud's unless a test brings its own keys.
 */
export function frameworkDoor(app: FrameworkApp, content: Content, authentication?: Authentication): Door {
  const cloud = new Cloud(app, authentication);
  const notice = makeNotice(makeWords(content));
  return (house) => {
    const talks = new Talks({ ...house, key: keyFor(house.secret, 'framework-conversation') });
    return messageRoutes({ ...house, cloud, notice, talks, inOrder: new InOrder() });
  };
}
