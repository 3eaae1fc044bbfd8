import { describe, expect, it } from 'vitest'
import { inert } from '../src/io.ts'
import { readStepLog } from './support/workflow-commands.ts'

describe('a line of the build’s log', () => {
  it.each([
    '::error file=a,line=1::owned',
    '  \t::add-path::/tmp/evil',
    ':::warning::x',
    '::stop-commands::token',
    '##[error]owned',
    'text ##[add-path]/tmp/evil and ##[group]more',
    '###[error]x',
    'a\r::error::owned',
    '\r\n::error::owned',
    '\r\r::set-env name=X::1',
    '\u00a0::error::owned',
    // White space to .NET's TrimStart, but not to a JavaScript regular expression.
    '\u0085::error::owned',
    '\u200b::error::owned',
    ':\u200b:error::owned',
    '#\u200b#[error]owned',
  ])('%j is no workflow command', (line) => {
    // The runner ends a line at a carriage return, too.
    const said = inert(line).split('\r')
    for (const part of said) expect(part).not.toMatch(/^[\s\p{C}]*:\p{C}*:|#\p{C}*#\p{C}*\[/u)
    expect(readStepLog(said, []).annotations).toEqual([])
  })

  it.each(['#5 [app 1/2] COPY a::b /c', 'C++ std::string', '## [heading]', 'crates::io', '#5 0.412 ok'])(
    '%j is left as it is',
    (line) => {
      expect(inert(line)).toBe(line)
    },
  )
})
