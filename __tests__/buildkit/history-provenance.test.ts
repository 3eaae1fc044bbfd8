import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { withHistoryProvenance } from '../../src/buildkit/history-provenance.ts'
import { planned } from '../record/sample.ts'

const REF = { 'buildx.build.ref': 'builder/builder0/abc' }
const STEPS = { buildConfig: { llbDefinition: [{ id: 'step0', op: {} }] } }
const folder = mkdtempSync(join(tmpdir(), 'history-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A buildx whose history has one attachment for each platform, of this type; it prints how it was asked. */
function buildx(type: string) {
  const plugin = join(folder, `docker-buildx-${crypto.randomUUID()}`)
  writeFileSync(
    plugin,
    `#!/bin/sh\ncase "$*" in *"--type ${type}"*) echo "[\\"$*\\"]";; *) echo "no match" >&2; exit 1;; esac\n`,
  )
  chmodSync(plugin, 0o755)
  return { cwd: folder, env: { PATH: '/usr/bin:/bin' }, plugin }
}

describe('provenance that the metadata file lacks', () => {
  const plan = {
    targets: [
      planned('both', { platforms: ['linux/amd64', 'linux/arm64'] }),
      planned('one', { platforms: ['linux/arm64'] }),
      planned('there'),
      planned('shell', { platforms: ['linux/amd64'] }),
    ],
  }
  // What buildx 0.21.3 makes of SLSA v1.
  const shell = { buildType: '', invocation: { configSource: {}, parameters: {}, environment: { platform: '' } } }
  const metadata = {
    both: REF,
    one: REF,
    there: { ...REF, 'buildx.build.provenance': STEPS },
    shell: { ...REF, 'buildx.build.provenance': shell },
  }
  const asked = (type: string, rest = '') => [`history inspect attachment --builder b abc --type ${type}${rest}`]

  it.each(['provenance', 'https://slsa.dev/provenance/v1'])('comes from the history, called %s there', async (type) => {
    expect(await withHistoryProvenance(buildx(type), 'b', plan, metadata)).toEqual({
      both: {
        ...REF,
        'buildx.build.provenance/linux/amd64': asked(type, ' --platform linux/amd64'),
        'buildx.build.provenance/linux/arm64': asked(type, ' --platform linux/arm64'),
      },
      one: { ...REF, 'buildx.build.provenance': asked(type) },
      there: metadata.there,
      shell: { ...REF, 'buildx.build.provenance': asked(type) },
    })
  })

  it('stays missing where the history has none, or there is no metadata at all', async () => {
    expect(await withHistoryProvenance(buildx('sbom'), 'b', plan, metadata)).toEqual(metadata)
    expect(await withHistoryProvenance(buildx('sbom'), 'b', plan, undefined)).toBeUndefined()
  })
})
