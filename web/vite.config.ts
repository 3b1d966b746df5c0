import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { catalogues } from './vite.catalogues';

export default defineConfig(({ mode }) => {
  const api = loadEnv(mode, process.cwd(), 'API_').API_URL ?? 'http://127.0.0.1:8000';
  // One origin for pages and API, here as in production: cookies and sockets depend on it.
  const proxy = { '/graphql/ws': { target: api, ws: true }, '/graphql': { target: api } };
  return {
    plugins: [catalogues(), react(), tailwindcss()],
    resolve: {
      alias: [
        { find: '@', replacement: `${import.meta.dirname}/src` },
        // The messages are parsed already.
        {
          find: '@formatjs/icu-messageformat-parser',
          replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
        },
        // React has it itself.
        { find: /^use-sync-external-store\/shim$/, replacement: 'react' },
      ],
    },
    server: { port: 3000, strictPort: true, proxy },
    build: {
      target: 'es2022',
      manifest: true,
      // A small picture as an address within the style is refused by no policy, but fonts and scripts would be.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // What comes with every page in one file: many small ones are compressed worse.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
      license: { fileName: 'licenses.md' },
    },
  };
});
