import { expect, test } from '@playwright/test';
import { Server, type Workspace, containers, docker, until } from '../lib/server';

// The plug is pulled at every step; the state must be right within ten seconds of the next start.
const server = new Server();
const RECOVER = 10_000;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  test.setTimeout(900_000);
  await server.start();
  const build = await server.cli(['image', 'build', 'base', '--wait', '--timeout', '30m']);
  expect(build.code, build.stderr).toBe(0);
});
test.afterAll(async () => {
  await server.dispose();
});

async function create(name: string, key = `key-${name}`): Promise<Workspace> {
  return server.api<Workspace>('POST', '/workspaces', { name, template: 'minimal' }, { 'Idempotency-Key': key });
}

async function restartArmed(failpoint: string): Promise<void> {
  await server.stop();
  await server.start({ STUDIOLO_FAILPOINT: failpoint });
}

async function recover(): Promise<void> {
  expect(await server.ended()).toBe(137);
  await server.start();
}

const CREATE_STEPS = [
  'create.before-insert',
  'create.after-insert',
  'start.before-image',
  'start.before-ensure',
  'start.after-ensure',
  'start.before-running',
  'start.after-running',
];

for (const [i, step] of CREATE_STEPS.entries()) {
  test(`a plug pulled at ${step} leaves exactly one running workspace`, async () => {
    await restartArmed(step);
    const name = `c${i}`;
    await create(name).catch(() => undefined); // the answer may be lost with the server
    await recover();
    const again = await create(name); // the same key: created once
    await server.inState(again.id, 'running', RECOVER);
    expect((await server.list()).filter((w) => w.name === name)).toHaveLength(1);
    expect(await containers(again.id)).toHaveLength(1);
    await server.api('DELETE', `/workspaces/${again.id}?confirm=${name}`);
    await server.inState(again.id, 'deleted', 30_000);
  });
}

const DELETE_STEPS = [
  'request.binned.before-store',
  'request.binned.after-store',
  'remove.before-stop',
  'remove.before-delete',
  'remove.after-delete',
  'note.before-store',
  'note.after-store',
];

for (const [i, step] of DELETE_STEPS.entries()) {
  test(`a plug pulled at ${step} of a delete ends in the bin, with the data`, async () => {
    const name = `d${i}`;
    await server.stop();
    await server.start();
    const workspace = await create(name);
    await server.inState(workspace.id, 'running');
    await restartArmed(step);
    await server.request('DELETE', `/workspaces/${workspace.id}?confirm=${name}`).catch(() => undefined);
    await recover();
    await server.api('DELETE', `/workspaces/${workspace.id}?confirm=${name}`);
    await server.inState(workspace.id, 'deleted', RECOVER);
    expect(await containers(workspace.id)).toHaveLength(0);
    const volumes = await docker('volume', 'ls', '-q', '--filter', `label=io.studiolo.workspace=${workspace.id}`);
    expect(volumes.split('\n').filter(Boolean).length).toBeGreaterThan(0);
  });
}

test('a purge interrupted after the volumes ends with nothing left', async () => {
  const workspace = await create('purged');
  await server.inState(workspace.id, 'running');
  await server.api('DELETE', `/workspaces/${workspace.id}?confirm=purged`);
  await server.inState(workspace.id, 'deleted');
  await restartArmed('purge.after-volumes');
  await server.request('DELETE', `/workspaces/${workspace.id}?confirm=purged&purge=true`).catch(() => undefined);
  await recover();
  await until(
    'the row to go',
    RECOVER,
    async () => (await server.request('GET', `/workspaces/${workspace.id}`)).status === 404,
  );
  expect(await docker('volume', 'ls', '-q', '--filter', `label=io.studiolo.workspace=${workspace.id}`)).toBe('');
});

