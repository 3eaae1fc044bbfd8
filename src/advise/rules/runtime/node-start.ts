/** Which packages a Node image needs to start. */
import { asObject, asString } from '../../../shared/json.ts'
import { wordsOf } from '../../dockerfile/commands.ts'
import type { Start } from '../../view/start.ts'

/** Programs whose package has another name. */
const PACKAGE_OF: Record<string, string> = {
  tsc: 'typescript',
  nest: '@nestjs/cli',
  dotenv: 'dotenv-cli',
  'sequelize-cli': 'sequelize-cli',
}
/** Frameworks that serve by themselves: what they are built with, they need to run. */
const FRAMEWORKS = ['next', 'nuxt', 'astro', '@sveltejs/kit', '@remix-run/dev', '@react-router/dev', 'gatsby', 'strapi']
const DEVELOPMENT = /^(dev|develop|test|lint|watch|storybook|e2e|serve|start:dev|start-dev)\b/
/** Programs that belong to no package. */
const SYSTEM =
  /^(node|nodejs|bun|deno|tini|dumb-init|npm|npx|pnpm|yarn|exec|env|exit|true|false|cd|export|echo|test|curl|wget|gosu|su-exec|--|\d+|[A-Z_]+=.*|)$|^\//

/** Development dependencies that the start needs, or that it is a start for development alone. */
export function neededAtStart(
  start: Start,
  manifest: Record<string, unknown>,
): { development: boolean; reasons: string[] } {
  const scripts = asObject(manifest.scripts) ?? {}
  const dev = new Set(Object.keys(asObject(manifest.devDependencies) ?? {}))
  const kept = new Set(Object.keys(asObject(manifest.dependencies) ?? {}))
  const texts = start.commands.map((command) => {
    const words = wordsOf(command)
    if (!['npm', 'pnpm', 'yarn', 'bun'].includes(words[0] ?? '')) return { name: '', text: words.join(' ') }
    const name = words[1] === 'run' ? (words[2] ?? '') : (words[1] ?? '')
    return { name, text: asString(scripts[name]) ?? words.slice(1).join(' ') }
  })
  const reasons: string[] = []
  for (const { text } of texts) {
    const program = text.split(/\s+/).find((word) => !SYSTEM.test(word) && !word.startsWith('-')) ?? ''
    const isNode = /^(.*\/)?(node|nodejs|bun|deno)$/.test(text.split(/\s+/)[0] ?? '')
    // `ng` is in @angular/cli, `vue-cli-service` in @vue/cli-service: which package a program belongs to is not written anywhere.
    if (!isNode && program !== '' && !kept.has(program) && !/\.[cm]?js$/.test(program))
      reasons.push(`The image starts with \`${program}\`, and it is not known which package that is of.`)
    for (const word of text.split(/[\s=]+/)) {
      const called = word.replace(/^(\.\/)?node_modules\/(\.bin\/)?/, '')
      const name = PACKAGE_OF[called] ?? [...dev].find((each) => called === each || called.startsWith(`${each}/`))
      if (name !== undefined && dev.has(name))
        reasons.push(`The image starts with \`${name}\`, which is a development dependency.`)
      if (word.endsWith('.sh')) reasons.push(`The image starts with \`${word}\`, which may need one of them.`)
    }
  }
  const framework = FRAMEWORKS.find((each) => dev.has(each))
  if (framework !== undefined)
    reasons.push(`\`${framework}\` is among the development dependencies, and may be needed to serve.`)
  return { development: texts.some(({ name }) => DEVELOPMENT.test(name)), reasons: [...new Set(reasons)] }
}
