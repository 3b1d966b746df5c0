import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': `${import.meta.dirname}/src` } },
  test: { environment: 'happy-dom', include: ['test/unit/**/*.test.{ts,tsx}'] },
});
