/** Every step of every image in one table that sorts and filters. */
import { bytes, count, duration } from '../src/report/format.ts'
import type { PageData, PageStep } from '../src/report/page-data.ts'
import { choice, h, section } from './dom.ts'

interface Row {
  image: string
  step: PageStep
  element: HTMLTableRowElement
  haystack: string
}

interface Column {
  head: string
  /** What to sort by; undefined sorts last, whatever the direction. */
  key: (row: Row) => string | number | undefined
  text: (row: Row) => string
  figure?: boolean
}

const COLUMNS: readonly Column[] = [
  { head: 'Image', key: (r) => r.image, text: (r) => r.image },
  { head: 'Step', key: (r) => r.step.text, text: (r) => (r.step.critical ? '🔸 ' : '') + r.step.text },
  { head: 'Where', key: (r) => r.step.where, text: (r) => r.step.where ?? '' },
  { head: 'State', key: (r) => r.step.state, text: (r) => r.step.state },
  { head: 'Time', key: (r) => r.step.ms, text: (r) => duration(r.step.ms), figure: true },
  { head: 'Baseline', key: (r) => r.step.before, text: (r) => known(r.step.before, duration), figure: true },
  { head: 'Slack', key: (r) => r.step.slack, text: (r) => known(r.step.slack, duration), figure: true },
  { head: 'Layer', key: (r) => r.step.bytes, text: (r) => known(r.step.bytes, bytes), figure: true },
  { head: 'Why it ran', key: (r) => r.step.why, text: (r) => r.step.why ?? '' },
]

/** Draws the section; false when there are no steps. */
export function drawSteps(data: PageData): boolean {
  const rows = data.images.flatMap((image) => image.steps.map((step) => row(image.name, step)))
  if (rows.length === 0) return false
  const body = h('tbody', {}, ...rows.map((r) => r.element))
  const shown = h('span', { role: 'status', class: 'shown' }, '')
  const images = [...new Set(rows.map((r) => r.image))]
  const states = [...new Set(rows.map((r) => r.step.state))]
  const filter = { text: '', image: 0, state: 0 }
  const apply = (): void => {
    let visible = 0
    for (const r of rows) {
      const fits =
        (filter.image === 0 || images[filter.image - 1] === r.image) &&
        (filter.state === 0 || states[filter.state - 1] === r.step.state) &&
        r.haystack.includes(filter.text)
      r.element.hidden = !fits
      if (fits) visible++
    }
    shown.textContent = `${count(visible)} of ${count(rows.length)} steps`
  }
  const search = h('input', { type: 'search', placeholder: 'npm ci, Dockerfile:9, …' })
  search.addEventListener('input', () => {
    filter.text = search.value.toLowerCase()
    apply()
  })
  const tools = h(
    'div',
    { class: 'tools' },
    h('label', {}, 'Filter ', search),
    choice('Image', ['all', ...images], (at) => {
      filter.image = at
      apply()
    }),
    choice('State', ['all', ...states], (at) => {
      filter.state = at
      apply()
    }),
    shown,
  )
  const table = h('table', { class: 'steps' }, h('thead', {}, heads(rows, body)), body)
  section('steps').append(
    tools,
    h('div', { class: 'scroll tall', tabindex: 0, role: 'group', 'aria-label': 'Table of steps' }, table),
  )
  apply()
  return true
}

function row(image: string, step: PageStep): Row {
  const r: Row = {
    image,
    step,
    element: h('tr'),
    haystack: [image, step.text, step.where, step.stage, step.why].join('\n').toLowerCase(),
  }
  const cells = COLUMNS.map((column) => h('td', { class: column.figure ? 'figure' : undefined }, column.text(r)))
  r.element.append(...cells)
  r.element.dataset['ms'] = String(step.ms)
  if (step.bytes !== undefined) r.element.dataset['bytes'] = String(step.bytes)
  return r
}

function heads(rows: Row[], body: HTMLElement): HTMLTableRowElement {
  const cells = COLUMNS.map((column) => {
    const control = h('button', { type: 'button' }, column.head)
    const cell = h('th', { scope: 'col', class: column.figure ? 'figure' : undefined, 'aria-sort': 'none' }, control)
    control.addEventListener('click', () => {
      // Figures start with the largest, texts with A.
      const now = cell.getAttribute('aria-sort')
      const down = now === 'none' ? column.figure === true : now === 'ascending'
      for (const other of cells) other.setAttribute('aria-sort', 'none')
      cell.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      rows.sort((a, b) => compare(column.key(a), column.key(b), down ? -1 : 1))
      body.append(...rows.map((r) => r.element))
    })
    return cell
  })
  return h('tr', {}, ...cells)
}

function compare(a: string | number | undefined, b: string | number | undefined, sign: number): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined)
  return sign * (typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b)))
}

function known(value: number | undefined, write: (value: number) => string): string {
  return value === undefined ? '' : write(value)
}
