/** Images as lanes, steps as bars; zoom by buttons, keys, Ctrl+wheel or pinch, move by dragging. */
import { axisTop } from 'd3-axis'
import { scaleLinear } from 'd3-scale'
import { select } from 'd3-selection'
import { zoom, zoomIdentity } from 'd3-zoom'
import type { ZoomTransform } from 'd3-zoom'
import { bytes, duration } from '../src/report/text/format.ts'
import type { PageData } from '../src/report/page/page-data.ts'
import { button, detailLine, drawToWidth, h, section } from './dom.ts'
import { lanes } from './lanes.ts'
import type { Bar } from './lanes.ts'

const ROW = 20
const LABEL = 150
const TOP = 28

/** Draws the section; false when no work of visible length was done. */
export function drawTimeline(data: PageData): boolean {
  const { all, bars, rows, end } = lanes(data)
  if (bars.length === 0) return false
  const home = section('timeline')
  const height = TOP + rows * ROW + 8
  const detail = detailLine('Point at a bar, or use the arrow keys in the chart. Each image starts at 0.')
  const svg = select(home)
    .append('svg')
    .attr('class', 'timeline')
    .attr('role', 'application')
    .attr(
      'aria-label',
      `Timeline of ${bars.length} steps. Left and right arrows walk through the steps, plus and minus zoom, 0 resets.`,
    )
    .attr('tabindex', 0)
    .attr('height', height)
  const width = (): number => Math.max(360, home.clientWidth)
  const axis = svg
    .append('g')
    .attr('class', 'axis')
    .attr('transform', `translate(0,${TOP - 6})`)
  const plot = svg.append('g').attr('class', 'bars')
  const labels = svg.append('g').attr('class', 'lanes')
  let transform: ZoomTransform = zoomIdentity
  let selected: Bar | undefined

  for (const lane of all) {
    const y = TOP + lane.row * ROW
    labels
      .append('rect')
      .attr('class', 'margin')
      .attr('y', y)
      .attr('width', LABEL - 8)
      .attr('height', lane.rows * ROW)
    labels
      .append('text')
      .attr('x', 4)
      .attr('y', y + 14)
      .text(clip(lane.name, 20))
      .append('title')
      .text(lane.name)
    labels.append('line').attr('class', 'rule').attr('x2', 10_000).attr('y1', y).attr('y2', y)
  }

  const draw = (): void => {
    const x = transform.rescaleX(scaleLinear([0, end], [LABEL, width() - 12]))
    svg.attr('width', width()).attr('viewBox', `0 0 ${width()} ${height}`)
    axis.call(
      axisTop<number>(x as never)
        .ticks(Math.max(3, width() / 110))
        .tickFormat((ms) => duration(ms)),
    )
    const visible = bars.filter(
      (bar) => x(bar.end) > LABEL && x(bar.start) < width() && (x(bar.end) - x(bar.start) >= 0.4 || bar === selected),
    )
    const groups = plot
      .selectAll<SVGGElement, Bar>('g')
      .data(visible, (bar) => bar.at)
      .join((enter) => {
        const group = enter.append('g')
        group
          .append('rect')
          .attr('height', ROW - 4)
          .attr('rx', 2)
        return group
      })
    const from = (bar: Bar): number => Math.max(LABEL - 4, x(bar.start))
    const size = (bar: Bar): number => Math.max(1.5, x(bar.end) - from(bar))
    groups
      .attr('class', (bar) => `bar ${bar.kind}${bar.critical ? ' critical' : ''}${bar === selected ? ' selected' : ''}`)
      .attr('transform', (bar) => `translate(${from(bar)},${TOP + bar.row * ROW + 2})`)
    groups.select('rect').attr('width', size)
    // Only where there is room: of thousands of bars few have any.
    groups
      .selectAll<SVGTextElement, Bar>('text')
      .data((bar) => (size(bar) < 36 ? [] : [bar]))
      .join((enter) => enter.append('text').attr('x', 4).attr('y', 12))
      .text((bar) => clip(bar.text, Math.floor((size(bar) - 8) / 6.6)))
    groups.on('pointerenter', (_, bar) => show(bar)).on('click', (_, bar) => show(bar))
  }
  const show = (bar: Bar): void => {
    selected = bar
    detail.textContent = describe(bar)
    draw()
  }

  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, 400])
    .extent(() => [
      [LABEL, 0],
      [width(), height],
    ])
    .translateExtent([
      [LABEL, 0],
      [width(), height],
    ])
    .filter((event: WheelEvent) => event.type !== 'wheel' || event.ctrlKey || event.metaKey)
    .on('zoom', (event: { transform: ZoomTransform }) => {
      transform = event.transform
      draw()
    })
  svg.call(behaviour).on('dblclick.zoom', null)
  const zoomBy = (factor: number): void => behaviour.scaleBy(svg, factor)
  const reset = (): void => behaviour.transform(svg, zoomIdentity)
  const walk = (step: number): void => {
    const at = selected === undefined ? (step > 0 ? 0 : bars.length - 1) : bars.indexOf(selected) + step
    const bar = bars[Math.min(bars.length - 1, Math.max(0, at))]
    if (bar !== undefined) show(bar)
  }
  const keys: Record<string, () => void> = {
    ArrowRight: () => walk(1),
    ArrowLeft: () => walk(-1),
    ArrowDown: () => walk(1),
    ArrowUp: () => walk(-1),
    Home: () => walk(-bars.length),
    End: () => walk(bars.length),
    '+': () => zoomBy(1.5),
    '=': () => zoomBy(1.5),
    '-': () => zoomBy(1 / 1.5),
    '0': reset,
  }
  svg.on('keydown', (event: KeyboardEvent) => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  })
  const tools = h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'Zoom of the timeline' },
    button('+', 'Zoom in', () => zoomBy(1.5)),
    button('−', 'Zoom out', () => zoomBy(1 / 1.5)),
    button('reset', 'reset zoom', reset),
    h(
      'span',
      { class: 'legend' },
      h('i', { class: 'ran critical' }),
      'critical path',
      h('i', { class: 'ran' }),
      'step',
      h('i', { class: 'restored' }),
      'from the cache',
      h('i', { class: 'phase' }),
      'context, export',
    ),
  )
  home.insertBefore(tools, svg.node())
  home.append(detail)
  drawToWidth(home, draw)
  return true
}

function describe(bar: Bar): string {
  const parts = [bar.image, bar.text, duration(bar.end - bar.start), bar.critical ? 'on the critical path' : undefined]
  const slack = bar.slack === undefined || bar.critical ? undefined : `could take ${duration(bar.slack)} longer`
  const size = bar.bytes === undefined ? undefined : `layer ${bytes(bar.bytes)}`
  return [...parts, slack, size, bar.why].filter((part) => part !== undefined).join(' · ')
}

function clip(text: string, max: number): string {
  return text.length <= max ? text : max < 4 ? '' : `${text.slice(0, max - 1)}…`
}
