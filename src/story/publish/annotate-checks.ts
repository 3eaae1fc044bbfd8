import type { Io } from '../../io.ts'
import { checkAnnotations, MOST } from '../../report/annotations.ts'
import type { BuildCheck } from '../../report/report-input.ts'

/**
 * BuildKit's checks as annotations, in the room that is left of the ten that GitHub shows. As with Docker's actions,
 * `DOCKER_BUILD_CHECKS_ANNOTATIONS: false` in the job's environment turns them off.
 */
export function annotateChecks(io: Io, checks: readonly BuildCheck[] = []): void {
  if (/^(false|0|f)$/i.test(io.env.DOCKER_BUILD_CHECKS_ANNOTATIONS ?? '')) return
  for (const annotation of checkAnnotations(checks, MOST - io.warnings())) io.annotate(annotation)
}
