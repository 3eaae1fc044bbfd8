/** What carrying cache mounts cost in this run, and what it saved. */
import { code, prose } from '../text/escape.ts'
import { bytes, duration, durationDelta, plural } from '../text/format.ts'
import type { BuildRecord } from '../../record/build-record.ts'

/** The sum in a sentence or two, then a line for every mount; nothing when none was carried. */
export function cacheMountLines({ cacheMounts }: BuildRecord): string[] {
  if (cacheMounts === undefined || cacheMounts.mounts.length === 0) return []
  const { mounts, restoreMs, keepMs, warm } = cacheMounts
  const restored = mounts.filter(({ restoredMs }) => restoredMs !== undefined)
  const kept = mounts.filter(({ keptMs }) => keptMs !== undefined)
  const moved = [
    restored.length === 0 ? undefined : `${plural(restored.length, 'cache mount')} restored in ${duration(restoreMs)}`,
    kept.length === 0
      ? undefined
      : `${restored.length === 0 ? plural(kept.length, 'cache mount') : kept.length} kept in ${duration(keepMs)}`,
  ].filter((part) => part !== undefined)
  const spent = restoreMs + keepMs
  const gain =
    warm === undefined
      ? restored.length === 0
        ? ''
        : ' What they save is not known yet.'
      : ` ${plural(warm.steps, 'step')} that used them took ${duration(warm.ms)} instead of ${duration(warm.coldMs)}. ` +
        `Net: ${durationDelta(warm.coldMs - warm.ms - spent)} of work saved.`
  return [
    `${moved.length === 0 ? 'No cache mount was moved' : moved.join(', ')}.${gain}`,
    ...mounts.map(({ id, bytes: size, restoredMs, keptMs, why }) => {
      const parts = [
        restoredMs === undefined ? undefined : `restored in ${duration(restoredMs)}`,
        keptMs === undefined ? undefined : `kept in ${duration(keptMs)}`,
        why === undefined ? undefined : prose(why),
      ].filter((part) => part !== undefined)
      return `- ${code(id)}${size === undefined ? '' : `, ${bytes(size)}`}: ${parts.join(', ') || 'unchanged'}`
    }),
  ]
}
