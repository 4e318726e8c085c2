// Builds the page into dist/, which the server embeds. The literal __CSP_NONCE__ is put where the server
// writes a fresh nonce on every answer. CHARGEWARD_URL says where a running server is, for `npm run dev`.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { writeBaseMap } from './base_map.mjs';

writeBaseMap();

const server_url = process.env.CHARGEWARD_URL ?? 'http://127.0.0.1:8080';

// A file for each module that two pages share would make some seventy of them for a first load, which compress worse and
// come later than a few: what every page begins with is one file, and what the lists are made of is another.
const atOnce = { name: 'at_once', tags: ['$initial' as const], priority: 2 };
const lists = {
  name: 'lists',
  test: /\/src\/(components\/(list_page|data_table|search_field|flag_badge|tag|sla_words)|lib\/use_list)/,
  priority: 1,
};

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [atOnce, lists] } } },
  },
  server: { proxy: { '/api': server_url, '/readyz': server_url } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
});
