/** Maven and Gradle. */
import { hasOption, operands, optionValue, wordsOf } from '../dockerfile/commands.ts'
import type { Command } from '../dockerfile/shell.ts'
import type { Folder } from '../view/context.ts'
import { present, type Install } from './install.ts'

const MAVEN_GOALS = ['package', 'install', 'verify', 'compile', 'test']
const GRADLE_TASKS = ['build', 'assemble', 'bootJar', 'shadowJar', 'installDist', 'jar', 'war', 'bootWar']

/** A build that fetches its dependencies first. */
export function jvmInstall(command: Command, folder: Folder): Install | undefined {
  const program = wordsOf(command)[0]?.split('/').at(-1)
  if (program === 'mvn' || program === 'mvnw') return maven(command, folder)
  return program === 'gradle' || program === 'gradlew' ? gradle(command, folder) : undefined
}

/** `dependency:go-offline` fetches what the pom names; it cannot know modules that are not built yet (MDEP-82). */
function maven(command: Command, folder: Folder): Install | undefined {
  const pom = folder.text('pom.xml')
  const goals = operands(command)
  const isDownload = goals.length > 0 && goals.every((goal) => goal.startsWith('dependency:'))
  if (pom === undefined || (!isDownload && !goals.some((goal) => MAVEN_GOALS.includes(goal)))) return undefined
  if (hasOption(command, '-f', '--file', '-pl', '--projects', '-o', '--offline')) return undefined
  const settings = optionValue(command, '-s', '--settings')
  const options = wordsOf(command).filter((word) => /^-(B|P|-batch-mode|ntp|-no-transfer-progress)/.test(word))
  return {
    manager: 'maven',
    ...(isDownload
      ? {}
      : {
          early: [
            wordsOf(command)[0],
            ...options,
            ...(settings === undefined ? [] : ['-s', settings]),
            'dependency:go-offline',
          ].join(' '),
        }),
    inputs: present(folder, ['pom.xml', 'mvnw', '.mvn/', ...(settings === undefined ? [] : [settings])]),
    mayBreak: [
      ...(pom.includes('<modules>')
        ? ['The project has modules that need each other: Maven cannot resolve them before they are built.']
        : []),
      ...(pom.includes('<relativePath>../') ? ['The parent of `pom.xml` is not in the same folder.'] : []),
      ...(pom.includes('<scope>system</scope>')
        ? ['`pom.xml` has dependencies of scope `system`, which are files of the project.']
        : []),
    ],
    leaves: ['target'],
  }
}

/** Gradle resolves with the task `dependencies`: itself, plugins and metadata are there then, jars as far as resolving needs them. */
function gradle(command: Command, folder: Folder): Install | undefined {
  const tasks = operands(command).map((task) => task.split(':').at(-1) ?? '')
  const scripts = present(folder, ['build.gradle', 'build.gradle.kts'])
  const isDownload = tasks.length === 1 && tasks[0] === 'dependencies'
  if (scripts.length === 0 || (!isDownload && !tasks.some((task) => GRADLE_TASKS.includes(task)))) return undefined
  if (hasOption(command, '-p', '--project-dir', '--offline')) return undefined
  const texts = [...scripts, 'settings.gradle', 'settings.gradle.kts'].flatMap((path) => folder.text(path) ?? [])
  const lines = texts.flatMap((text) => text.split('\n').map((line) => line.trim()))
  return {
    manager: 'gradle',
    ...(isDownload ? {} : { early: `${wordsOf(command)[0]} --no-daemon dependencies` }),
    inputs: present(folder, [
      ...scripts,
      'settings.gradle',
      'settings.gradle.kts',
      'gradle.properties',
      'gradle.lockfile',
      'gradlew',
      'gradle/',
      'buildSrc/',
    ]),
    mayBreak: [
      ...(lines.some((line) => /^include\b/.test(line))
        ? ['The project has several Gradle projects: the task `dependencies` resolves the root alone.']
        : []),
      ...(lines.some((line) => /^apply\s*\(?\s*from\b/.test(line))
        ? ['The build script applies other files of the project.']
        : []),
    ],
    leaves: ['build', '.gradle'],
  }
}
