/** The founding document's table: what it estimated, what was measured, and who was right. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ROOT } from '../__tests__/support/runner.ts'
import type { Built } from './reconciliation-bake.ts'
import { APPS } from './reconciliation-changes.ts'
import type { App } from './reconciliation-changes.ts'

export const VARIANTS = ['optimized', 'current'] as const
export type Variant = (typeof VARIANTS)[number]
/** Fresh: no cache at all. The others start from a filled cache: `registry`, or GitHub's. */
export type Scenario = 'fresh' | 'registry' | 'gha' | 'docs' | 'source' | 'dependency'

export interface Results {
  /** Of the example and its base images; results of another key are not comparable. */
  key: string
  /** Some run gave way to other work. */
  polite: boolean
  date: string
  machine: { cpu: string; cores: number; node: string }
  versions: { buildx: string; buildkit: string }
  /** By `app/variant/scenario`. */
  runs: Record<string, Built & { exportSeconds?: number }>
  scopes?: { each: Built; shared: Built }
}

interface Row {
  name: string
  /** The document's saving from … to (0 to 1), or none. */
  estimate?: [number, number]
  /** The estimate in its own words. */
  words?: string
  /** The only image that the estimate is about. */
  about?: App
  before: (app: App) => number | undefined
  after: (app: App) => number | undefined
  unit: 's' | 'MB'
  apps?: App[]
}

function rows({ runs }: Results): Row[] {
  const time = (variant: Variant, scenario: Scenario) => (app: App) => runs[`${app}/${variant}/${scenario}`]?.seconds
  const size = (variant: Variant, kind: 'compressed' | 'uncompressed') => (app: App) => {
    const bytes = runs[`${app}/${variant}/fresh`]?.size?.[kind]
    return bytes === undefined ? undefined : bytes / 1e6
  }
  const change = (name: string, scenario: Scenario) => ({
    name,
    before: time('current', scenario),
    after: time('optimized', scenario),
    unit: 's' as const,
  })
  const sizes = (app: App, kind: 'compressed' | 'uncompressed') => ({
    name: `Image size, ${kind}`,
    before: size('current', kind),
    after: size('optimized', kind),
    unit: 'MB' as const,
    apps: [app],
  })
  const warm = (name: string, scenario: Scenario) => ({
    name: `${name}, nothing changed*`,
    before: time('optimized', 'fresh'),
    after: time('optimized', scenario),
    unit: 's' as const,
  })
  return [
    { ...change('Fresh build, no cache', 'fresh'), estimate: [0.4, 0.5], words: '40–50 % (parallel stages)' },
    {
      ...change('Source change, gha cache', 'source'),
      estimate: [0.7, 0.8],
      words: '70–80 % (cargo-chef)',
      about: 'backend',
    },
    change('Dependency change, gha cache', 'dependency'),
    change('Docs-only change, gha cache', 'docs'),
    { ...warm('CI with gha cache', 'gha'), estimate: [0.8, 0.9], words: '80–90 %' },
    { ...warm('CI with registry cache', 'registry'), estimate: [0.7, 0.8], words: '70–80 %' },
    // "About 40 %": within five points of it.
    { ...sizes('backend', 'compressed'), estimate: [0.35, 0.45], words: '~40 % (distroless)' },
    sizes('backend', 'uncompressed'),
    { ...sizes('frontend', 'compressed'), estimate: [0, 1], words: 'smaller' },
    sizes('frontend', 'uncompressed'),
  ]
}

export function markdown(results: Results): string {
  const cells = rows(results).flatMap((row) => [...(row.apps ?? APPS)].map((app) => line(row, app)))
  return [
    '| | image | before | after | saved | the document | verdict |',
    '|---|---|---:|---:|---:|---|---|',
    ...cells,
    '| CI with cache mounts | both | | | | "working" | not measured |',
    '',
    'Before is `current`, after `optimized`. *Both `optimized`: its fresh build, and the same from the cache.',
    ...scopes(results),
  ].join('\n')
}

function line(row: Row, app: App): string {
  const [before, after] = [row.before(app), row.after(app)]
  const show = (value?: number) => (value === undefined ? '' : `${value.toFixed(1)} ${row.unit}`)
  const won = saving(before, after)
  const saved = won === undefined ? '' : `${(won * 100).toFixed(1)} %`.replace('-', '−')
  const estimate = row.about === undefined || row.about === app ? row.estimate : undefined
  const words = (estimate && row.words) ?? '–'
  return `| ${row.name} | ${app} | ${show(before)} | ${show(after)} | ${saved} | ${words} | ${verdict(won, estimate)} |`
}

function verdict(won: number | undefined, estimate: Row['estimate']): string {
  if (won === undefined) return 'not measured'
  if (!estimate) return 'no estimate'
  const [low, high] = estimate
  if (won > high) return 'exceeded'
  return won >= low ? 'confirmed' : 'refuted'
}

function scopes({ scopes: measured }: Results): string[] {
  if (!measured) return []
  return [
    '',
    'Both optimized images in one bake, unchanged, on a fresh builder:',
    '',
    '| gha cache | cached steps | time |',
    '|---|---:|---:|',
    scopeLine('one scope for both (two `type=gha` lines)', measured.shared),
    scopeLine('one scope for each target', measured.each),
  ]
}

function scopeLine(name: string, { cached, ran, seconds }: Built): string {
  return `| ${name} | ${cached} of ${cached + ran} | ${seconds.toFixed(1)} s |`
}

/** 0 to 1; a figure is absent when one of its runs is. */
export function figures(results: Results): Record<string, number> {
  const all = rows(results)
  const find = (name: string, app?: App) =>
    all.find((row) => row.name.startsWith(name) && (!app || row.apps?.includes(app)))
  const measured = APPS.filter((app) => results.runs[`${app}/optimized/fresh`])
  const entries: [string, number | undefined][] = [
    ['gha_warm_saving', total(find('CI with gha'), measured)],
    ['source_change_saving', total(find('Source change'), measured)],
    ['backend_size_saving', total(find('Image size, compressed', 'backend'), ['backend'])],
    ['frontend_size_saving', total(find('Image size, compressed', 'frontend'), ['frontend'])],
  ]
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, Math.round(value * 1000) / 1000]])),
  )
}

/** The saving of all these images together. */
function total(row: Row | undefined, apps: readonly App[]): number | undefined {
  return row && saving(sum(apps.map(row.before)), sum(apps.map(row.after)))
}

/** Unknown when a part is. */
function sum(values: (number | undefined)[]): number | undefined {
  return values.reduce((a, b) => (a === undefined || b === undefined ? undefined : a + b), 0)
}

function saving(before: number | undefined, after: number | undefined): number | undefined {
  return before === undefined || after === undefined || before === 0 ? undefined : 1 - after / before
}

/** Puts the table between the README's two marks. */
export async function writeReadme(results: Results): Promise<void> {
  const path = join(ROOT, 'examples/reconciliation/README.md')
  const { date, machine, versions, polite } = results
  const where = `Measured on ${date}: ${machine.cores} cores (${machine.cpu}), buildx ${versions.buildx}, BuildKit ${versions.buildkit}`
  const caveat = polite ? '; the machine was busy with other work, so read the times as orders of magnitude' : ''
  const text = `<!-- bench:start -->\n${where}${caveat}.\n\n${markdown(results)}\n<!-- bench:end -->`
  const page = await readFile(path, 'utf8')
  await writeFile(
    path,
    page.replace(/<!-- bench:start -->[\s\S]*<!-- bench:end -->/, () => text),
  )
}
