import { expect, test, type Page } from '@playwright/test';
import { Server, type Workspace, containers, run } from '../lib/server';

// The main job as a person does it: sign in, create, use a notebook and a terminal, stop, delete, restore.
const server = new Server();
const PASSWORD = 'a-long-enough-password-1';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  test.setTimeout(900_000); // the first image may have to be built
  await server.start();
  const build = await server.cli(['image', 'build', 'python-data-science', '--wait', '--timeout', '30m']);
  expect(build.code, build.stderr).toBe(0);
});

test.afterAll(async () => {
  await server.dispose();
});

async function signIn(page: Page): Promise<void> {
  const once = server.file('admin-password');
  await page.goto(`${server.url}/signin`);
  await page.getByLabel('User name').fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(once ?? PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  if (once) {
    await page.getByLabel('One-time password').fill(once);
    await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Save and go on' }).click();
  }
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

async function find(name: string): Promise<Workspace> {
  return server.api<Workspace>('GET', `/workspaces/by-name/admin/${name}`);
}

test('a newcomer signs in with the one-time password, changes it, and creates a workspace in the page', async ({
  page,
}) => {
  await signIn(page);
  expect(server.file('admin-password'), 'the one-time password is gone once changed').toBeUndefined();
  await page.goto(`${server.url}/workspaces/new?template=python-data-science`);
  await page.getByLabel('Name', { exact: true }).fill('demo');
  await page.getByRole('button', { name: /^Create/ }).click();
  await expect(page).toHaveURL(/\/workspaces\/admin\/demo/);
  const workspace = await server.inState((await find('demo')).id, 'running');
  await expect(page.getByText('running', { exact: false }).first()).toBeVisible();
  expect(await containers(workspace.id)).toHaveLength(1);
});

test('JupyterLab opens from the page, signed in, and runs a cell over the proxied WebSocket', async ({ page }) => {
  await signIn(page);
  const workspace = await find('demo');
  const app = workspace.apps[0]!;
  await page.goto(app.url);
  await page.locator('.jp-LauncherCard[data-category="Notebook"]').first().click({ timeout: 60_000 });
  const cell = page.locator('.jp-Notebook .jp-Cell .cm-content').first();
  await cell.click();
  // What is run before the kernel is there is dropped by the page.
  await expect(page.getByText('Python 3 (ipykernel) | Idle')).toBeVisible({ timeout: 60_000 });
  await cell.click();
  await page.keyboard.type('1+1');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.jp-OutputArea-output').first()).toHaveText(/^\s*2\s*$/, { timeout: 60_000 });
  // Each cookie belongs to its host alone: a domain with a dot before it would reach the others too.
  const domains = Object.fromEntries((await page.context().cookies()).map((c) => [c.name, c.domain]));
  expect(domains['studiolo_session']).toBe('localhost');
  expect(domains['studiolo_app']).toBe(new URL(app.url).hostname);
});

test('an app of the workspace is closed to who is not signed in', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const workspace = await find('demo');
  await page.goto(workspace.apps[0]!.url);
  await expect(page).toHaveURL(new RegExp(`^${server.url}/signin`));
  await context.close();
});

test('the web terminal runs a shell as the non-root user and survives a reload', async ({ page }) => {
  await signIn(page);
  await page.goto(`${server.url}/workspaces/admin/demo/terminal`);
  const screen = page.locator('.xterm-screen').first();
  await screen.click({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await page.keyboard.type('echo "I am $(id -u) in $(pwd)"; MARK=kept\n');
  await expect(page.locator('.xterm-rows').first()).toContainText('I am 1000 in /workspace');
  await page.reload();
  await page.locator('.xterm-screen').first().click({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await page.keyboard.type('echo "still $MARK"\n');
  await expect(page.locator('.xterm-rows').first()).toContainText('still kept');
});

test('what it uses is shown live and from the last hour', async () => {
  const { id } = await find('demo');
  const now = await server.api<{ memoryBytes: number; processes: number }>('GET', `/workspaces/${id}/usage/now`);
  expect(now.memoryBytes).toBeGreaterThan(10 << 20);
  expect(now.processes).toBeGreaterThan(1);
  await expect
    .poll(async () => (await server.api<{ samples: unknown[] }>('GET', `/workspaces/${id}/usage`)).samples.length, {
      timeout: 60_000,
    })
    .toBeGreaterThan(0);
});

test('a stopped workspace keeps its files, and its app says so and offers to start it', async ({ page }) => {
  const { id, apps } = await find('demo');
  await signIn(page);
  await page.goto(apps[0]!.url);
  await server.api('POST', `/workspaces/${id}/stop`);
  await server.inState(id, 'stopped');
  await page.goto(apps[0]!.url);
  await expect(page.getByText(/stopped/i).first()).toBeVisible();
  await expect(page.getByRole('link', { name: /start it/i })).toBeVisible();
  await server.api('POST', `/workspaces/${id}/start`);
  await server.inState(id, 'running');
  await page.goto(apps[0]!.url);
  await expect(page.locator('.jp-DirListing-item', { hasText: 'Untitled.ipynb' })).toBeVisible({ timeout: 60_000 });
});

test('deleting to the bin and restoring in the page loses nothing', async ({ page }) => {
  const { id } = await find('demo');
  await signIn(page);
  const wrong = await server.request('DELETE', `/workspaces/${id}?confirm=other`);
  expect(wrong.status).toBe(428);
  await page.goto(`${server.url}/workspaces/admin/demo/settings`);
  await page
    .getByRole('button', { name: /delete/i })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('demo');
  await dialog.getByRole('button', { name: 'Move to the bin' }).click();
  await server.inState(id, 'deleted');
  expect(await containers(id)).toHaveLength(0);
  await page.goto(`${server.url}/bin`);
  await page
    .getByRole('button', { name: /restore/i })
    .first()
    .click();
  await server.inState(id, 'stopped');
  await server.api('POST', `/workspaces/${id}/start`);
  const back = await server.inState(id, 'running');
  await page.goto(back.apps[0]!.url);
  await expect(page.locator('.jp-DirListing-item', { hasText: 'Untitled.ipynb' })).toBeVisible({ timeout: 60_000 });
});

test('while the database is away an open app goes on', async ({ page }) => {
  await signIn(page);
  const { apps } = await find('demo');
  await page.goto(apps[0]!.url);
  await expect(page.locator('.jp-DirListing-item').first()).toBeVisible({ timeout: 60_000 });
  const first = Number(server.file('postgres/data/postmaster.pid')?.split('\n')[0]);
  const { stdout } = await run('pgrep', ['-P', String(first)], process.env);
  const pids = [first, ...stdout.trim().split('\n').map(Number)];
  pids.forEach((pid) => process.kill(pid, 'SIGSTOP'));
  try {
    for (let second = 0; second < 10; second++) {
      const status = await page.evaluate(async () => (await fetch('/api/status')).status);
      expect(status).toBe(200);
      await page.waitForTimeout(1000);
    }
  } finally {
    pids.forEach((pid) => process.kill(pid, 'SIGCONT'));
  }
});

test('signing out ends the sign-in to apps too', async ({ page }) => {
  await signIn(page);
  const { apps } = await find('demo');
  await page.goto(apps[0]!.url);
  await expect(page).toHaveURL(new RegExp(`^${new URL(apps[0]!.url).origin}`));
  await page.goto(server.url);
  const status = await page.evaluate(async () => {
    const me = (await (await fetch('/api/v1/session')).json()) as { csrfToken: string };
    return (await fetch('/api/v1/session', { method: 'DELETE', headers: { 'X-Csrf-Token': me.csrfToken } })).status;
  });
  expect(status).toBe(204);
  await page.goto(apps[0]!.url);
  await expect(page).toHaveURL(new RegExp(`^${server.url}/signin`));
});
