import { existsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withTables } from '../../script/readme-tables.ts'
import { ROOT } from '../support/runner.ts'
import { DOCUMENTS, TRACKED, text } from './tracked.ts'

describe('README', () => {
  it('has the inputs and outputs of action.yml (else: node script/readme-tables.ts)', () => {
    expect(text('README.md') === withTables(text('README.md'), text('action.yml'))).toBe(true)
  })

  it('shows the picture of a comment first, and it is small', () => {
    const readme = text('README.md')
    expect(readme.indexOf('](docs/images/comment.png)')).toBeGreaterThan(0)
    expect(readme.indexOf('](docs/images/comment.png)')).toBeLessThan(readme.indexOf('```'))
    expect(statSync(join(ROOT, 'docs/images/comment.png')).size).toBeLessThan(150_000)
  })

  it('leads to the schemas', () => {
    expect(text('README.md')).toContain('](docs/record.schema.json)')
    expect(text('README.md')).toContain('](docs/budgets.schema.json)')
  })
})

/** As GitHub makes them: lower case, spaces to dashes, punctuation dropped. */
function anchors(path: string): string[] {
  return [...text(path).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('documents', () => {
  it.each(DOCUMENTS)('%s: every link to a file or heading leads somewhere', (path) => {
    const prose = text(path).replaceAll(/^```[\s\S]*?^```$/gm, '')
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = '']) => to).filter((to) => !/^\w+:/.test(to))
    const dead = links.filter((link) => {
      const [file = '', anchor] = link.split('#')
      const target = file === '' ? path : posix.join(posix.dirname(path), file)
      return !existsSync(join(ROOT, target)) || (anchor !== undefined && !anchors(target).includes(anchor))
    })
    expect(dead).toEqual([])
  })

  it('name only scripts, folders and files that are there', () => {
    const named = DOCUMENTS.flatMap((path) =>
      [...text(path).matchAll(/`((?:src|script|__tests__|docs|examples|\.ci|\.github)\/[\w./-]*\w)[` ]/g)].map(
        ([, file = '']) => ({ path, file }),
      ),
    )
    // The two files that readers are to write.
    const theirs = /^\.github\/(bake-budget|workflows\/[\w-]+)\.yml$/
    expect(named.length).toBeGreaterThan(5)
    expect(named.filter(({ file }) => !theirs.test(file) && !existsSync(join(ROOT, file)))).toEqual([])
  })
})

describe('tracked files', () => {
  const readable = TRACKED.filter((path) => !/\.(png|gz|zst|tar|woff2?)$/.test(path))

  it('hold no path of the machine they were written on', () => {
    const places = [ROOT, homedir()].filter((place) => place.split('/').length > 2)
    expect(readable.filter((path) => places.some((place) => text(path).includes(`${place}/`)))).toEqual([])
  })

  it('name no package registry but the public one', () => {
    const hosts = [...text('package-lock.json').matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host)
    expect(hosts.filter((host) => host !== 'registry.npmjs.org')).toEqual([])
    expect(text('.npmrc')).not.toMatch(/registry\s*=\s*http/)
    const configured = process.env['npm_config_registry'] ?? process.env['NPM_CONFIG_REGISTRY']
    const host = configured === undefined ? undefined : new URL(configured).host
    if (host === undefined || host === 'registry.npmjs.org') return
    expect(readable.filter((path) => text(path).includes(host))).toEqual([])
  })
})
