/**
 * Writes src/report/page/page-assets.ts: the HTML report's script (page/ and the parts of d3 it uses, bundled and minified) and
 * style, as strings with their hashes for the page's content security policy. Needs no network; equal input gives equal output.
 *
 *     node script/build-page.ts          writes the file
 *     node script/build-page.ts --check  fails when the file is not what would be written
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { rolldown } from 'rolldown'

const root = new URL('..', import.meta.url)
const target = new URL('src/report/page/page-assets.ts', root)

/** The text of the module. */
export async function pageAssets(): Promise<string> {
  const bundle = await rolldown({ input: new URL('page/main.ts', root).pathname, tsconfig: false, platform: 'browser' })
  const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false, codeSplitting: false })
  await bundle.close()
  // A string that looks like the end of the element would end it.
  const script = output[0].code.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const css = await readFile(new URL('page/style.css', root), 'utf8')
  const style = css
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .trim()
  const lines = [
    '// Written by script/build-page.ts from page/. Do not edit.',
    '/* oxlint-disable */',
    constant('PAGE_SCRIPT', "The report's script: an IIFE without imports.", script),
    constant('PAGE_SCRIPT_HASH', 'Its hash as a source of a content security policy.', hash(script)),
    constant('PAGE_STYLE', "The report's style sheet.", style),
    constant('PAGE_STYLE_HASH', 'Its hash as a source of a content security policy.', hash(style)),
  ]
  return `${lines.join('\n')}\n`
}

/** As a template literal, which no formatter touches. */
function constant(name: string, what: string, value: string): string {
  return `/** ${what} */\nexport const ${name} = \`${value.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\``
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const text = await pageAssets()
  if (!process.argv.includes('--check')) await writeFile(target, text)
  else if (text !== (await readFile(target, 'utf8').catch(() => ''))) {
    console.error('src/report/page/page-assets.ts is stale: run node script/build-page.ts')
    process.exitCode = 1
  }
}
