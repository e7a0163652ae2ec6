import { expect, test } from '@playwright/test';
import { Server, type Workspace } from '../lib/server';

// The lines that the documentation promises, and nonsense beside them.
const server = new Server();

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(900_000);
  await server.start();
});
test.afterAll(async () => {
  await server.dispose();
});

async function ok(...args: string[]): Promise<string> {
  const result = await server.cli(args);
  expect(result.code, `studiolo ${args.join(' ')}\n${result.stdout}\n${result.stderr}`).toBe(0);
  return result.stdout;
}

test('create, list, stats, stop, start, delete and restore answer as documented', async () => {
  test.setTimeout(600_000);
  const size = ['--cpu', '1', '--memory', '2Gi'];
  await ok('workspace', 'create', 'demo2', '--template', 'python-data-science', ...size, '--wait');
  const list = JSON.parse(await ok('workspace', 'list', '-o', 'json')) as Workspace[];
  expect(list.map((w) => w.name)).toContain('demo2');
  const shown = JSON.parse(await ok('workspace', 'show', 'demo2', '-o', 'json')) as Workspace;
  expect(shown).toMatchObject({
    name: 'demo2',
    owner: 'admin',
    state: 'running',
    resources: { cpu: '1', memory: '2Gi' },
  });
  expect(shown.apps[0]?.url).toContain('--demo2--admin.localhost');
  expect(await server.workspace(shown.id)).toMatchObject({ id: shown.id, name: 'demo2' });
  expect(await ok('workspace', 'stats', 'demo2')).toMatch(/MiB|memory/i);
  await ok('workspace', 'stop', 'demo2');
  await server.inState(shown.id, 'stopped');
  await ok('workspace', 'start', 'demo2', '--wait');
  expect((await server.workspace(shown.id)).state).toBe('running');
  await ok('workspace', 'logs', 'demo2', '--tail', '5');
  await ok('workspace', 'timeline', 'demo2');
  await ok('workspace', 'delete', 'demo2', '--confirm', 'demo2');
  await server.inState(shown.id, 'deleted');
  await ok('workspace', 'restore', 'demo2');
  await server.inState(shown.id, 'stopped');
});

const NONSENSE: [string, string[]][] = [
  ['an unknown command', ['workspace', 'fly', 'demo2']],
  ['no name', ['workspace', 'create', '--template', 'minimal']],
  ['an empty name', ['workspace', 'create', '', '--template', 'minimal']],
  ['a long name', ['workspace', 'create', 'a'.repeat(64), '--template', 'minimal']],
  ['upper case', ['workspace', 'create', 'Demo', '--template', 'minimal']],
  ['a path', ['workspace', 'create', '../demo', '--template', 'minimal']],
  ['unicode', ['workspace', 'create', 'dämo', '--template', 'minimal']],
  ['a reserved name', ['workspace', 'create', 'new', '--template', 'minimal']],
  ['a name that is taken', ['workspace', 'create', 'demo2', '--template', 'minimal']],
  ['no CPU', ['workspace', 'create', 'x1', '--template', 'minimal', '--cpu', '0']],
  ['negative CPU', ['workspace', 'create', 'x2', '--template', 'minimal', '--cpu=-1']],
  ['huge CPU', ['workspace', 'create', 'x3', '--template', 'minimal', '--cpu', '100000']],
  ['garbage for memory', ['workspace', 'create', 'x4', '--template', 'minimal', '--memory', 'lots']],
  ['huge memory', ['workspace', 'create', 'x5', '--template', 'minimal', '--memory', '900Ti']],
  ['an unknown template', ['workspace', 'create', 'x6', '--template', 'nothing']],
  ['an unknown parameter', ['workspace', 'create', 'x7', '--template', 'minimal', '--param', 'a=b']],
  ['a workspace that is not there', ['workspace', 'show', 'nobody-knows']],
  ['another confirmation', ['workspace', 'delete', 'demo2', '--confirm', 'demo']],
  ['no confirmation in a pipe', ['workspace', 'delete', 'demo2']],
  ['a start of what is not there', ['workspace', 'start', 'nobody-knows']],
];

for (const [what, args] of NONSENSE) {
  test(`${what} is refused with a sentence and an exit code`, async () => {
    const result = await server.cli(args);
    expect(result.code).not.toBe(0);
    expect(result.stderr.trim().length).toBeGreaterThan(10);
    expect(result.stderr).not.toMatch(/Exception|\tat /);
  });
}

test('nothing was created or lost by the nonsense', async () => {
  expect((await server.list()).map((w) => w.name)).toEqual(['demo2']);
});

test('a server that is away is told with the way out', async () => {
  const result = await server.cli(['--url', 'http://localhost:1', 'workspace', 'list']);
  expect(result.code).toBe(5);
  expect(result.stderr).toContain('studiolo up');
});
