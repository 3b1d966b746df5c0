import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:8000';

// The API serves index.html at /graphql and everything else below the base.
export default defineConfig({
  base: '/graphql/playground/',
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Monaco alone has more than the limit at which Vite warns.
    chunkSizeWarningLimit: 4000,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      onLog(level, log, handle) {
        // "use no memo" speaks to a compiler that does not run here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
    },
  },
  server: {
    // For work on the page: `npm run dev` beside a running API.
    proxy: {
      '^/graphql$': { target: api, bypass: request => (request.method === 'GET' ? '/index.html' : undefined) },
      '/graphql/ws': { target: api, ws: true },
    },
  },
});
