/** The treemap of one image: by layer (compressed) or by directory and package (uncompressed), coloured by difference. */
import { hierarchy, treemap } from 'd3-hierarchy'
import type { HierarchyRectangularNode } from 'd3-hierarchy'
import { select } from 'd3-selection'
import { bytes, bytesDelta, percent } from '../src/report/text/format.ts'
import type { PageBox, PageData } from '../src/report/page/page-data.ts'
import { choice, dataTable, detailLine, drawToWidth, h, section } from './dom.ts'
import { tree } from './tree.ts'
import type { Branch } from './tree.ts'

const HEIGHT = 380

type Leaf = HierarchyRectangularNode<Branch>

/** Draws the section; false when no image's layers are known. */
export function drawContents(data: PageData): boolean {
  const images = data.images.filter((image) => image.layers.length > 0 || image.directories.length > 0)
  if (images.length === 0) return false
  const home = section('contents')
  const place = h('div')
  let image = images[0]!
  let byDirectory = false
  const show = (): void => {
    const useful = byDirectory && image.directories.length > 0
    const boxes = useful ? image.directories : image.layers
    const what = useful ? 'uncompressed bytes by directory and package' : 'compressed bytes by layer'
    place.replaceChildren(...chart(boxes, `${image.name}: ${what}`, home.clientWidth, useful))
  }
  const tools = [
    choice(
      'Image',
      images.map((i) => i.name),
      (at) => {
        image = images[at]!
        show()
      },
    ),
  ]
  if (images.some((i) => i.directories.length > 0)) {
    tools.push(
      choice('by', ['layer', 'directory and package'], (at) => {
        byDirectory = at === 1
        show()
      }),
    )
  }
  const legend = h(
    'span',
    { class: 'legend' },
    h('i', { class: 'grown' }),
    'grew (+)',
    h('i', { class: 'shrunk' }),
    'shrank (−)',
    h('i', { class: 'same' }),
    'as before',
    h('i', { class: 'unknown' }),
    'not compared',
  )
  home.append(h('div', { class: 'tools' }, ...tools, legend), place)
  drawToWidth(home, show)
  return true
}

function chart(boxes: readonly PageBox[], caption: string, space: number, nested: boolean): Node[] {
  const width = Math.max(320, space)
  const sum = boxes.reduce((total, box) => total + box.bytes, 0)
  const detail = detailLine(`${caption}, ${bytes(sum)}. Point at a box, or use the arrow keys in the chart.`)
  const root = treemap<Branch>()
    .size([width, HEIGHT])
    .paddingInner(2)
    .paddingTop(nested ? 16 : 0)
    .round(true)(
    hierarchy(tree(boxes, nested))
      .sum((d) => (d.children === undefined ? d.bytes : 0))
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0)),
  )
  const svg = select(document.createElementNS('http://www.w3.org/2000/svg', 'svg'))
    .attr('class', 'treemap')
    .attr('viewBox', `0 0 ${width} ${HEIGHT}`)
    .attr('width', width)
    .attr('height', HEIGHT)
    .attr('tabindex', 0)
    .attr('role', 'application')
    .attr('aria-label', `${caption}. Arrow keys walk through ${root.leaves().length} boxes, largest first.`)
  const groups = nested ? root.descendants().filter((node) => node.children !== undefined && node.depth > 0) : []
  for (const node of groups) {
    const text = fitted(`${node.data.name} ${bytes(node.value ?? 0)}`, node.x1 - node.x0)
    svg
      .append('text')
      .attr('class', 'group')
      .attr('x', node.x0 + 3)
      .attr('y', node.y0 + 12)
      .text(text)
  }
  const leaves = root.leaves().toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const cells = svg.selectAll('g').data(leaves).join('g')
  cells.attr('transform', (d) => `translate(${d.x0},${d.y0})`).attr('class', (d) => `box ${colour(d.data.delta)}`)
  cells
    .append('rect')
    .attr('width', (d) => Math.max(1, d.x1 - d.x0))
    .attr('height', (d) => Math.max(1, d.y1 - d.y0))
  cells
    .append('text')
    .attr('x', 5)
    .attr('y', 15)
    .text((d) => (d.y1 - d.y0 < 18 ? '' : fitted(d.data.name, d.x1 - d.x0)))
  cells
    .append('text')
    .attr('x', 5)
    .attr('y', 31)
    .text((d) => (d.y1 - d.y0 < 36 ? '' : fitted(sizes(d.data), d.x1 - d.x0)))
  const point = (leaf: Leaf): void => {
    cells.classed('selected', (d) => d === leaf)
    detail.textContent = `${leaf.data.path} · ${sizes(leaf.data)} · ${percent(leaf.data.bytes / (sum || 1))} of the image`
  }
  cells.on('pointerenter', (_, leaf) => point(leaf))
  let at = -1
  svg.on('keydown', (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    at = Math.min(leaves.length - 1, Math.max(0, at + step))
    const leaf = leaves[at]
    if (leaf !== undefined) point(leaf)
  })
  const rows = [...boxes]
    .toSorted((a, b) => b.bytes - a.bytes)
    .map((box) => [box.path, bytes(box.bytes), box.delta === undefined ? '' : bytesDelta(box.delta)])
  return [svg.node()!, detail, dataTable(caption, ['What', 'Size', 'Δ'], rows)]
}

function sizes(box: { bytes: number; delta?: number | undefined }): string {
  return `${bytes(box.bytes)}${box.delta === undefined || box.delta === 0 ? '' : ` (${bytesDelta(box.delta)})`}`
}

function colour(delta: number | undefined): string {
  if (delta === undefined) return 'unknown'
  if (delta === 0) return 'same'
  return delta > 0 ? 'grown' : 'shrunk'
}

function fitted(text: string, width: number): string {
  const max = Math.floor((width - 8) / 6.8)
  return text.length <= max ? text : max < 4 ? '' : `${text.slice(0, max - 1)}…`
}
