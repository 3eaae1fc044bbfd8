/** Small helpers; foreign text only ever becomes text nodes or attribute values of safe attributes. */

type Attributes = Record<string, string | number | boolean | undefined>

/** An HTML element with attributes and children. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children)
  return element
}

/** The section of the page with this id. */
export function section(id: string): HTMLElement {
  return document.getElementById(id)!
}

/** A line that names what is pointed at, and says it to screen readers. */
export function detailLine(hint: string): HTMLParagraphElement {
  return h('p', { class: 'detail', role: 'status', 'aria-live': 'polite' }, hint)
}

/** A button. */
export function button(text: string, label: string, act: () => void): HTMLButtonElement {
  const element = h('button', { type: 'button', 'aria-label': label, title: label }, text)
  element.addEventListener('click', act)
  return element
}

/** A labelled choice; calls back with the index chosen. */
export function choice(label: string, options: readonly string[], act: (at: number) => void): HTMLLabelElement {
  const select = h('select', {}, ...options.map((text, at) => h('option', { value: at }, text)))
  select.addEventListener('change', () => act(Number(select.value)))
  return h('label', {}, `${label} `, select)
}

/** A folded table that a chart can be read from without seeing it; made when it is first opened. */
export function dataTable(
  caption: string,
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): HTMLElement {
  const folded = h('details', {}, h('summary', {}, `${caption}, as a table`))
  const fill = (): void => {
    const head = h('tr', {}, ...heads.map((text) => h('th', { scope: 'col' }, text)))
    const body = rows.map((row) =>
      h('tr', {}, ...row.map((text, at) => h('td', { class: at > 0 ? 'figure' : undefined }, text))),
    )
    folded.append(h('table', {}, h('caption', {}, caption), h('thead', {}, head), h('tbody', {}, ...body)))
  }
  folded.addEventListener('toggle', fill, { once: true })
  return folded
}

/** Draws once now and again whenever the element has got another width. */
export function drawToWidth(element: HTMLElement, draw: () => void): void {
  let drawn = -1
  const check = (): void => {
    if (element.clientWidth === drawn) return
    drawn = element.clientWidth
    draw()
  }
  new ResizeObserver(check).observe(element)
  check()
}
