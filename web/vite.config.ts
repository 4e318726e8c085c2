// Builds the page into dist/, which the server embeds. The literal __CSP_NONCE__ is put where the server
// writes a fresh nonce on every answer. CHARGEWARD_URL says where a running server is, for `npm run dev`.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { writeBaseMap } from './base_map.mjs';

writeBaseMap();

const server_url = process.env.CHARGEWARD_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  server: { proxy: { '/api': server_url, '/readyz': server_url } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
