import { defineConfig } from 'vitest/config'

// @actions/languageservice imports JSON without an import attribute, which plain Node refuses; Vite inlines it.
const server = { deps: { inline: [/@actions\/(languageservice|workflow-parser|expressions)/] } }

export default defineConfig({
  test: {
    unstubEnvs: true,
    server,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['__tests__/**/*.test.ts'],
          exclude: ['__tests__/e2e/**'],
          isolate: false,
          // One core less is the default, and of two cores that is half; the process that would have it has little to do.
          maxWorkers: '100%',
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['__tests__/e2e/**/*.test.ts'],
          // Real builds wait more than they compute, so three files at a time; and patience for the first pull of everything.
          maxWorkers: 3,
          // Projects with different numbers of workers run one after the other.
          sequence: { groupOrder: 1 },
          testTimeout: 180_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
