/** Who reads git's own data while an image is built: leaving `.git` out of the context would break them or change a version. */
import { runText, wordsOf } from '../../dockerfile/commands.ts'
import { inContext } from '../../view/context.ts'
import type { View } from '../../view/view.ts'

/** Tools that derive a version from tags and commits, by the file that asks for them. */
const TOOLS: readonly (readonly [file: RegExp, tools: readonly string[]])[] = [
  [
    /(^|\/)(pyproject\.toml|setup\.(py|cfg)|requirements[^/]*\.txt)$/,
    (
      'hatch-vcs setuptools-scm setuptools_scm setuptools-git-versioning versioningit poetry-dynamic-versioning ' +
      'uv-dynamic-versioning versioneer dunamai pbr miniver pdm-backend'
    ).split(' '),
  ],
  [
    /(^|\/)(Cargo\.toml|build\.rs)$/,
    ['"git"', ...'vergen shadow-rs git-version git2version built build-info git_version'.split(' ')],
  ],
  [
    /(^|\/)(package\.json|[^/]*\.config\.[cm]?[jt]s)$/,
    [
      'git rev-parse',
      'git describe',
      'git log',
      ...'git-rev-sync git-describe git-revision git-repo-info plugin-git gitInfo git-commit'.split(' '),
    ],
  ],
  [/(^|\/)pom\.xml$/, 'git-commit-id buildnumber-maven-plugin jgitver maven-git-versioning'.split(' ')],
  [
    /\.gradle(\.kts)?$/,
    [
      'git describe',
      ...'gradle-git-properties git-version axion-release nebula.release jgitver reckon grgit gitinfo'.split(' '),
    ],
  ],
  [/\.(cs|fs|vb)proj$|\.props$/, ['GitVersion', 'MinVer', 'Nerdbank', 'SourceLink']],
  [/(^|\/)(mix\.exs|Rakefile)$|\.gemspec$/, ['git ls-files', 'git describe', 'git rev-parse', 'git log']],
  [/(^|\/)(Makefile|justfile|Taskfile\.ya?ml)$|\.(sh|mk)$/, ['git ']],
  [/(^|\/)\.goreleaser\.ya?ml$/, ['builds', 'version']],
  [
    /(^|\/)(mkdocs\.ya?ml|hugo\.(toml|ya?ml)|(docusaurus|\.vitepress\/)?config\.[cm]?[jt]s|_config\.yml)$/,
    [
      'git-revision',
      'git-authors',
      'git-committers',
      'enableGitInfo',
      'showLastUpdate',
      'lastUpdated',
      'last-modified',
    ],
  ],
]

/** Why `.git` has to stay in the context, in words for a reader; empty when nothing is known to read it. */
export function gitReaders(view: View): string[] {
  const reasons = new Set<string>()
  for (const [path, text] of view.project.files) {
    if (inContext(view, path) === undefined) continue
    for (const [file, tools] of TOOLS) {
      const tool = file.test(path) ? tools.find((each) => text.includes(each)) : undefined
      const script = path.endsWith('package.json') ? unreadScript(view, path, text) : undefined
      if (script !== undefined) reasons.add(`\`${path}\` runs \`${script}\`, which may read \`.git\`.`)
      if (tool !== undefined) reasons.add(`\`${path}\` uses \`${tool.trim()}\`, which reads \`.git\`.`)
    }
  }
  for (const { instructions } of view.needed) {
    for (const run of instructions) {
      for (const command of runText(view.document, run)?.commands ?? []) {
        const [name = ''] = wordsOf(command)
        if (name === 'git' && !['clone', 'config', '--version', 'init'].includes(wordsOf(command)[1] ?? ''))
          reasons.add(`Line ${run.line} calls \`git\`.`)
        const script = /^\.{0,2}\/?[\w./-]+\.(sh|py|rb|js|mjs)$/.test(name) ? name.replace(/^\.\//, '') : undefined
        // A script that nobody has read may do anything.
        const path = [view.target.context, script]
          .filter((part) => part !== undefined && part !== '' && part !== '.')
          .join('/')
        if (script !== undefined && !script.startsWith('/') && !view.project.files.has(path))
          reasons.add(`Line ${run.line} runs \`${name}\`, which may read \`.git\`.`)
      }
    }
  }
  return [...reasons]
}

/** A shell script that package.json calls and nobody has read. */
function unreadScript(view: View, path: string, text: string): string | undefined {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const called = text.split(/[\s"'=]+/).filter((word) => /^[\w./-]+\.sh$/.test(word))
  return called.find((word) => !view.project.files.has(folder + word.replace(/^\.\//, '')))
}
