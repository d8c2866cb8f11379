import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What stands in front of the servers: each connection goes to the next that takes it. It can be cut like a cable. */
export class Relay {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #ports: readonly number[];
  #turn = 0;

  private constructor(ports: readonly number[]) {
    this.#ports = ports;
    this.#server = createServer((caller) => this.#join(caller));
  }

  static async open(ports: readonly number[]): Promise<Relay> {
    const relay = new Relay(ports);
    relay.#server.listen(0, '127.0.0.1');
    await once(relay.#server, 'listening');
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}/`;
  }

  /** Severs every connection there is. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }

  #join(caller: Socket): void {
    this.#turn += 1;
    this.#keep(caller);
    this.#reach(caller, this.#ports.length);
  }

  #reach(caller: Socket, triesLeft: number): void {
    if (triesLeft === 0) return void caller.destroy();
    const port = this.#ports[(this.#turn + triesLeft) % this.#ports.length] ?? 0;
    const server = connect(port, '127.0.0.1');
    server.once('error', () => this.#reach(caller, triesLeft - 1));
    server.once('connect', () => {
      server.removeAllListeners('error');
      this.#keep(server);
      caller.pipe(server).pipe(caller);
      for (const [one, other] of [
        [caller, server],
        [server, caller],
      ] as const)
        one.once('close', () => other.destroy());
    });
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
