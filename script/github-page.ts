/** A page that shows Markdown about as a comment looks on GitHub, in the light theme. */
import { toHtml } from '../__tests__/report/github-markdown.ts'

const CSS = `
  body { font: 14px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; margin: 24px; color: #1f2328 }
  .box { border: 1px solid #d1d9e0; border-radius: 6px; padding: 16px }
  h2 { font-size: 1.5em; border-bottom: 1px solid #d1d9e0b3; padding-bottom: .3em; margin: 0 0 16px } h3 { font-size: 1.25em; margin: 24px 0 16px; line-height: 1.25 }
  .box > h3:first-of-type { margin-top: 0 }
  table { border-spacing: 0; border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto; margin: 0 0 16px; font-variant: tabular-nums }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0 } tr:nth-child(2n) { background: #f6f8fa } th { font-weight: 600 }
  code, pre { font: 85% ui-monospace, "DejaVu Sans Mono", monospace } code { padding: .2em .4em; background: #818b981f; border-radius: 6px; white-space: break-spaces }
  pre { padding: 16px; background: #f6f8fa; border-radius: 6px; overflow: auto } pre code { padding: 0; background: none }
  p, ul, details, pre { margin: 0 0 16px } ul { padding-left: 2em } a { color: #0969da } sub { font-size: 75%; color: #59636e }
`

/**
 * @param mermaid source of mermaid.min.js, which draws the charts; without it they are shown as text
 * @param opened with everything folded unfolded
 */
export function githubPage(markdown: string, { mermaid, opened = false }: { mermaid?: string; opened?: boolean } = {}) {
  const body = toHtml(markdown)
  const chart = /<pre><code class="language-mermaid">([\s\S]*?)<\/code><\/pre>/g
  const drawn = mermaid === undefined ? body : body.replace(chart, '<pre class="mermaid">$1</pre>')
  const script = mermaid === undefined ? '' : `<script>${mermaid}</script>`
  const shown = opened ? drawn.replaceAll('<details>', '<details open>') : drawn
  return `<!doctype html><html data-ready="true"><meta charset="utf-8"><style>${CSS}</style><div class="box">${shown}</div>${script}`
}
