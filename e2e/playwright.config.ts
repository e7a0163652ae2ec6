import { defineConfig } from '@playwright/test';

// One worker: the journeys share one machine, its engine and two cores.
export default defineConfig({
  testDir: 'tests',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: 'report/e2e.json' }]],
  use: {
    launchOptions: {
      executablePath: process.env.STUDIOLO_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 800 },
  },
});
