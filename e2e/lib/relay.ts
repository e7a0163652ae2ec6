import { mkdtempSync } from 'node:fs';
import { type Server as NetServer, type Socket, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Stands between the server and the real engine, so that the engine can be away for one and not for the other. */
export class EngineRelay {
  readonly path = join(mkdtempSync(join(tmpdir(), 'studiolo-relay-')), 'docker.sock');
  private readonly open = new Set<Socket>();
  private listener: NetServer | undefined;

  async there(): Promise<void> {
    this.listener = createServer({ allowHalfOpen: true }, (from) => {
      const to = connect({ path: '/var/run/docker.sock', allowHalfOpen: true });
      for (const socket of [from, to]) {
        this.open.add(socket);
        socket.on('error', () => {
          from.destroy();
          to.destroy();
        });
        socket.on('close', () => this.open.delete(socket));
      }
      from.pipe(to);
      to.pipe(from);
    });
    await new Promise<void>((resolve) => this.listener?.listen(this.path, resolve));
  }

  async away(): Promise<void> {
    const closed = new Promise((resolve) => this.listener?.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }
}
