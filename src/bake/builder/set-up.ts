import type { DockerCli } from '../../buildkit/docker.ts'
import { EngineError } from '../../errors.ts'
import type { Builder, BuilderWish } from './builder.ts'
import { createBuilder } from './create.ts'
import { inspect } from './inspect.ts'
import { canBeKept, useKept } from './kept.ts'

/** Where a builder is set up, and who is told. */
export interface SetUpContext {
  /** Where files are written to that buildx reads: a buildkitd configuration, certificates. */
  tempDir: string
  /** Told the name of a builder for this job alone before it is created, so that a crash in between leaves nothing behind. */
  onCreate: (name: string) => void | Promise<void>
  /** Told in a sentence what was wished for and could not be had. */
  warn: (message: string) => void
}

/**
 * Finds or makes the builder: the named one; else the current one if it can export a cache; else a new
 * docker-container builder. Any input about a builder to create means: create one, or with `keep-state` take the one that an
 * earlier job created.
 *
 * @throws EngineError when there is none and none can be made
 */
export async function setUpBuilder(cli: DockerCli, wish: BuilderWish, context: SetUpContext): Promise<Builder> {
  if (wish.builder !== undefined) {
    const builder = await inspect(cli, wish.builder)
    if (typeof builder === 'string') {
      throw new EngineError(
        `Builder "${wish.builder}" cannot be used: ${builder}\nName one that \`docker buildx ls\` lists.`,
      )
    }
    return builder
  }
  const mustCreate =
    (wish.driver !== undefined && wish.driver !== 'docker') ||
    wish.endpoint !== undefined ||
    wish.driverOpts.length > 0 ||
    wish.buildkitdFlags !== undefined ||
    wish.buildkitdConfigInline !== undefined
  if (!mustCreate) {
    const current = await inspect(cli, wish.driver === 'docker' ? 'default' : undefined)
    if (typeof current !== 'string' && (wish.driver === 'docker' || canExportCache(current))) return current
    if (wish.driver === 'docker') {
      throw new EngineError(`The docker driver cannot be used: ${typeof current === 'string' ? current : 'unknown'}`)
    }
  }
  const kept = canBeKept(wish) ? await useKept(cli, wish, context.tempDir) : undefined
  if (typeof kept === 'object') return kept
  const builder = await createBuilder(cli, wish, context.tempDir, context.onCreate)
  if (kept !== undefined) context.warn(kept)
  return builder
}

/** The classic image store knows no cache export but inline; everything else takes all of them (docs/internals/cache.md: Who can export). */
function canExportCache(builder: Builder): boolean {
  return builder.driver !== 'docker' || builder.store === 'containerd'
}
