import { describe, expect, it } from 'vitest'

import { parseVertexName } from '../../../src/record/stream/vertex-name.ts'

const TWO = new Set(['app', 'web'])
const ONE = new Set(['app'])

describe('a vertex name', () => {
  it.each([
    ['[app base 1/2] RUN make', { target: 'app', stage: 'base', position: '1/2', internal: false, text: 'RUN make' }],
    ['[web 2/3] RUN make', { target: 'web', position: '2/3', internal: false, text: 'RUN make' }],
    [
      '[app linux/arm64 build 2/2] RUN make',
      { target: 'app', platform: 'linux/arm64', stage: 'build', position: '2/2', internal: false, text: 'RUN make' },
    ],
    [
      '[app linux/amd64->arm64 build 2/2] RUN make',
      { target: 'app', platform: 'linux/arm64', stage: 'build', position: '2/2', internal: false, text: 'RUN make' },
    ],
    [
      '[app linux/amd64->arm/v7 1/1] RUN make',
      { target: 'app', platform: 'linux/arm/v7', position: '1/1', internal: false, text: 'RUN make' },
    ],
    [
      '[app linux/amd64->windows/amd64 1/1] RUN make',
      { target: 'app', platform: 'windows/amd64', position: '1/1', internal: false, text: 'RUN make' },
    ],
    ['[app internal] load build context', { target: 'app', internal: true, text: 'load build context' }],
    [
      '[app linux/amd64 internal] load metadata for x',
      { target: 'app', platform: 'linux/amd64', internal: true, text: 'load metadata for x' },
    ],
    ['[app] exporting to image', { target: 'app', internal: true, text: 'exporting to image' }],
    ['[app context tools] load from client', { target: 'app', internal: true, text: 'load from client' }],
    ['[internal] booting buildkit', { internal: true, text: 'booting buildkit' }],
    ['importing to docker', { internal: true, text: 'importing to docker' }],
  ])('of several targets: %s', (name, parsed) => {
    expect(parseVertexName(name, TWO)).toEqual(parsed)
  })

  it('has no target in the bake of one, even when a stage is named like it', () => {
    expect(parseVertexName('[app 1/2] RUN make', ONE)).toEqual({
      stage: 'app',
      position: '1/2',
      internal: false,
      text: 'RUN make',
    })
  })

  it('keeps the lines of a heredoc', () => {
    expect(parseVertexName('[app 1/1] RUN <<EOF (a\nb...)', TWO).text).toBe('RUN <<EOF (a\nb...)')
  })
})
