/** Two parts of the page as tabs. Without this script they stand one below the other. */
import { h } from './dom.ts'

/**
 * Makes a tab of every part that the page has, the first one open, or the one that the address names. Nothing where there are
 * fewer than two. Keys are those of the WAI-ARIA tabs pattern: arrows, Home and End.
 *
 * @param parts id and title of each
 */
export function makeTabs(parts: readonly (readonly [string, string])[]): void {
  const panels = parts.flatMap(([id, title]) => {
    const panel = document.getElementById(id)
    return panel === null ? [] : [{ id, title, panel }]
  })
  if (panels.length < 2) return
  const tabs = panels.map(({ id, title, panel }) => {
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', `tab-${id}`)
    return h('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': id }, title)
  })
  const open = (at: number): void => {
    for (const [other, tab] of tabs.entries()) {
      tab.setAttribute('aria-selected', String(other === at))
      tab.tabIndex = other === at ? 0 : -1
      panels[other]!.panel.hidden = other !== at
    }
  }
  for (const [at, tab] of tabs.entries()) tab.addEventListener('click', () => open(at))
  const row = h('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Parts of the report' }, ...tabs)
  row.addEventListener('keydown', (event) => {
    const at = tabs.findIndex((tab) => tab === document.activeElement)
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = (to + tabs.length) % tabs.length
    open(next)
    tabs[next]!.focus()
  })
  panels[0]!.panel.before(row)
  open(
    Math.max(
      0,
      panels.findIndex(({ id }) => location.hash === `#${id}`),
    ),
  )
}
