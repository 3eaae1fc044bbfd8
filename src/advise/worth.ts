/** Whether a change pays, and which one pays more. */
import type { ImageEffect, Judged, TimeEffect } from './measured.ts'

/** What the gains of a candidate come to. */
export type Gains = Pick<Judged, 'outcome' | 'images' | 'times'>

/** A fast network moves this many bytes in a ms (100 Mbit/s), so that bytes of a pull and time can be weighed against each other. */
const BYTES_PER_MS = 12_500
/** Builds of the same files differ by times of change and with them by some bytes: as much of a pull is no gain. */
const LEAST_BYTES = 1000
const LEAST_SHARE = 0.001

/** True when it brings something beyond doubt, and nothing that is lost beyond doubt outweighs it. */
export function pays(gains: Gains): boolean {
  if (gains.outcome !== 'measured') return false
  const { bytes, ms } = sureGains(gains)
  return (bytes > 0 || ms > 0) && worthMs(gains) > 0
}

/** What it is worth, in ms per build with one pull of every image: only what is certain counts, losses too. */
export function worthMs(gains: Gains): number {
  const { bytes, ms } = sureGains(gains)
  return ms + bytes / BYTES_PER_MS
}

/** Bytes of a pull of all images, and ms of an average build, that it saves for sure; below zero what it costs for sure. */
export function sureGains({ images, times }: Gains): { bytes: number; ms: number } {
  return { bytes: images.reduce((sum, image) => sum + sureBytes(image), 0), ms: sureMs(times) }
}

function sureBytes({ pull }: ImageEffect): number {
  if (pull === undefined) return 0
  const saved = pull.today - pull.variant
  return Math.abs(saved) < Math.max(LEAST_BYTES, LEAST_SHARE * pull.today) ? 0 : saved
}

/** All builds together say most; where their sum is not certain, those kinds of builds whose own sum is. */
function sureMs(times: readonly TimeEffect[]): number {
  const replay = times.find(({ kind }) => kind === 'replay')
  if (replay?.certain === true) return perBuild(saved(replay), replay)
  const parts = times.filter(({ kind }) => kind !== 'replay')
  const sure = parts.filter(({ certain }) => certain).reduce((sum, effect) => sum + saved(effect), 0)
  const builds = replay?.pairs ?? parts.reduce((sum, { pairs }) => sum + pairs, 0)
  return builds === 0 ? 0 : sure / builds
}

function saved({ total }: TimeEffect): number {
  return total.today - total.variant
}

function perBuild(ms: number, { pairs }: TimeEffect): number {
  return ms / pairs
}

/** What an estimate promises, in the same unit; unknown is not nothing, so it has none. */
export function promisedMs({ bytes, ms }: { bytes?: number; ms?: number }): number | undefined {
  return bytes === undefined && ms === undefined ? undefined : (ms ?? 0) + (bytes ?? 0) / BYTES_PER_MS
}
