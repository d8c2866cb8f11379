import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between a client and the server, and can break every connection under both, as a network does. */
export class Relay {
  readonly #open = new Set<Socket>();
  /** Neither end of these will ever hear of the other again. */
  readonly #silent = new Set<Socket>();
  readonly #server: Server;

  private constructor(to: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(to.port), to.hostname);
      this.#join(near, far);
      this.#join(far, near);
    });
  }

  /** On a free port of this machine. */
  static async before(url: string): Promise<Relay> {
    const relay = new Relay(new URL(url));
    await new Promise<void>((ready) => relay.#server.listen(0, '127.0.0.1', ready));
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  /** Resets all that is open; who connects anew gets through. */
  cut(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Passes no byte of what is open, and no end of it either; who connects anew gets through. */
  fallSilent(): void {
    for (const socket of this.#open) this.#silent.add(socket);
  }

  stop(): void {
    this.#silent.clear();
    this.cut();
    this.#server.close();
  }

  #join(from: Socket, to: Socket): void {
    this.#open.add(from);
    from.on('data', (bytes) => void (this.#silent.has(from) || to.write(bytes)));
    from.on('end', () => void (this.#silent.has(from) || to.end()));
    from.on('error', () => from.destroy());
    from.on('close', () => {
      this.#open.delete(from);
      if (!this.#silent.has(from)) to.destroy();
    });
  }
}
