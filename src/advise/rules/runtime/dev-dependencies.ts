/** Groups of dependencies for development that poetry, uv, composer and bundler install unless told not to. */
import { asObject } from '../../../shared/json.ts'
import { hasOption, runText, wordsOf } from '../../dockerfile/commands.ts'
import { replaceAll, type Replacement } from '../../dockerfile/edits.ts'
import type { Command } from '../../dockerfile/shell.ts'
import { chainOf } from '../../dockerfile/stages.ts'
import { jsonOf } from '../../ecosystems/install.ts'
import { folderOf, type Folder } from '../../view/context.ts'
import { perTarget } from '../../view/each-target.ts'
import { runSites } from '../../view/install-site.ts'
import { arrivals } from '../../view/shipping.ts'
import { environmentOf } from '../../view/start.ts'
import { readToml } from '../../view/toml.ts'
import { placeOf } from '../../view/view.ts'

/** How one manager leaves its development group out. */
interface Manager {
  is: (words: readonly string[]) => boolean
  /** The option that does. */
  option: string
  /** Options and variables with which it is left out already, or wanted. */
  decided: readonly string[]
  variables: readonly string[]
  hasGroup: (folder: Folder) => boolean
}

const MANAGERS: readonly Manager[] = [
  {
    is: ([program, verb]) => program === 'poetry' && verb === 'install',
    option: '--only main',
    decided: ['--only', '--without', '--with', '--no-dev', '--only-root', '--all-groups'],
    variables: ['POETRY_WITHOUT', 'POETRY_ONLY'],
    hasGroup: (folder) =>
      readToml(folder.text('pyproject.toml') ?? '').entries.some(({ table }) =>
        /^tool\.poetry\.(group\.(dev|test)\.dependencies|dev-dependencies)$/.test(table),
      ),
  },
  {
    is: ([program, verb]) => program === 'uv' && verb === 'sync',
    option: '--no-dev',
    decided: [
      '--no-dev',
      '--dev',
      '--group',
      '--only-group',
      '--all-groups',
      '--no-default-groups',
      '--only-dev',
      '--no-group',
    ],
    variables: ['UV_NO_DEV'],
    hasGroup: (folder) =>
      readToml(folder.text('pyproject.toml') ?? '').entries.some(
        ({ table, key }) =>
          (table === 'dependency-groups' && key === 'dev') || (table === 'tool.uv' && key === 'dev-dependencies'),
      ),
  },
  {
    is: ([program, verb]) => program?.split('/').at(-1) === 'composer' && verb === 'install',
    option: '--no-dev',
    decided: ['--no-dev', '--dev'],
    variables: ['COMPOSER_NO_DEV'],
    hasGroup: (folder) => Object.keys(asObject(jsonOf(folder, 'composer.json')?.['require-dev']) ?? {}).length > 0,
  },
]

/** Programs for which such groups are there: an image that calls one needs them. */
const TOOLS =
  /^(pytest|tox|nox|ruff|mypy|black|flake8|pylint|phpunit|phpstan|pest|psalm|php-cs-fixer|pyright|coverage)$/

/** One option; where a development tool is called in the same stages, its author wants them. */
export const devDependencies = perTarget(
  'dev-dependencies',
  'Groups of dependencies for development are not in the image.',
  (view) =>
    !view.isImage
      ? []
      : view.needed.flatMap((stage) => {
          const touches = arrivals(view, stage)
          const called = view.needed.flatMap(({ instructions }) =>
            instructions.flatMap((each) => runText(view.document, each)?.commands ?? []),
          )
          const starts = view.shipped.flatMap(({ instructions }) =>
            instructions.filter(({ keyword }) => keyword === 'CMD' || keyword === 'ENTRYPOINT'),
          )
          const words = [
            ...called.map(wordsOf),
            ...starts.map((each) => each.exec ?? each.words.map(({ text }) => text)),
          ]
          if (
            touches.length === 0 ||
            words.some((each) => each.some((word) => TOOLS.test(word.split('/').at(-1) ?? '')))
          )
            return []
          return MANAGERS.flatMap((manager) => {
            const sites = runSites(
              view,
              stage,
              (command, folder) => manager.is(wordsOf(command)) && manager.hasGroup(folderOf(view, folder)),
            )
            const open = sites.filter(
              ({ command, text }) => text.form !== 'exec' && !hasOption(command, ...manager.decided),
            )
            const [first] = open
            if (
              first === undefined ||
              manager.variables.some((name) => environmentOf(chainOf(stage), name) !== undefined)
            )
              return []
            const edits = open.map(({ command }) => option(command, manager.option))
            return [
              {
                title: `Install with \`${manager.option}\``,
                now: `Line ${first.run.line} installs the development group as well, and it is in the image.`,
                places: [placeOf(view, first.run)] as const,
                edits: [{ file: view.file, before: view.document.text, after: replaceAll(view.document.text, edits) }],
                mayBreak: [],
                check:
                  'A module that the program imports at run time may be among them: then it belongs to the main group.',
                touches,
              },
            ]
          })
        }),
)

/** Behind the verb. */
function option({ words, end }: Command, text: string): Replacement {
  const at = words.find((word) => word.text === 'install' || word.text === 'sync')?.end ?? end
  return { start: at, end: at, text: ` ${text}` }
}
