/** What a bake file says about caches of layers. */
import type { Place } from '../../advice.ts'
import { attributes } from '../../../plan/definition.ts'
import type { Project, AdvisedTarget } from '../../advice.ts'

/** Attributes of a target's cache exports, each as `name → value`. */
export function exportsOf({ definition }: AdvisedTarget): Record<string, string>[] {
  return (definition['cache-to'] ?? []).map(attributes)
}

/**
 * What two exports must not share: BuildKit's gha cache calls the scope without a name `buildkit`; a registry's is its reference, a
 * folder's its path.
 */
export function exportKey({ type = 'registry', scope, ref, dest }: Record<string, string>): string | undefined {
  if (type === 'gha') return `gha scope \`${scope === undefined || scope === '' ? 'buildkit' : scope}\``
  if (type === 'registry' && ref !== undefined) return `\`${ref}\``
  return type === 'local' && dest !== undefined ? `folder \`${dest}\`` : undefined
}

/** The bake file, as the place of what it says; the Dockerfile where it is not known which one it is. */
export function bakePlace(project: Project, target: AdvisedTarget): Place {
  const bake = [...project.files.keys()].find((path) => /(^|\/)docker-bake(\.override)?\.(hcl|json)$/.test(path))
  return { file: bake ?? target.dockerfile ?? '' }
}
