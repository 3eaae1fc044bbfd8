/**
 * How much of a monorepo's work `mode: plan` saves: thirty changes of six targets, one after the other, each planned and then
 * built whole, so that every target that was left out is proven to come out as it was.
 *
 * Needs script/engine up and registry up, and a built dist.
 */
import { cpus } from 'node:os'

import { registryAddress } from '../../__tests__/support/engine.ts'
import { playMonorepo } from '../../__tests__/support/monorepo.ts'

const registry = await registryAddress()
if (registry === undefined) throw new Error('no registry answers; run script/engine registry up first')
const { changes, skipped, wrong, needless } = await playMonorepo(registry, (line) => console.log(line))
const figures = {
  changes: changes.length,
  skipped: Math.round(skipped * 1000) / 1000,
  wrongly_left_out: wrong,
  needless,
}
console.log(
  `\nOf ${changes.length * 6} builds ${Math.round(skipped * 100)} % were left out, ${wrong} of them wrongly; ${needless} made the same image again.`,
)
console.log(JSON.stringify({ bench: 'plan', figures, machine: { cpu: cpus()[0]?.model, cores: cpus().length } }))
