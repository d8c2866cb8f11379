import { smpp, STATUS, type Pdu, type Session } from './library.js';
import type { Wait } from './pace.js';
import type { SmppSettings } from './settings.js';
import type { Fields } from './submit.js';

export interface LinkTools {
  settings: SmppSettings;
  wait: Wait;
  signal: AbortSignal;
  /** A message or a receipt came; the answer is what the centre is told. */
  onDeliver: (pdu: Pdu) => Promise<number>;
  onUp: () => void;
  onDown: () => void;
  /** The centre does not let us in: somebody must look. */
  onRefused: (status: number) => void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
const SYSTEM_VERSION = 0x34;

/** One session with the operator's centre: bound in both directions, asked whether it lives, and opened again when it is gone. */
export class Link {
  readonly #tools: LinkTools;
  #session: Session | undefined;
  /** Told when the session closes: nobody waits for an answer that cannot come. */
  readonly #cut = new Set<() => void>();

  constructor(tools: LinkTools) {
    this.#tools = tools;
  }

  get isUp(): boolean {
    return this.#session !== undefined;
  }

  /** Keeps a session open until told to stop. */
  async keep(): Promise<void> {
    const { signal, wait, onUp, onDown } = this.#tools;
    let failures = 0;
    while (!signal.aborted) {
      const wasBound = await this.#once(() => {
        failures = 0;
        onUp();
      });
      if (wasBound) onDown();
      failures += 1;
      if (!signal.aborted) await wait(Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)), signal);
    }
  }

  /** Sends one submit_sm. `undefined`: no link, or no answer in time. */
  submit(fields: Fields): Promise<Pdu | undefined> {
    if (this.#session === undefined) return Promise.resolve(undefined);
    return this.#ask(this.#session, 'submit_sm', fields);
  }

  /** From connecting to closing. Whether it was bound meanwhile. */
  async #once(onBound: () => void): Promise<boolean> {
    const session = smpp.connect({ url: this.#tools.settings.url });
    const closed = new Promise<void>((resolve) => session.once('close', () => resolve()));
    const stop = () => session.destroy();
    this.#tools.signal.addEventListener('abort', stop, { once: true });
    session.on('error', stop);
    session.on('deliver_sm', (pdu: Pdu) => void this.#delivered(session, pdu));
    for (const asked of ['enquire_link', 'unbind'])
      session.on(asked, (pdu: Pdu) => session.send(pdu.response()));
    const isBound = await this.#bound(session, closed);
    if (isBound) {
      this.#session = session;
      onBound();
      void this.#enquire(session);
    } else stop();
    await closed;
    this.#session = undefined;
    for (const cut of [...this.#cut]) cut();
    this.#tools.signal.removeEventListener('abort', stop);
    return isBound;
  }

  async #bound(session: Session, closed: Promise<void>): Promise<boolean> {
    const connected = new Promise<'connected'>((resolve) => {
      for (const event of ['connect', 'secureConnect']) session.once(event, () => resolve('connected'));
    });
    const isSecure = this.#tools.settings.url.startsWith('ssmpp:');
    const ready = isSecure ? new Promise((resolve) => session.once('secureConnect', resolve)) : connected;
    if ((await Promise.race([ready.then(() => true), closed.then(() => false)])) === false) return false;
    const { systemId, password, systemType } = this.#tools.settings;
    const bind = {
      system_id: systemId,
      password,
      system_type: systemType,
      interface_version: SYSTEM_VERSION,
    };
    const answer = await Promise.race([
      this.#ask(session, 'bind_transceiver', bind),
      closed.then(() => undefined),
    ]);
    if (answer && answer.command_status !== STATUS.ok) this.#tools.onRefused(answer.command_status);
    return answer?.command_status === STATUS.ok;
  }

  /** A centre that has gone without closing is noticed by its silence. */
  async #enquire(session: Session): Promise<void> {
    const { settings, wait, signal } = this.#tools;
    let isAlive = true;
    while (isAlive) {
      await wait(settings.enquireMs, signal);
      if (this.#session !== session || signal.aborted) return;
      isAlive = (await this.#ask(session, 'enquire_link', {})) !== undefined;
    }
    session.destroy();
  }

  async #delivered(session: Session, pdu: Pdu): Promise<void> {
    const command_status = await this.#tools.onDeliver(pdu).catch(() => STATUS.laterPlease);
    session.send(pdu.response({ command_status }));
  }

  /** The answer to one request, or `undefined` once it is late or the session is gone. */
  #ask(
    session: Session,
    command: 'submit_sm' | 'enquire_link' | 'bind_transceiver',
    fields: Fields,
  ): Promise<Pdu | undefined> {
    return new Promise((resolve) => {
      const done = (answer?: Pdu) => {
        clearTimeout(timer);
        this.#cut.delete(cut);
        resolve(answer);
      };
      const cut = () => done();
      const timer = setTimeout(cut, this.#tools.settings.answerMs);
      this.#cut.add(cut);
      if (!session[command](fields, done)) cut();
    });
  }
}
