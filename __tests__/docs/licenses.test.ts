import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('the licences of all packages that are needed at run time are beside the bundle', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
  const heads = new Set(readFileSync('dist/licenses.txt', 'utf8').split('\n'))
  expect(Object.keys(dependencies).filter((name) => !heads.has(name))).toEqual([])
})
