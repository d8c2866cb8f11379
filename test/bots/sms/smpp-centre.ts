import type { AddressInfo, Server } from 'node:net';
import { smpp, type Pdu, type Session } from '../../../bots/sms/gateways/smpp/library.js';
import type { SmppSettings } from '../../../bots/sms/gateways/smpp/settings.js';

export interface Submitted {
  to: string;
  text: string;
  /** Until when it may be brought to the telephone. */
  validity: Date;
  id: string;
  pdu: Pdu;
}

/** An operator's message centre that speaks SMPP for real, on a free port. */
export class SmppCentre {
  readonly submitted: Submitted[] = [];
  /** What the next submit_sm are answered; 0 once they are used up. `silent`: not at all. */
  readonly statuses: (number | 'silent')[] = [];
  /** What each submit_sm is answered when `statuses` is empty. */
  status: number | 'silent' = 0;
  /** Whether enquire_link is answered. */
  alive = true;
  binds = 0;
  password = 'smpp-pass';
  readonly #server: Server;
  readonly #sessions = new Set<Session>();
  #bound: Session | undefined;
  readonly #waiting: (() => void)[] = [];

  private constructor() {
    this.#server = smpp.createServer((session) => this.#serve(session));
  }

  static async open(): Promise<SmppCentre> {
    const centre = new SmppCentre();
    await new Promise<void>((resolve) => centre.#server.listen(0, '127.0.0.1', resolve));
    return centre;
  }

  settings(more: Partial<SmppSettings> = {}): SmppSettings {
    const { port } = this.#server.address() as AddressInfo;
    return {
      url: `smpp://127.0.0.1:${port}`,
      systemId: 'reperes',
      password: 'smpp-pass',
      systemType: '',
      from: '36000',
      alphabet: 'gsm7',
      window: 10,
      perSecond: 100,
      enquireMs: 30_000,
      answerMs: 5000,
      ...more,
    };
  }

  /** Resolves once somebody is bound. */
  async bound(): Promise<void> {
    if (this.#bound === undefined) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Brings a message or a receipt; what it is answered. */
  async deliver(fields: Readonly<Record<string, unknown>>): Promise<number> {
    const session = this.#bound;
    if (session === undefined) throw new Error('nobody is bound');
    return new Promise((resolve) => session.deliver_sm(fields, (answer) => resolve(answer.command_status)));
  }

  /** Breaks every session, as a network may. */
  cut(): void {
    for (const session of this.#sessions) session.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(session: Session): void {
    this.#sessions.add(session);
    session.on('error', () => session.destroy());
    session.on('close', () => {
      this.#sessions.delete(session);
      if (this.#bound === session) this.#bound = undefined;
    });
    session.on('bind_transceiver', (pdu: Pdu) => this.#bind(session, pdu));
    session.on('enquire_link', (pdu: Pdu) => {
      if (this.alive) session.send(pdu.response());
    });
    session.on('submit_sm', (pdu: Pdu) => this.#submit(session, pdu));
  }

  #bind(session: Session, pdu: Pdu): void {
    this.binds += 1;
    const isKnown = pdu.system_id === 'reperes' && pdu.password === this.password;
    session.send(pdu.response(isKnown ? { system_id: 'CENTRE' } : { command_status: 0x0e }));
    if (!isKnown) return;
    this.#bound = session;
    for (const ready of this.#waiting.splice(0)) ready();
  }

  #submit(session: Session, pdu: Pdu): void {
    const status = this.statuses.shift() ?? this.status;
    if (status === 'silent') return;
    if (status !== 0) return void session.send(pdu.response({ command_status: status }));
    const id = `m-${this.submitted.length + 1}`;
    const { message } = pdu.short_message as { message: string };
    this.submitted.push({
      to: String(pdu.destination_addr),
      text: message,
      validity: pdu.validity_period as Date,
      id,
      pdu,
    });
    session.send(pdu.response({ message_id: id }));
  }
}
