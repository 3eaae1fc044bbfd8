/** The cache mounts of a bake, from the build graph in its metadata: no Dockerfile is parsed, so every ARG is resolved. */
import { asArray, asCount, asObject, asString } from '../shared/json.ts'
import { readProvenance, type LlbOp } from '../record/steps/provenance.ts'
import { splitMountId } from '../record/steps/step-reads.ts'
import { mountKey, type Mount } from './mount.ts'

/** What is in a bake's graph. */
export interface GraphMounts {
  /** Mounts that can be carried from one builder to the next. */
  mounts: Mount[]
  /** Ids of mounts that start from an image or a stage (`from=`): what of them is cache cannot be told apart. */
  fromImage: string[]
}

/** @param metadata buildx's metadata file, completed for targets of several platforms */
export function graphMounts(metadata: Record<string, unknown>): GraphMounts {
  const found = new Map<string, Mount>()
  const fromImage = new Set<string>()
  for (const target of Object.values(metadata)) {
    for (const [name, value] of Object.entries(asObject(target) ?? {})) {
      if (!name.startsWith('buildx.build.provenance')) continue
      const ops = readProvenance(value)?.ops ?? []
      const byId = new Map(ops.map((op) => [op.id, op]))
      for (const op of ops) {
        for (const mount of mountsOf(op, byId)) {
          if (typeof mount === 'string') fromImage.add(mount)
          else found.set(mountKey(mount), mount)
        }
      }
    }
  }
  return { mounts: [...found.values()], fromImage: [...fromImage] }
}

function mountsOf(op: LlbOp, ops: Map<string, LlbOp>): (Mount | string)[] {
  return asArray(asObject(op.op.exec)?.mounts).flatMap((entry): (Mount | string)[] => {
    const mount = asObject(entry)
    const text = asString(asObject(mount?.cacheOpt)?.ID)
    if (mount === undefined || text === undefined) return []
    const { namespace, id } = splitMountId(text)
    // Go leaves out `input` when it is 0, and writes -1 for "from scratch".
    const input = mount.input ?? 0
    if (input === -1) return [{ id, namespace }]
    const owner = typeof input === 'number' ? ownerOf(ops.get(op.inputs[input] ?? '')) : undefined
    return [owner === undefined ? id : { id, namespace, owner }]
  })
}

/** The owner and mode a mount's folder was made with, if all it starts from is that folder (setCacheUIDGID, same file). */
function ownerOf(op: LlbOp | undefined): Mount['owner'] {
  const actions = asArray(asObject(op?.op.file)?.actions)
  const mkdir = asObject(asObject(asObject(actions[0])?.Action)?.mkdir)
  if (actions.length !== 1 || op?.inputs.length !== 0 || mkdir?.path !== '/cache') return undefined
  const id = (user: unknown): number => count(asObject(asObject(user)?.User)?.byId)
  const owner = asObject(mkdir.owner)
  return { uid: id(owner?.user), gid: id(owner?.group), mode: count(mkdir.mode) }
}

/** Go leaves out what is 0. */
function count(value: unknown): number {
  return asCount(value) ?? 0
}
