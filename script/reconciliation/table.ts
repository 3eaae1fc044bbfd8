/** The founding document's table: what it estimated, what was measured, and who was right. */
import { APPS } from './changes.ts'
import type { App } from './changes.ts'
import type { Measured, Variant, Versions } from './stage.ts'

/**
 * What was built, always by a pull request's job on a fresh builder. `fresh` has no cache to read; the others find what the
 * base branch left in GitHub's cache, `registry` in a registry, `naive` in one scope that both images share. `mounts` and
 * `sccache` are the second change of a dependency, with cache mounts carried over and with sccache.
 */
export type Scenario = 'fresh' | 'gha' | 'docs' | 'registry' | 'source' | 'dependency' | 'mounts' | 'naive' | 'sccache'
export type Key = `${Variant}/${Scenario}`

export interface Results {
  /** Of the example and its base images; results of another key are not comparable. */
  key: string
  /** Some run gave way to other work. */
  polite: boolean
  date: string
  machine: { cpu: string; cores: number; node: string }
  versions: Partial<Versions>
  runs: Partial<Record<Key, Measured>>
  /** Compilations that sccache was asked for, and those that it had. */
  sccache?: { requests: number; hits: number }
  /** What the action wrote on the pull request that makes the images optimized. */
  comment?: string
}

type Column = App | 'both'
const COLUMNS: readonly Column[] = ['backend', 'frontend', 'both']

interface Row {
  name: string
  unit: 's' | 'MB'
  before: (column: Column) => number | undefined
  after: (column: Column) => number | undefined
  /** The document's saving from … to (0 to 1), in its own words, and the column that is about. */
  estimate?: { from: number; to: number; words: string; of: Column }
  /** What it says without a number, and what is true. */
  claim?: { words: string; verdict: string }
}

const MEGA = 1e6

function rows({ runs }: Results): Row[] {
  const time = (key: Key) => (column: Column) => seconds(runs[key], column)
  const size = (variant: Variant, kind: 'compressed' | 'uncompressed') => (column: Column) => {
    const images = runs[`${variant}/fresh`]?.images
    const bytes = (app: App) => images?.[app]?.[kind]
    const all = column === 'both' ? sum(APPS.map(bytes)) : bytes(column)
    return all === undefined ? undefined : all / MEGA
  }
  const change = (name: string, scenario: Scenario): Row => ({
    name,
    unit: 's',
    before: time(`current/${scenario}`),
    after: time(`optimized/${scenario}`),
  })
  const fresh = (variant: Variant) => (column: Column) => withoutExport(runs[`${variant}/fresh`], column)
  const warm = (name: string, scenario: Scenario): Row => ({
    name,
    unit: 's',
    before: fresh('optimized'),
    after: time(`optimized/${scenario}`),
  })
  const again = (name: string, scenario: Scenario): Row => ({
    name,
    unit: 's',
    before: time('optimized/dependency'),
    after: time(`optimized/${scenario}`),
  })
  const sizes = (kind: 'compressed' | 'uncompressed'): Row => ({
    name: `Image size, ${kind}`,
    unit: 'MB',
    before: size('current', kind),
    after: size('optimized', kind),
  })
  return [
    {
      ...change('Fresh build¹', 'fresh'),
      before: fresh('current'),
      after: fresh('optimized'),
      estimate: { from: 0.4, to: 0.5, words: '40–50 % (parallel stages)', of: 'both' },
    },
    {
      ...change('Source change', 'source'),
      estimate: { from: 0.7, to: 0.8, words: 'backend 70–80 % (cargo-chef)', of: 'backend' },
    },
    change('Dependency change', 'dependency'),
    change('Docs-only change', 'docs'),
    {
      ...warm('Nothing changed, gha cache²', 'gha'),
      estimate: { from: 0.8, to: 0.9, words: '80–90 %', of: 'both' },
    },
    {
      ...warm('Nothing changed, registry cache²', 'registry'),
      estimate: { from: 0.7, to: 0.8, words: '70–80 %', of: 'both' },
    },
    {
      ...again('Dependency change, cache mounts kept³', 'mounts'),
      after: (column) => {
        const run = runs['optimized/mounts']
        const bake = seconds(run, column)
        return column === 'both' && bake !== undefined ? bake + (run?.mountSeconds ?? 0) : bake
      },
      // No share to compare with: by itself no mount survives (docs/internals/cache.md: Cache mounts).
      claim: { words: '"working"', verdict: 'only by `cache-mounts: true`' },
    },
    again('Dependency change, sccache³', 'sccache'),
    // "About 40 %": within five points of it.
    { ...sizes('compressed'), estimate: { from: 0.35, to: 0.45, words: 'backend ~40 % (distroless)', of: 'backend' } },
    sizes('uncompressed'),
  ]
}

