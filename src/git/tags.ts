import type { Git } from './git.ts'

/** A tag and the commit it stands at. */
export interface Tag {
  name: string
  sha: string
}

/** True when the clone has every commit; a shallow one has neither all commits nor all tags. */
export async function isWhole(git: Git): Promise<boolean> {
  const answer = await git(['rev-parse', '--is-shallow-repository']).catch(() => '')
  return answer.trim() === 'false'
}

/** The tags of this clone, of commits only; annotated ones are followed to their commit. */
export async function gitTags(git: Git): Promise<Tag[]> {
  const format = '%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)'
  const text = await git(['for-each-ref', `--format=${format}`, 'refs/tags']).catch(() => '')
  return text.split('\n').flatMap((line) => {
    const [name = '', type, sha = '', ofType, of = ''] = line.split('\0')
    if (type === 'commit') return [{ name, sha }]
    return type === 'tag' && ofType === 'commit' ? [{ name, sha: of }] : []
  })
}

/** The newest first-parent commit of `tip`, itself included, that was committed at this time or before. */
export async function gitCommitBefore(git: Git, tip: string, time: Date): Promise<string | undefined> {
  const args = ['rev-list', '--first-parent', '--max-count=1', `--before=${time.toISOString()}`]
  return (await git([...args, '--end-of-options', tip])).trim() || undefined
}
