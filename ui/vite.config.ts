import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = process.env.STUDIOLO_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // The content security policy allows no data: addresses, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': { target: server, ws: true },
      '/apps': { target: server },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'mock/**/*.test.ts'],
    environment: 'node',
  },
})
