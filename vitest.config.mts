import os from 'node:os';
import { defineConfig } from 'vitest/config';

/** `unit` needs no server; `conformance` starts the labs, and its faults take their time; `ui` drives a VS Code. */
export default defineConfig({
  test: {
    maxWorkers: os.availableParallelism(),
    // What was made of an unchanged file is kept in node_modules: it is half of the time that loading takes.
    experimental: { fsModuleCache: true },
    projects: [
      // Unit tests keep nothing between files, so that one thread may run many of them: a third of the time.
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'conformance',
          include: ['test/conformance/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          globalSetup: ['test/ui/globalSetup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
