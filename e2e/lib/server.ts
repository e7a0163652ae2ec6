import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'node:net';

/** The folder of the checkout. */
export const HOME = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The wire form of a workspace, as far as the journeys look at it. */
export interface Workspace {
  id: string;
  name: string;
  owner: string;
  state: string;
  status: { cause: string; reason?: string; logTail: string[] };
  resources: { cpu: string; memory: string };
  apps: { name: string; url: string; health: string }[];
  version: number;
}

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

export async function until<T>(what: string, ms: number, probe: () => Promise<T | undefined | false>): Promise<T> {
  const end = Date.now() + ms;
  let last: unknown = 'nothing';
  while (Date.now() < end) {
    try {
      const value = await probe();
      if (value) return value;
    } catch (e) {
      last = e;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited ${ms} ms in vain for ${what}; last: ${String(last)}`);
}

/** A server of its own: own data folder, own ports, own installation; beside any other on this machine. */
export class Server {
  readonly dataDir = mkdtempSync(join(tmpdir(), 'studiolo-e2e-'));
  port = 0;
  appsPort = 0;
  /** What the server runs under, a command that takes rights away for example. */
  under: string[] = [];
  private process: ChildProcess | undefined;
  private output = '';

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  env(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
    const clean = { ...process.env };
    delete clean.STUDIOLO_TOKEN;
    return {
      ...clean,
      STUDIOLO_DATA_DIR: this.dataDir,
      STUDIOLO_PORT: String(this.port),
      STUDIOLO_APPS_PORT: String(this.appsPort),
      STUDIOLO_URL: this.url,
      XDG_CONFIG_HOME: join(this.dataDir, 'config'),
      ...extra,
    };
  }

  async start(extra: Record<string, string> = {}, ready = true): Promise<void> {
    if (this.port === 0) {
      this.port = await freePort();
      this.appsPort = await freePort();
    }
    this.output = '';
    const [file, ...args] = [...this.under, join(HOME, 'studiolo'), 'server'];
    const child = spawn(file ?? '', args, {
      env: this.env(extra),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.on('data', (data: Buffer) => (this.output += data.toString()));
    child.stderr.on('data', (data: Buffer) => (this.output += data.toString()));
    this.process = child;
    if (ready) await this.ready();
  }

  async ready(): Promise<void> {
    await until(`the server to be ready:\n${this.output}`, 120_000, async () => {
      if (this.process?.exitCode !== null) throw new Error(`the server ended:\n${this.output}`);
      return (await fetch(`${this.url}/q/health/ready`)).ok;
    });
  }

  /** Waits until the server ended by itself and tells its exit code. */
  async ended(): Promise<number> {
    const child = this.process;
    if (!child) throw new Error('no server was started');
    return until('the server to end', 120_000, async () => (child.exitCode ?? undefined) as number);
  }

  /** Pulls the plug. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await until('the server to end', 60_000, async () => child.exitCode !== null || child.signalCode !== null);
  }

  /** Deletes every workspace for good, ends the server and forgets its data. */
  async dispose(): Promise<void> {
    try {
      for (const query of ['', '&state=deleted']) {
        const page = await this.api<{ items: Workspace[] }>('GET', `/workspaces?limit=200${query}`);
        for (const w of page.items) {
          if (!query) await this.request('DELETE', `/workspaces/${w.id}?confirm=${w.name}`);
        }
        if (!query) await until('the bin to fill', 60_000, async () => (await this.list()).length === 0);
      }
      const bin = await this.api<{ items: Workspace[] }>('GET', '/workspaces?limit=200&state=deleted');
      for (const w of bin.items) await this.request('DELETE', `/workspaces/${w.id}?confirm=${w.name}&purge=true`);
      await until('the bin to empty', 60_000, async () => {
        const left = await this.api<{ items: Workspace[] }>('GET', '/workspaces?limit=200&state=deleted,deleting');
        return left.items.length === 0;
      });
    } finally {
      await this.stop();
      if (!process.env.STUDIOLO_E2E_KEEP) rmSync(this.dataDir, { recursive: true, force: true });
    }
  }

  file(name: string): string | undefined {
    const path = join(this.dataDir, name);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
  }

  get log(): string {
    return this.output;
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.file('admin.token') ?? ''}`,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async api<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    const response = await this.request(method, path, body, headers);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as T;
  }

  async list(): Promise<Workspace[]> {
    return (await this.api<{ items: Workspace[] }>('GET', '/workspaces?limit=200')).items;
  }

  async workspace(id: string): Promise<Workspace> {
    return this.api<Workspace>('GET', `/workspaces/${id}`);
  }

  async inState(id: string, state: string, ms = 60_000): Promise<Workspace> {
    return until(`workspace ${id} to be ${state}`, ms, async () => {
      const w = await this.workspace(id);
      if (w.state === state) return w;
      if (w.state === 'failed' && state !== 'failed') throw new Error(`it failed: ${JSON.stringify(w.status)}`);
      return undefined;
    });
  }

  async cli(args: string[], input?: string): Promise<Result> {
    return run(join(HOME, 'studiolo'), args, this.env(), input);
  }
}

export function run(file: string, args: string[], env: NodeJS.ProcessEnv, input?: string): Promise<Result> {
  return new Promise((resolve) => {
    const child = execFile(file, args, { env, maxBuffer: 16 << 20 }, (error, stdout, stderr) => {
      const code = error ? (typeof error.code === 'number' ? error.code : 255) : 0;
      resolve({ code, stdout, stderr });
    });
    child.stdin?.end(input ?? '');
  });
}

/** The engine's own client: what is really there. */
export async function docker(...args: string[]): Promise<string> {
  const result = await run('docker', args, process.env);
  if (result.code !== 0) throw new Error(`docker ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.trim();
}

/** The containers of one workspace, running or not. */
export async function containers(workspace: string): Promise<string[]> {
  const ids = await docker('ps', '-aq', '--filter', `label=io.studiolo.workspace=${workspace}`);
  return ids ? ids.split('\n') : [];
}
