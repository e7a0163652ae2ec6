import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { EngineRelay } from '../lib/relay';
import { HOME, Server, type Workspace, containers, docker, run, until } from '../lib/server';

// What the server stands on goes away, or was never right.
const server = new Server();
const relay = new EngineRelay();
const templates = mkdtempSync(join(tmpdir(), 'studiolo-templates-'));

test.describe.configure({ mode: 'serial' });

/** A template of one's own, made from the minimal one. */
function template(name: string, image: string, apps: string): void {
  const text = readFileSync(join(HOME, 'templates/minimal/template.yaml'), 'utf8');
  mkdirSync(join(templates, name));
  writeFileSync(
    join(templates, name, 'template.yaml'),
    text.replace('name: minimal', `name: ${name}`).replace('build: base', image) + apps,
  );
}

test.beforeAll(async () => {
  test.setTimeout(900_000);
  template('imageless', 'reference: studiolo-test/nowhere:1', '');
  template(
    'deaf',
    'build: base',
    'apps:\n  - { name: web, title: Web, icon: world, port: 8000, command: "sh -c \'echo I never listen; sleep 1000\'",' +
      ' health: { path: /, timeoutSeconds: 4 } }\n',
  );
  template('broken', 'build: base', 'apps: [ { name: "Not A Name", title: T, icon: i, port: 1, command: c } ]\n');
  await relay.there();
  await server.start({ DOCKER_HOST: `unix://${relay.path}`, STUDIOLO_TEMPLATES: templates });
  const build = await server.cli(['image', 'build', 'base', '--wait', '--timeout', '30m']);
  expect(build.code, build.stderr).toBe(0);
});
test.afterAll(async () => {
  await server.dispose();
  await relay.away();
});

async function create(name: string, from: string): Promise<Workspace> {
  return server.api<Workspace>('POST', '/workspaces', { name, template: from });
}

test('a template with a fault is left out by name, and the others work', async () => {
  const { items } = await server.api<{ items: { name: string }[] }>('GET', '/templates');
  const names = items.map((t) => t.name);
  expect(names).toContain('deaf');
  expect(names).toContain('minimal');
  expect(names).not.toContain('broken');
  expect(server.log).toMatch(/broken\/template\.yaml is left out: .*name/);
});

test('an image that is not there fails the start with its name and the way out', async () => {
  const { id } = await create('imageless', 'imageless');
  const failed = await server.inState(id, 'failed');
  expect(failed.status.cause).toContain('studiolo-test/nowhere:1');
  expect(await containers(id)).toHaveLength(0);
});

test('an app that never answers fails the start with its last lines', async () => {
  const { id } = await create('deaf', 'deaf');
  const failed = await server.inState(id, 'failed', 30_000);
  expect(failed.status.cause).toContain('Web did not answer on port 8000 within 4 s');
  expect(failed.status.logTail.join('\n')).toContain('I never listen');
});

test('the engine away for a minute: unknown, nothing lost, and running again with the same container', async () => {
  test.setTimeout(180_000);
  const { id } = await create('patient', 'minimal');
  await server.inState(id, 'running');
  const before = await containers(id);
  await relay.away();
  await server.inState(id, 'unknown', 10_000);
  const other = await create('meanwhile', 'minimal'); // accepted, and done once the engine is back
  await new Promise((resolve) => setTimeout(resolve, 60_000));
  expect((await server.workspace(id)).state).toBe('unknown');
  await relay.there();
  await server.inState(id, 'running', 10_000);
  await server.inState(other.id, 'running', 20_000);
  expect(await containers(id)).toEqual(before);
});

/** The processes of the server's own database. */
async function databaseProcesses(): Promise<number[]> {
  const first = server.file('postgres/data/postmaster.pid')?.split('\n')[0];
  expect(first).toBeTruthy();
  const children = await run('pgrep', ['-P', String(first)], process.env);
  return [Number(first), ...children.stdout.trim().split('\n').map(Number)];
}

test('the database hangs for half a minute: the API says so, and is whole again', async () => {
  const pids = await databaseProcesses();
  pids.forEach((pid) => process.kill(pid, 'SIGSTOP'));
  const began = Date.now();
  try {
    const answer = await until('a 503', 25_000, async () => {
      const response = await server.request('GET', '/workspaces');
      return response.status === 503 ? response : undefined;
    });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(((await answer.json()) as { code: string }).code).toBe('database-unavailable');
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, 30_000 - (Date.now() - began))));
  } finally {
    pids.forEach((pid) => process.kill(pid, 'SIGCONT'));
  }
  await until('the list', 20_000, async () => (await server.request('GET', '/workspaces')).ok);
});

test('the database killed is started again, with everything in it', async () => {
  const names = (await server.list()).map((w) => w.name).sort();
  const [first] = await databaseProcesses();
  process.kill(first!, 'SIGKILL');
  await until('another database', 20_000, async () => (await databaseProcesses())[0] !== first);
  await until('the list', 20_000, async () => (await server.request('GET', '/workspaces')).ok);
  expect((await server.list()).map((w) => w.name).sort()).toEqual(names);
});

test('a full disk fails an image build with a sentence, and nothing else', async () => {
  test.setTimeout(180_000);
  const small = mkdtempSync(join(tmpdir(), 'studiolo-small-'));
  await run('mount', ['-t', 'tmpfs', '-o', 'size=60m', 'tmpfs', small], process.env);
  const engine = spawn(
    'unshare',
    // A network of its own: else it would take away the bridge of the machine's engine.
    [
      '--net',
      '--',
      '/usr/sbin/dockerd',
      '--data-root',
      join(small, 'data'),
      '--exec-root',
      join(small, 'run'),
      '--pidfile',
      join(small, 'pid'),
    ].concat([...['--host', `unix://${small}/docker.sock`, '--bridge', 'none', '--iptables=false', '--ip-masq=false']]),
    { stdio: 'ignore' },
  );
  const other = new Server();
  try {
    const host = `unix://${small}/docker.sock`;
    await until(
      'the small engine',
      60_000,
      async () => (await run('docker', ['-H', host, 'info'], process.env)).code === 0,
    );
    await other.start({ DOCKER_HOST: host });
    const build = await other.cli(['image', 'build', 'base', '--wait', '--timeout', '2m']);
    expect(build.code).not.toBe(0);
    const image = await other.api<{ state: string }>('GET', '/images/base');
    expect(image.state).toBe('failed');
    expect(build.stderr).toContain('the disk was full');
    expect((await other.request('GET', '/workspaces')).ok).toBe(true);
  } finally {
    await other.stop();
    engine.kill('SIGTERM');
    await until('the small engine to end', 30_000, async () => engine.exitCode !== null || engine.signalCode !== null);
    await run('umount', ['-l', small], process.env);
    rmSync(other.dataDir, { recursive: true, force: true });
  }
  expect(await docker('info', '--format', '{{.ServerVersion}}')).toBeTruthy();
});