/** The table as Markdown. A cell of a run that is missing is empty. */
export function markdown(results: Results): string {
  return [
    '| | backend | frontend | both images | saved | the document | verdict |',
    '|---|---:|---:|---:|---:|---|---|',
    ...rows(results).map(line),
    '',
    'Left of each arrow `current`, right of it `optimized`. Times are wall times of one bake of both images, which share the',
    "machine's cores; restoring from the cache and filling it for the next build is part of them.",
    '',
    '¹ Without the time that filling the cache took. ² Both `optimized`: its fresh build, and the same from the cache.',
    '³ Both `optimized`: the same kind of change without and with it; carrying mounts over counts in the last column of times.',
    ...sccacheFound(results),
    ...scopes(results),
  ].join('\n')
}

function line(row: Row): string {
  const cells = COLUMNS.map((column) => cell(row, row.before(column), row.after(column)))
  const won = saving(row, 'both')
  return `| ${[row.name, ...cells, percent(won), row.estimate?.words ?? row.claim?.words ?? '–', verdict(row)].join(' | ')} |`
}

function cell({ unit }: Row, before: number | undefined, after: number | undefined): string {
  if (before === undefined && after === undefined) return ''
  const show = (value?: number) => (value === undefined ? '?' : value.toFixed(value < 100 ? 1 : 0))
  return `${show(before)} → ${show(after)} ${unit}`
}

function percent(share: number | undefined): string {
  return share === undefined ? '' : `${(share * 100).toFixed(1)} %`.replace('-', '−')
}

/** Two builds of the same differ by as much. */
const NOISE = 0.02

function verdict(row: Row): string {
  const won = saving(row, row.estimate?.of ?? 'both')
  if (won === undefined) return 'not measured'
  if (row.claim) return won > NOISE ? row.claim.verdict : `${row.claim.verdict}, and it does not pay here`
  if (!row.estimate) return won > NOISE ? 'no estimate' : 'does not pay'
  if (won > row.estimate.to) return 'exceeded'
  return won >= row.estimate.from ? 'confirmed' : 'refuted'
}

function sccacheFound({ sccache }: Results): string[] {
  return sccache ? ['', `Of ${sccache.requests} compilations sccache answered ${sccache.hits}.`] : []
}

function scopes({ runs }: Results): string[] {
  const [shared, each] = [runs['optimized/naive'], runs['optimized/gha']]
  if (!shared || !each) return []
  return [
    '',
    'Both optimized images, unchanged, on a fresh builder:',
    '',
    '| gha cache | cached steps, backend | cached steps, frontend | time |',
    '|---|---:|---:|---:|',
    scopeLine('one scope for both, as two `type=gha` lines make it', shared),
    scopeLine('one scope for each image, as bake-budget makes it', each),
  ]
}

function scopeLine(name: string, { images, seconds }: Measured): string {
  const steps = (['backend', 'frontend'] as const).map((app) => {
    const { cached = 0, ran = 0 } = images[app] ?? {}
    return `${cached} of ${cached + ran}`
  })
  return `| ${[name, ...steps, `${seconds.toFixed(1)} s`].join(' | ')} |`
}

/** 0 to 1; a figure is absent when one of its runs is. */
export function figures(results: Results): Record<string, number> {
  const all = rows(results)
  const find = (name: string, column: Column) => {
    const row = all.find((it) => it.name.startsWith(name))
    return row && saving(row, column)
  }
  const entries: [string, number | undefined][] = [
    ['gha_warm_saving', find('Nothing changed, gha', 'both')],
    ['source_change_saving', find('Source change', 'both')],
    ['backend_size_saving', find('Image size, compressed', 'backend')],
    ['frontend_size_saving', find('Image size, compressed', 'frontend')],
  ]
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, Math.round(value * 1000) / 1000]])),
  )
}

function saving(row: Row, column: Column): number | undefined {
  const [before, after] = [row.before(column), row.after(column)]
  return before === undefined || after === undefined || before === 0 ? undefined : 1 - after / before
}

function seconds(run: Measured | undefined, column: Column): number | undefined {
  return column === 'both' ? run?.seconds : run?.images[column]?.seconds
}

/** What building alone took: the images are written first, the cache is filled after them. */
function withoutExport(run: Measured | undefined, column: Column): number | undefined {
  if (!run) return undefined
  const ends = Object.values(run.images)
  const built = ends.map(({ seconds, cacheExportSeconds }) => seconds - cacheExportSeconds)
  if (column === 'both') return run.seconds - Math.max(...ends.map((it) => it.seconds)) + Math.max(...built)
  const image = run.images[column]
  return image && image.seconds - image.cacheExportSeconds
}

/** Unknown when a part is. */
function sum(values: (number | undefined)[]): number | undefined {
  return values.reduce((a, b) => (a === undefined || b === undefined ? undefined : a + b), 0)
}
