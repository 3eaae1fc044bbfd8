/** Strings a stranger may put wherever a name is expected, and a way to put them everywhere at once. */
import type { ReportInput } from '../../src/report/report-input.ts'

/** At least one of every way in that was thought of. */
export const HOSTILE: readonly string[] = [
  // Markdown
  '**bold** _em_ ~~del~~',
  '`code`',
  '``two`` ```three```',
  '` unbalanced',
  '\\` backslash tick',
  '[text](https://evil.example/x)',
  '![image](https://evil.example/pixel.png)',
  '<https://evil.example>',
  'https://evil.example/?q=1',
  'www.evil.example/path',
  'mail@evil.example',
  '[ref]: https://evil.example',
  '[^1]: footnote [^1]',
  '| a | b |',
  'a \\| b \\\\| c |',
  '\n\n| h |\n|---|\n| c |\n',
  '\n# heading\n',
  '\n\n---\n',
  'setext\n===',
  '\n> quote\n\n- item\n1. one',
  '- [ ] task',
  '\n```js\nalert(1)\n```\n',
  '\n~~~\nfence',
  '    indented',
  '$x^2$ $$y$$ $`z`$',
  ':tada: :shipit:',
  'trailing backslash\\',
  // GitHub
  '@octocat @acme/admins',
  'a@octocat',
  '#1 GH-1 acme/shop#1',
  '9f3c1a20123456789abcdef0123456789abcdef0',
  'https://github.com/acme/shop/pull/1',
  'closes #7, fixes acme/shop#8',
  // HTML
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '</details></summary></sub>',
  '<details open><summary>fake</summary>',
  '<!-- bake-budget:v1:default -->',
  '-->',
  '<!--',
  ']]> <![CDATA[ <?php',
  '&lt;b&gt; &amp;lt; &#60;i&#62; &nbsp;',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '<sub>',
  '<h1>huge</h1>',
  '</code></pre>',
  // Mermaid
  '\n```\n```mermaid\ngraph TD\nclick A "javascript:alert(1)"',
  'task :crit, 0, 99999\nsection evil\ntitle owned',
  '%%{init: {"securityLevel": "loose"}}%%',
  'click href "https://evil.example"',
  'A["<b>x</b>"] --> B; end',
  '"] "quoted" \'single\'',
  // Workflow commands
  '::error file=a,line=1::owned',
  '\n::add-path::/tmp/evil\n',
  '\r\n##[error]owned',
  '%0A::set-env name=X::1',
  // Characters
  '\u202Egnp.exe\u202C \u2066x\u2069',
  'zero\u200Bwidth\u200D\uFEFFjoin\u2060',
  'nul\u0000bell\u0007esc\u001B[31mred\u001B[0m',
  'lone \uD800 surrogate \uDC00',
  'line\u2028separator\u2029paragraph\u0085next',
  'tag\u{E0041}\u{E007F}s and \u{FE0F}',
  '👩‍👩‍👧‍👦 🏴‍☠️ e\u0301\u0301\u0301',
  'Ω≈ç√ 中文 עברית العربية',
  '',
  ' ',
  '\t\n',
  '…',
  '-',
  '+',
  '1.',
  '__proto__',
  'constructor',
  '${{ github.token }} $(id) `id`',
  'x'.repeat(20_000),
  '`'.repeat(3_000),
  '|'.repeat(3_000),
  '<details>'.repeat(1_000),
  '😀'.repeat(3_000),
]

/** Keys whose values our own code chooses from a closed set: the schema refuses any other value in a record. */
const CLOSED = new Set([
  'kind',
  'state',
  'outcome',
  'level',
  'metric',
  'limit',
  'change',
  'createdAt',
  'bakeBudget',
  'confirm',
])
const CAUSES = new Set([
  'first-run',
  'no-import',
  'import-error',
  'evicted',
  'scope-overwritten',
  'no-cache',
  'unexplained',
])
const WASTE = new Set(['overwritten', 'deleted', 'opaque', 'metadata-only'])

/** The input with `text` before and after every name, message and path in it. */
export function poison(input: ReportInput, text: string): ReportInput {
  const everywhere = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (CLOSED.has(key) || CAUSES.has(value) || WASTE.has(value)) return value
      return `${text}${value}${text}`
    }
    if (value instanceof Date || typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item) => everywhere(item, key))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, everywhere(item, name)]))
  }
  const { links, now, ...rest } = input
  return { ...(everywhere(rest, '') as Omit<ReportInput, 'links' | 'now'>), links, now }
}
