/** Which row every bar of the timeline goes to: bars that overlap in time never share one. */
import type { PageData, PageImage } from '../src/report/page/page-data.ts'

/** One piece of work. */
export interface Bar {
  at: number
  image: string
  text: string
  start: number
  end: number
  row: number
  kind: string
  critical: boolean
  slack?: number | undefined
  bytes?: number | undefined
  why?: string | undefined
}

/** An image's rows. */
export interface Lane {
  name: string
  row: number
  rows: number
}

/** All bars in the order of time, lane by lane. */
export function lanes(data: PageData): { all: Lane[]; bars: Bar[]; rows: number; end: number } {
  const all: Lane[] = []
  const bars: Bar[] = []
  let rows = 0
  for (const image of data.images) {
    const work = workOf(image).toSorted((a, b) => a.start - b.start || b.end - a.end)
    if (work.length === 0) continue
    const ends: number[] = []
    for (const piece of work) {
      const free = ends.findIndex((end) => end <= piece.start)
      const row = free < 0 ? ends.length : free
      ends[row] = piece.end
      bars.push({ ...piece, at: bars.length, row: rows + row })
    }
    all.push({ name: image.name, row: rows, rows: ends.length })
    rows += ends.length
  }
  return { all, bars, rows, end: Math.max(1, ...bars.map((bar) => bar.end)) }
}

function workOf(image: PageImage): Omit<Bar, 'at' | 'row'>[] {
  const steps = image.steps.flatMap((step) =>
    step.intervals
      .filter(([start, end]) => end > start)
      .map(([start, end]) => {
        const { critical, slack, bytes, why, text, state } = step
        return { image: image.name, text, start, end, kind: state, critical, slack, bytes, why }
      }),
  )
  const phases = image.phases.map(({ name, start, ms }) => {
    return { image: image.name, text: name, start, end: start + ms, kind: 'phase', critical: false }
  })
  return [...steps, ...phases.filter((phase) => phase.end > phase.start)]
}