test('fifty creates at once with one key make one workspace', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => create('once', 'the-same-key')));
  expect(new Set(answers.map((w) => w.id)).size).toBe(1);
  await server.inState(answers[0]!.id, 'running');
  expect(await containers(answers[0]!.id)).toHaveLength(1);
  const other = await server.request(
    'POST',
    '/workspaces',
    { name: 'twice', template: 'minimal' },
    { 'Idempotency-Key': 'the-same-key' },
  );
  expect(other.status).toBe(409);
});

test('a delete during the create wins, and leaves no container', async () => {
  const workspace = await create('hasty');
  await server.api('DELETE', `/workspaces/${workspace.id}?confirm=hasty`);
  await server.inState(workspace.id, 'deleted', 30_000);
  expect(await containers(workspace.id)).toHaveLength(0);
  const twice = await server.request('DELETE', `/workspaces/${workspace.id}?confirm=hasty`);
  expect(twice.status).toBe(202);
});

test('a container removed behind our back is back within five seconds, with its files', async () => {
  const workspace = await create('drift');
  await server.inState(workspace.id, 'running');
  const [before] = await containers(workspace.id);
  await docker('exec', before!, 'sh', '-c', 'echo precious > /workspace/file');
  await docker('rm', '-f', before!);
  const after = await until('another container', 5_000, async () => {
    const [id] = (await docker('ps', '-q', '--filter', `label=io.studiolo.workspace=${workspace.id}`)).split('\n');
    return id && !before!.startsWith(id) ? id : undefined;
  });
  await server.inState(workspace.id, 'running', 10_000);
  expect(await docker('exec', after, 'cat', '/workspace/file')).toBe('precious');
});

test('out of memory ends only the workspace that caused it, and the reason is shown', async () => {
  const bystander = await create('bystander');
  const hungry = await server.api<Workspace>('POST', '/workspaces', {
    name: 'hungry',
    template: 'minimal',
    resources: { memory: '64Mi' },
  });
  await server.inState(bystander.id, 'running');
  await server.inState(hungry.id, 'running');
  const [id] = await containers(hungry.id);
  await docker('exec', id!, 'python3', '-c', 'x = bytearray(512 << 20)').catch(() => undefined);
  // The kernel may choose the greedy process alone; then the workspace lives. Either way the neighbour does.
  const state = (await server.workspace(hungry.id)).state;
  expect(['running', 'failed']).toContain(state);
  expect((await server.workspace(bystander.id)).state).toBe('running');
  await until('the reason in the timeline', 5_000, async () => {
    const { items } = await server.api<{ items: { kind: string; cause: string }[] }>(
      'GET',
      `/workspaces/${hungry.id}/timeline`,
    );
    return items.some((e) => e.kind === 'out-of-memory' && e.cause.includes('64Mi'));
  });
});

test('a killed server touches no workspace: same containers, running at once', async () => {
  const before = await docker('ps', '-q', '--no-trunc', '--filter', 'label=io.studiolo.workspace');
  await server.kill();
  await server.start();
  const after = await docker('ps', '-q', '--no-trunc', '--filter', 'label=io.studiolo.workspace');
  expect(after.split('\n').sort()).toEqual(before.split('\n').sort());
});

test("without the right to set the kernel's rules nothing starts, unless the operator accepts that", async () => {
  await server.stop();
  server.under = ['setpriv', '--bounding-set=-net_admin', '--inh-caps=-net_admin'];
  await server.start();
  const { id } = await create('not-isolated');
  const failed = await server.inState(id, 'failed');
  expect(failed.status.reason).toBe('not-isolated');
  expect(failed.status.cause).toContain('CAP_NET_ADMIN');
  expect(await containers(id)).toHaveLength(0);

  await server.stop();
  await server.start({ STUDIOLO_ISOLATION: 'best-effort' });
  await server.api('POST', `/workspaces/${id}/start`);
  await server.inState(id, 'running');
  const target = await server.api<{ warnings: string[] }>('GET', '/target');
  expect(target.warnings.join()).toContain('CAP_NET_ADMIN');

  await server.stop();
  server.under = [];
  await server.start();
});
