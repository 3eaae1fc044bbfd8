import { describe, expect, it } from 'vitest'
import { parseInspect } from '../../../src/bake/builder/inspect.ts'

// Texts of `docker buildx inspect` 0.29.1 as they came; labels and GC policy, which nobody reads, are cut short.
const ENGINE = `Name:          default
Driver:        docker
Last Activity: 2026-11-22 12:11:05 +0000 UTC

Nodes:
Name:             default
Endpoint:         default
Status:           running
BuildKit version: v0.0.0+unknown
Platforms:        linux/amd64, linux/amd64/v2, linux/amd64/v3, linux/amd64/v4
Labels:
 org.mobyproject.buildkit.worker.containerd.namespace: moby
 org.mobyproject.buildkit.worker.snapshotter:          overlayfs
GC Policy rule#0:
 All:            false
 Keep Duration:  48h0m0s
`
const RUNNING = `Name:          docs-inspect
Driver:        docker-container
Last Activity: 2026-11-22 12:27:22 +0000 UTC

Nodes:
Name:                  docs-inspect0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        network="host"
Status:                running
BuildKit daemon flags: --allow-insecure-entitlement=network.host
BuildKit version:      v0.32.2
Platforms:             linux/amd64, linux/amd64/v2, linux/amd64/v3, linux/amd64/v4, linux/386
Labels:
 org.mobyproject.buildkit.worker.executor:         oci
`
const INACTIVE = `Name:          docs-inspect
Driver:        docker-container
Last Activity: 2026-11-22 12:27:22 +0000 UTC

Nodes:
Name:                  docs-inspect0
Endpoint:              unix:///var/run/docker.sock
Driver Options:        network="host"
Status:                inactive
BuildKit daemon flags: --allow-insecure-entitlement=network.host
`
const HOST = { x64: 'linux/amd64', arm64: 'linux/arm64' }[process.arch as 'x64'] ?? expect.stringMatching(/^linux\//)

describe('the text of `buildx inspect`', () => {
  it('names the engine’s own builder, whose BuildKit has no version', () => {
    expect(parseInspect(ENGINE)).toEqual({ name: 'default', driver: 'docker', nativePlatform: 'linux/amd64' })
  })

  it('counts the nodes of a builder that has several', () => {
    const [head, node] = RUNNING.split('Nodes:\n')
    const two = parseInspect(`${head}Nodes:\n${node}\n${node?.replace('docs-inspect0', 'docs-inspect1')}`)
    expect(two).toMatchObject({ name: 'docs-inspect', nodes: 2 })
    expect(parseInspect(RUNNING)).not.toHaveProperty('nodes')
  })

  it('names a running builder, not its node, and its BuildKit', () => {
    expect(parseInspect(RUNNING)).toEqual({
      name: 'docs-inspect',
      driver: 'docker-container',
      buildkit: '0.32.2',
      nativePlatform: 'linux/amd64',
    })
  })

  it('says of a builder that does not run what can be said', () => {
    expect(parseInspect(INACTIVE)).toEqual({ name: 'docs-inspect', driver: 'docker-container', nativePlatform: HOST })
  })

  it('takes the first platform as the builder’s own, also one that was fixed with --platform', () => {
    const fixed = RUNNING.replace('linux/amd64, ', 'linux/arm64*, linux/arm/v7*, linux/amd64, ')
    expect(parseInspect(fixed).nativePlatform).toBe('linux/arm64')
  })

  it('gives the error of a builder that cannot be reached', () => {
    const text = INACTIVE.replace('Status:                inactive', 'Error:                 failed to dial')
    expect(parseInspect(text).error).toBe('failed to dial')
  })

  it('reads line ends of Windows, and copes with no text at all', () => {
    expect(parseInspect(RUNNING.replaceAll('\n', '\r\n'))).toEqual(parseInspect(RUNNING))
    expect(parseInspect('')).toEqual({ name: 'default', driver: 'unknown', nativePlatform: HOST })
  })
})
