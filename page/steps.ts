/** Every step of every image in one table that sorts and filters. */
import { bytes, count, duration } from '../src/report/text/format.ts'
import type { PageData, PageStep } from '../src/report/page/page-data.ts'
import { choice, h, section } from './dom.ts'

interface Row {
  image: string
  step: PageStep
  /** Made when it is first shown: thousands of rows take most of the time of a page. */
  element?: HTMLTableRowElement
  haystack?: string
}

/** Rows drawn at once; the others follow as soon as the browser has nothing else to do. */
const FIRST = 40
const CHUNK = 40

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
  const rows: Row[] = data.images.flatMap((image) => image.steps.map((step) => ({ image: image.name, step })))
  if (rows.length === 0) return false
  const body = h('tbody', {})
  let drawn = 0
  const drawTo = (end: number): void => {
    body.append(...rows.slice(drawn, end).map(elementOf))
    drawn = Math.max(drawn, Math.min(end, rows.length))
  }
  const drawAll = (): void => drawTo(rows.length)
  drawTo(FIRST)
  whenIdle((mayGoOn) => {
    while (drawn < rows.length && mayGoOn()) drawTo(drawn + CHUNK)
    return drawn < rows.length
  })
  addEventListener('beforeprint', drawAll)
  const shown = h('span', { role: 'status', class: 'shown' }, '')
  const images = [...new Set(rows.map((r) => r.image))]
  const states = [...new Set(rows.map((r) => r.step.state))]
  const filter = { text: '', image: 0, state: 0 }
  const apply = (): void => {
    drawAll()
    let visible = 0
    for (const r of rows) {
      const fits =
        (filter.image === 0 || images[filter.image - 1] === r.image) &&
        (filter.state === 0 || states[filter.state - 1] === r.step.state) &&
        haystackOf(r).includes(filter.text)
      elementOf(r).hidden = !fits
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
  const table = h('table', { class: 'steps' }, h('thead', {}, heads(rows, body, drawAll)), body)
  section('steps').append(
    tools,
    h('div', { class: 'scroll tall', tabindex: 0, role: 'group', 'aria-label': 'Table of steps' }, table),
  )
  shown.textContent = `${count(rows.length)} of ${count(rows.length)} steps`
  return true
}

/** Works in pieces while the browser is idle, until `work` says that it is done. */
function whenIdle(work: (mayGoOn: () => boolean) => boolean): void {
  const later = (): void => {
    if (typeof requestIdleCallback === 'function') {
      requestIdleCallback(
        (deadline) => {
          const first = once()
          // Out of patience there is no time remaining: then one piece all the same.
          if (work(() => first() || deadline.timeRemaining() > 3)) later()
        },
        { timeout: 200 },
      )
    } else {
      setTimeout(() => {
        if (work(once())) later()
      })
    }
  }
  later()
}

/** True the first time. */
function once(): () => boolean {
  let asked = 0
  return () => asked++ === 0
}

/** What a filter looks in. */
function haystackOf(r: Row): string {
  const { text, where, stage, why } = r.step
  return (r.haystack ??= [r.image, text, where, stage, why].join('\n').toLowerCase())
}

/** A row to copy: cheaper than making every cell and its class anew. */
let blank: HTMLTableRowElement | undefined

function elementOf(r: Row): HTMLTableRowElement {
  if (r.element !== undefined) return r.element
  blank ??= h('tr', {}, ...COLUMNS.map((column) => h('td', { class: column.figure ? 'figure' : undefined })))
  const element = blank.cloneNode(true) as HTMLTableRowElement
  for (const [at, column] of COLUMNS.entries()) element.cells[at]!.textContent = column.text(r)
  element.dataset['ms'] = String(r.step.ms)
  if (r.step.bytes !== undefined) element.dataset['bytes'] = String(r.step.bytes)
  r.element = element
  return element
}

function heads(rows: Row[], body: HTMLElement, drawAll: () => void): HTMLTableRowElement {
  const cells = COLUMNS.map((column) => {
    const control = h('button', { type: 'button' }, column.head)
    const cell = h('th', { scope: 'col', class: column.figure ? 'figure' : undefined, 'aria-sort': 'none' }, control)
    control.addEventListener('click', () => {
      // Figures start with the largest, texts with A.
      const now = cell.getAttribute('aria-sort')
      const down = now === 'none' ? column.figure === true : now === 'ascending'
      for (const other of cells) other.setAttribute('aria-sort', 'none')
      cell.setAttribute('aria-sort', down ? 'descending' : 'ascending')
      drawAll()
      rows.sort((a, b) => compare(column.key(a), column.key(b), down ? -1 : 1))
      body.append(...rows.map(elementOf))
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
