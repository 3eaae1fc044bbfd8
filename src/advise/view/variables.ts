/** Values of a Dockerfile's variables, as far as the files say them. */
import type { DockerfileText } from '../dockerfile/document.ts'

/** Variables of FROM lines: ARGs before the first FROM, as the bake file sets them. */
export class Variables {
  private readonly values: ReadonlyMap<string, string>

  constructor(values: ReadonlyMap<string, string>) {
    this.values = values
  }

  /** Reads the ARGs that FROM lines may use. */
  static of({ instructions }: DockerfileText, args: Readonly<Record<string, string | null>>): Variables {
    const values = new Map<string, string>()
    for (const { keyword, words } of instructions) {
      if (keyword === 'FROM') break
      for (const { text } of keyword === 'ARG' ? words : []) {
        const at = text.indexOf('=')
        const name = at < 0 ? text : text.slice(0, at)
        const value = args[name] ?? (at < 0 ? undefined : unquoted(text.slice(at + 1)))
        if (value !== undefined) values.set(name, value)
      }
    }
    return new Variables(values)
  }

  /** The text with its variables replaced; nothing where one has no value that we know. */
  expand(text: string): string | undefined {
    let isKnown = true
    const result = text.replaceAll(
      /\$(?:\{(\w+)(?::?-([^}]*))?\}|(\w+))/g,
      (_, braced: string | undefined, fallback: string | undefined, bare: string | undefined) => {
        const value = this.values.get(braced ?? bare ?? '') ?? fallback
        if (value === undefined) isKnown = false
        return value ?? ''
      },
    )
    return isKnown && !result.includes('$') ? result : undefined
  }
}

function unquoted(text: string): string {
  const match = /^(["'])(.*)\1$/.exec(text)
  return match?.[2] ?? text
}
