import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Content } from '../../../content/model.js';
import type { Limits } from '../../webchat/limits.js';
import type { Route } from '../../webchat/route.js';
import { hearsIn } from '../practice/hears.js';
import { Practice } from '../practice/practice.js';
import type { QueueService } from '../service.js';
import type { Accounts } from '../staff/accounts.js';
import type { Audit } from '../staff/audit.js';
import { Exercises } from '../staff/exercises.js';
import { Sessions, type SessionStore } from '../staff/sessions.js';
import { consoleRoutes, type ConsoleParts } from './console-routes.js';
import type { ConsoleFiles } from './page.js';
import { CONSOLE_SOCKET, ConsoleSockets } from './sockets.js';
import type { Alert, Me } from './wire.js';

/** What the console brings along. */
export interface DoorParts {
  content: Content;
  files: ConsoleFiles;
  accounts: Accounts;
  store: SessionStore;
  audit: Audit;
  /** Of the tokens against forged posts. */
  key: Buffer;
  /** Where the service stands for the public; sites that may embed the talk may not use the console. */
  publicUrl?: string;
  provider?: ConsoleParts['provider'];
  switches?: ConsoleParts['switches'];
  /** Before an account may be present; `EXERCISES_FIRST` unless set. */
  exercisesFirst?: number;
  clock: () => Date;
  beatMs?: number;
}

/** What the house gives it. */
export interface DoorHouse {
  queue: QueueService;
  limits: Limits;
  onFailure: (error: unknown) => void;
  /** A sign-in was wrong. */
  onRefused?: () => void;
}

export interface ConsoleDoor {
  routes: Route[];
  /** Takes over a connection meant for the console; `false` when it is meant for somebody else. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  /** How many consoles are open. */
  readonly size: number;
  alertLeads: (alert: Alert) => void;
  /** Breaks every socket, as a network may. */
  cut: () => void;
  close: () => void;
}

export type MakeConsole = (house: DoorHouse) => ConsoleDoor;

/** The social workers' console: its routes, and its sockets beside those of the visitors. */
export function consoleDoor(parts: DoorParts): MakeConsole {
  const secure = parts.publicUrl?.startsWith('https:') ?? false;
  const origins = { allowed: [], publicUrl: parts.publicUrl };
  const sessions = new Sessions(parts);
  return ({ queue, limits, onFailure, onRefused }) => {
    const shared = { ...parts, sessions, origins, secure };
    const exercises = new Exercises(parts.audit, parts.exercisesFirst);
    const done = (name: string) => void exercises.done(name).catch(onFailure);
    const played = new Map<string, number>();
    const sockets = new ConsoleSockets({
      ...{ ...shared, queue, onFailure },
      exercise: (me) => practiceFor(me, parts, { done, played }),
      exercisesLeft: (account) => exercises.left(account),
    });
    return {
      routes: consoleRoutes({ ...shared, limits, onRefused }),
      upgrade(request, socket, head) {
        const isOurs = request.url?.split('?')[0] === CONSOLE_SOCKET;
        if (isOurs) sockets.upgrade(request, socket, head).catch(onFailure);
        return isOurs;
      },
      get size() {
        return sockets.size;
      },
      alertLeads: (alert) => sockets.alertLeads(alert),
      cut: () => sockets.cut(),
      close: () => sockets.close(),
    };
  };
}

interface Practised {
  done: (name: string) => void;
  /** How many stories each account has met here. */
  played: Map<string, number>;
}

function practiceFor(me: Me, { content, clock }: DoorParts, { done, played }: Practised): QueueService {
  const before = () => played.get(me.name) ?? 0;
  return new Practice({
    me,
    stories: content.exercises,
    hears: hearsIn(content),
    played: before(),
    onBegun: () => played.set(me.name, before() + 1),
    clock,
    later: (then, afterMs) => void setTimeout(then, afterMs).unref(),
    onDone: () => done(me.name),
  });
}
