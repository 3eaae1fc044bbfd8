/** Names of our artifacts. GitHub takes each name once per run, and no `" : < > | * ? \ /` in it. */

/** The file inside of a record's artifact. */
export const RECORD_FILE = 'record.json'

/** A new name for a record; its jobs need not agree on anything. */
export function recordArtifact(reportId: string): string {
  return `${recordPrefix(reportId)}${unique()}`
}

/** What the names of all records of a report id start with; those of a longer id may, too, so the record itself decides. */
export function recordPrefix(reportId: string): string {
  return `bake-budget-${plain(reportId)}-`
}

/** A new name for the HTML report. */
export function pageArtifact(reportId: string): string {
  return `bake-budget-page-${plain(reportId)}-${unique()}`
}

/** A new name for a file of an advice report, `advice.html` or `advice.patch`. */
export function adviceArtifact(file: string, reportId: string): string {
  return `bake-budget-${file}-${plain(reportId)}-${unique()}`
}

function plain(reportId: string): string {
  return reportId.replaceAll('/', '-')
}

function unique(): string {
  return crypto.randomUUID().slice(0, 8)
}
