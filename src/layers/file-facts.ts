import type { FileFacts } from '../record/build-record.ts'
import { diffFiles, diffPackages } from './file-diff.ts'
import { foldWaste } from './fold-waste.ts'
import type { LayerIndex } from './layer-index.ts'
import { overlay } from './overlay.ts'
import { packagesOf } from './packages/packages.ts'
import { treeSizes } from './tree-sizes.ts'

/** How much of each list a record keeps; the totals are always whole. */
export interface FactLimits {
  waste: number
  changes: number
  packages: number
  tree: number
}

const LIMITS: FactLimits = { waste: 200, changes: 300, packages: 300, tree: 150 }

/**
 * Everything the files of an image say, from the indexes of its layers, bottom first; with the baseline's layers also what
 * changed. Throws an OverlayMismatch when its own sums do not hold: then nothing is known.
 */
export function fileFacts(
  layers: readonly LayerIndex[],
  baseline?: readonly LayerIndex[],
  limits: Partial<FactLimits> = {},
): FileFacts {
  const most = { ...LIMITS, ...limits }
  const now = overlay(layers)
  const packages = packagesOf(now)
  const facts: FileFacts = {
    layerBytes: now.layerBytes,
    liveBytes: now.liveBytes,
    liveFiles: now.files.filter(({ type }) => type === 'file' || type === 'hardlink').length,
    wastedBytes: now.wastedBytes,
    waste: foldWaste(now.waste, most.waste),
    tree: treeSizes(now.files, packages.ownerOf, most.tree),
  }
  if (baseline === undefined) return facts
  const before = overlay(baseline)
  const old = packagesOf(before)
  const here = new Set(now.files.map(({ path }) => path))
  const owner = (path: string): string | undefined => (here.has(path) ? packages : old).ownerOf(path)
  const { changes, omitted } = diffFiles(before.files, now.files, owner, most.changes)
  facts.changes = changes
  if (omitted !== undefined) facts.changesOmitted = omitted
  facts.packages = diffPackages(old.list, packages.list, most.packages)
  return facts
}
