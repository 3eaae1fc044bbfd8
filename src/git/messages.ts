import type { Git } from './git.ts'

/** A commit with its whole message. */
export interface CommitMessage {
  sha: string
  /** First parent first; at the end of a shallow clone there are none. */
  parents: string[]
  message: string
}

/**
 * The newest commits that a tip contains, newest first and at most `max`: no child after its parent.
 *
 * @throws what git says, for a tip that it does not know
 */
export async function gitMessages(git: Git, tip: string, max: number): Promise<CommitMessage[]> {
  const args = ['log', '--topo-order', '-z', `--max-count=${max}`, '--format=%H%x01%P%x01%B', '--end-of-options', tip]
  return (await git(args))
    .split('\0')
    .filter((text) => text !== '')
    .map((text) => {
      const [sha = '', parents = '', ...message] = text.split('\u0001')
      return { sha, parents: parents.split(' ').filter((it) => it !== ''), message: message.join('\u0001') }
    })
}
