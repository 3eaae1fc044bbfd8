/** Where records are kept: one interface, several stores. */
import type { IndexStore } from './index-store.ts'
import type { BuildRecord } from '../../record/build-record.ts'

/** A baseline's record. */
export interface FoundRecord {
  record: BuildRecord
  /** The commit it is of; absent when the record does not say. */
  sha?: string
  /** Its place among the candidates, that is how many first-parent commits older than wanted; absent when it is none of them. */
  commitsOlder?: number
}

/**
 * A place for the records of one `report-id`. Reading never rejects for an entry that cannot be used: it is skipped, and
 * all of them together are one warning. It does reject when the store itself cannot be reached.
 */
export interface HistoryStore {
  /** As in the `baseline` input, for messages. */
  readonly name: string
  /** The record of the first candidate that has one. Candidates are commit ids, newest first. */
  find(candidates: readonly string[]): Promise<FoundRecord | undefined>
  /** True when it holds a record of any commit; absent where {@link recent} tells. */
  holdsAny?(): Promise<boolean>
  /** The newest records before this run, newest first, at most `count`. May be reduced to what times need. */
  recent(count: number): Promise<BuildRecord[]>
  /** Adds a record. Only ever called for runs of the base branch. Rejects when it could not be stored. */
  save(record: BuildRecord): Promise<void>
  /** Keeps what is known of the records' layers; absent where there is no place for some megabytes. */
  readonly layers?: IndexStore
}

/** What every store needs. */
export interface StoreOptions {
  /** Records of other ids are not seen. */
  reportId: string
  /** Checks a stored record and upgrades it to the shape of today; throws when it is none (`readRecord` of record/). */
  readRecord: (json: unknown) => BuildRecord
  /** Takes one sentence for the log. */
  warn: (message: string) => void
}

/** How much history is kept. */
export interface Limits {
  /** Records per report id. */
  count: number
  /** Days since a record was made. */
  days: number
  /** Bytes of one report id's records; the newest record is kept in any case. */
  bytes: number
}

export const LIMITS: Limits = { count: 200, days: 180, bytes: 8_000_000 }
