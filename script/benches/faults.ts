/**
 * Plays every situation in which the gate once said the wrong thing (issue 10, and what was found beside it) on the built
 * bundle with real engines, and prints one line for each. The cases are the end-to-end tests whose names begin with `10.`.
 */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file of Vitest's JSON report, as far as it is used. */
interface Report {
  testResults: { assertionResults: { title: string; status: 'passed' | 'failed' | 'pending' | 'skipped' }[] }[]
}

/** Sections of the issue, by the number in a case's name. */
const SECTIONS: Record<string, string> = {
  '1': 'The build may do no more than buildx lets it',
  '2': 'Behind a proxy, and limits that could not be judged',
  '3': 'The log as buildx writes it',
  '4': 'Verdict and outcome',
  '5': 'Jobs that share a report id',
  '6': 'A baseline that is found, or missed aloud',
  '7': 'Definitions as bake reads them',
  '8': 'Small inputs',
}

const folder = await mkdtemp(join(tmpdir(), 'bench-faults-'))
try {
  const file = join(folder, 'report.json')
  const args = [
    'run',
    '--project',
    'e2e',
    '--testNamePattern',
    '\\b10\\.\\d',
    '--reporter=json',
    `--outputFile=${file}`,
  ]
  const child = spawn('vitest', args, { stdio: ['ignore', 'ignore', 'inherit'] })
  await new Promise((done, failed) => child.on('close', done).on('error', failed))
  const report = JSON.parse(await readFile(file, 'utf8')) as Report
  const cases = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ title }) => title.startsWith('10.'))
  const played = cases.filter(({ status }) => status === 'passed' || status === 'failed')
  const right = played.filter(({ status }) => status === 'passed')
  for (const [number, title] of Object.entries(SECTIONS)) {
    const own = cases.filter((it) => it.title.startsWith(`10.${number} `))
    console.log(`\n${title} (${own.filter(({ status }) => status === 'passed').length} of ${own.length})`)
    for (const { title: name, status } of own) console.log(`  ${status.padEnd(7)} ${name.slice('10.1 '.length)}`)
  }
  const skipped = cases.length - played.length
  console.log(
    `\n${right.length} of ${played.length} cases are right${skipped > 0 ? `; this machine could not play ${skipped}` : ''}.`,
  )
  const figures = { cases: played.length, right: right.length }
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
  console.log(JSON.stringify({ bench: 'faults', figures, machine }))
  process.exitCode = played.length === right.length && played.length > 0 ? 0 : 1
} finally {
  await rm(folder, { recursive: true, force: true })
}
