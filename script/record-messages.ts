/**
 * Records the messages of GitHub's artifact service as `@actions/artifact` has them, for the contract test:
 *
 *     node script/record-messages.ts VERSION
 *
 * The library itself would be 200 packages more to install for a test. Its generated code names every field as
 * `{ no: 1, name: "ok", kind: "scalar", T: 8 }`, where a message's type is `T: () => Timestamp`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FILE = 'lib/generated/results/api/v1/artifact.js'
/** Numbers of protobuf-ts' ScalarType, with protobuf's names. */
const SCALARS: Record<string, string> = { '3': 'int64', '5': 'int32', '8': 'bool', '9': 'string' }

const [version] = process.argv.slice(2)
if (version === undefined) throw new Error('Which version of @actions/artifact?')
const folder = mkdtempSync(join(tmpdir(), 'record-messages-'))
try {
  execFileSync('npm', ['pack', '--silent', `@actions/artifact@${version}`], { cwd: folder })
  execFileSync('tar', ['-xzf', `actions-artifact-${version}.tgz`], { cwd: folder })
  const source = readFileSync(join(folder, 'package', FILE), 'utf8')
  const messages = [...source.matchAll(/super\("github\.actions\.results\.api\.v1\.([\w.]+)", \[(.*?)\]\);/gs)]
  const fields = (body: string): Record<string, string> =>
    Object.fromEntries(
      [...body.matchAll(/name: "(\w+)".*?T: (?:(\d+)|\(\) => (\w+))/g)].map(([, name, scalar, message]) => [
        name,
        scalar === undefined ? message : SCALARS[scalar],
      ]),
    )
  const recorded = {
    source: `@actions/artifact ${version}, ${FILE}`,
    messages: Object.fromEntries(messages.map(([, name, body = '']) => [name, fields(body)])),
  }
  writeFileSync('__tests__/fixtures/artifact-messages.json', `${JSON.stringify(recorded, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
