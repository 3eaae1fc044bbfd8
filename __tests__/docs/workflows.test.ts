import { validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseBudgets } from '../../src/budget/budget-file.ts'
import { DOCUMENTS, TRACKED, text, yamlBlocks, type Yaml } from './tracked.ts'

const METADATA = parse(text('action.yml')) as { name: string; inputs: Record<string, { description: string }> }
const OURS = 'OWNER/bake-budget@<sha> # vX.Y.Z'

/**
 * What GitHub's own language service has against a document; our action's inputs are checked by action.yml. Those of other
 * actions are not at hand without the network.
 */
async function problems(document: string, uri: string): Promise<string[]> {
  const found = await validate(TextDocument.create(uri, 'yaml', 0, document), {
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ name }) => (name === 'bake-budget' ? { ...METADATA, description: '' } : undefined),
    },
  })
  return found
    .map(
      ({ message, range }) => `line ${range.start.line + 1}: ${typeof message === 'string' ? message : message.value}`,
    )
    .filter((problem) => !/Unable to resolve action `(actions|docker)\//.test(problem))
}

/** Results are cached by address, so every document has its own. */
async function workflowProblems(workflow: string): Promise<string[]> {
  const document = workflow.replaceAll(/uses: (\.\/|\$\/)$/gm, `uses: ${OURS}`)
  return await problems(document, `file:///${crypto.randomUUID()}/.github/workflows/w.yml`)
}

/** Jobs or steps alone are shown as a part of a workflow. */
function asWorkflow(yaml: string): string {
  if (yaml.startsWith('jobs:')) return `on: push\npermissions: {}\n${yaml}`
  if (/^jobs:/m.test(yaml)) return yaml
  const steps = yaml.replaceAll(/^(?=.)/gm, '      ')
  return `on: push\npermissions: {}\njobs:\n  job:\n    runs-on: ubuntu-24.04\n    steps:\n${steps}`
}

const BLOCKS = DOCUMENTS.flatMap(yamlBlocks)
const FILES: Yaml[] = TRACKED.filter((path) =>
  /^(\.github\/workflows\/|examples\/(.*\/)?workflow)[^/]*\.ya?ml$/.test(path),
).map((path) => ({ where: path, text: text(path) }))
const isWorkflow = ({ text: yaml }: Yaml) => /^jobs:|^\s*- (uses|run):/m.test(yaml)
const WORKFLOWS = [...BLOCKS.filter(isWorkflow), ...FILES]

describe('action.yml', () => {
  it('is what GitHub accepts: node24, icon, colour, descriptions', async () => {
    expect(await problems(text('action.yml'), 'file:///repo/action.yml')).toEqual([])
  })

  it('would be refused with a wrong runtime, icon or key', async () => {
    const wrong = text('action.yml').replace('node24', 'node21').replace('icon: package', 'icon: whale')
    expect(await problems(`${wrong}\nextra: 1\n`, 'file:///wrong/action.yml')).toHaveLength(3)
  })
})

describe('workflows in documents and examples', () => {
  it('are found', () => {
    const places = WORKFLOWS.map(({ where }) => where)
    expect(places).toEqual(expect.arrayContaining(['README.md, block 1', '.github/workflows/ci.yml']))
    expect(places.filter((where) => where.startsWith('examples/'))).not.toEqual([])
  })

  it.each(WORKFLOWS)('$where is valid, and gives our action only inputs it has', async ({ text: yaml }) => {
    expect(await workflowProblems(asWorkflow(yaml))).toEqual([])
  })

  it('an unknown input, key or context would be found', async () => {
    const bad = asWorkflow(`- uses: ${OURS}\n  with:\n    budget: x\n- run: echo \${{ secret.x }}\n  shel: sh\n`)
    const found = (await workflowProblems(bad)).join('\n')
    expect(found).toContain("Invalid action input 'budget'")
    expect(found).toContain('shel')
    expect(found).toContain('secret')
  })

  it.each(WORKFLOWS)('$where pins every action by commit, and says which version that is', ({ text: yaml }) => {
    const uses = [...yaml.matchAll(/^\s*(?:- )?uses: (.*)$/gm)].map(([, it]) => it ?? '')
    const loose = uses.filter(
      (it) => it !== './' && it !== OURS && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(it),
    )
    expect(loose).toEqual([])
  })

  it.each(WORKFLOWS.filter(({ text: yaml }) => /^jobs:/m.test(yaml)))(
    '$where gives no permission to all jobs, and tells what each of a job is for',
    ({ text: yaml }) => {
      const { permissions } = parse(asWorkflow(yaml)) as { permissions?: Record<string, string> }
      expect(permissions).toBeDefined()
      expect(Object.values(permissions ?? {}).filter((level) => level !== 'read')).toEqual([])
      const given = [...yaml.matchAll(/^\s+(contents|pull-requests|actions|checks|packages|id-token): \w+(.*)$/gm)]
      for (const [line, , why] of given) expect(why, line).toMatch(/^ # \w/)
    },
  )
})

describe('budgets in documents', () => {
  const budgets = BLOCKS.filter((block) => !isWorkflow(block))
  it('are found', () => expect(budgets.length).toBeGreaterThan(1))
  it.each(budgets)('$where can be used as it stands', ({ text: yaml }) => {
    expect(() => parseBudgets(yaml, 'bake-budget.yml')).not.toThrow()
  })
})
