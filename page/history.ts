/** The base branch's past: for each image its size and its build time, this build last. */
import { axisBottom, axisLeft } from 'd3-axis'
import { scaleLinear, scalePoint } from 'd3-scale'
import { select } from 'd3-selection'
import { line } from 'd3-shape'
import { bytes, duration } from '../src/report/text/format.ts'
import type { PageData, PageImage } from '../src/report/page/page-data.ts'
import { dataTable, h, section } from './dom.ts'

const WIDTH = 520
const HEIGHT = 170
const MARGIN = { top: 12, right: 34, bottom: 24, left: 70 }

type Point = PageImage['history'][number]

/** Draws the section; false when no image has a past. */
export function drawHistory(data: PageData): boolean {
  const images = data.images.filter((image) => image.history.length > 2)
  for (const image of images) {
    const rows = image.history.map((p) => [
      `${p.label} ${p.at.slice(0, 10)}`,
      known(p.bytes, bytes),
      known(p.ms, duration),
    ])
    section('history').append(
      h('h3', {}, image.name),
      h(
        'div',
        { class: 'charts' },
        chart(image, 'compressed size', (p) => p.bytes, bytes),
        chart(image, 'build time', (p) => p.ms, duration),
      ),
      dataTable(`History of ${image.name}`, ['Build', 'Size', 'Time'], rows),
    )
  }
  return images.length > 0
}

function known(value: number | undefined, write: (value: number) => string): string {
  return value === undefined ? '' : write(value)
}

function chart(
  image: PageImage,
  what: string,
  pick: (point: Point) => number | undefined,
  write: (value: number) => string,
): HTMLElement {
  const points = image.history.flatMap((point) => {
    const value = pick(point)
    return value === undefined ? [] : [{ point, value }]
  })
  if (points.length < 2) return h('p', {}, `No ${what} is known of earlier builds.`)
  const top = Math.max(...points.map((p) => p.value))
  const first = points[0]!
  const last = points.at(-1)!
  const label = `${image.name}, ${what}: ${points.length} builds, from ${write(first.value)} to ${write(last.value)}, at most ${write(top)}`
  const x = scalePoint(
    points.map((_, at) => at),
    [MARGIN.left, WIDTH - MARGIN.right],
  )
  const y = scaleLinear([0, top * 1.08 || 1], [HEIGHT - MARGIN.bottom, MARGIN.top])
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
    .attr('class', 'line')
    .attr('viewBox', `0 0 ${WIDTH} ${HEIGHT}`)
    .attr('role', 'img')
    .attr('aria-label', label)
  svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(${MARGIN.left},0)`)
    .call(
      axisLeft(y)
        .ticks(4)
        .tickFormat((v) => write(v.valueOf())),
    )
  const every = Math.ceil(points.length / 6)
  const ticks = points.map((_, at) => at).filter((at) => at % every === 0 && at < points.length - every / 2)
  svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${HEIGHT - MARGIN.bottom})`)
    .call(
      axisBottom(x)
        .tickValues([...ticks, points.length - 1])
        .tickFormat((at) => points[at]?.point.label ?? ''),
    )
  const path = line<(typeof points)[number]>(
    (_, at) => x(at) ?? 0,
    (p) => y(p.value),
  )
  svg.append('path').attr('class', 'curve').attr('d', path(points))
  const dots = svg.selectAll('circle').data(points).join('circle')
  dots
    .attr('cx', (_, at) => x(at) ?? 0)
    .attr('cy', (p) => y(p.value))
    .attr('r', (p) => (p === last ? 5 : 3))
    .attr('class', (p) => (p === last ? 'now' : 'past'))
  dots.append('title').text((p) => `${p.point.label} ${p.point.at.slice(0, 10)}: ${write(p.value)}`)
  return h('figure', {}, svg.node()!, h('figcaption', {}, `${what}, now ${write(last.value)}`))
}
