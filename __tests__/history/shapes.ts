/** Shapes of events and histories, on real repositories, with the baseline that is right for each. */
import type { Situation } from '../../src/history/baseline-commit.ts'
import type { GitRepo } from '../support/git-repo.ts'

export interface Shape {
  name: string
  /** Builds the history on `main` (one commit, `m0`, is there) and says what is run. */
  build: (repo: GitRepo, m0: string) => Promise<Case>
}

interface Case {
  situation: Situation
  expected: { wanted: string | undefined; rule: string }
  /** The commits that have a record, and the one of them that must be found with its distance. */
  records?: { of: string[]; found: string; older: number }
}

type Pull = NonNullable<Situation['pullRequest']>

const TEST_MERGE = 'first parent of the test merge'

/** The situation of a pull request whose test merge or head is checked out. */
function pull(head: string, pullRequest: Pull, ref = 'refs/pull/7/merge'): Situation {
  return { event: 'pull_request', ref, head, pullRequest: { baseRef: 'main', ...pullRequest } }
}

/** A commit on a new branch `name` off the current commit. */
async function topic(repo: GitRepo, name = 'topic', from = 'HEAD'): Promise<string> {
  await repo.branch(name, from)
  return repo.commit(name, { [name]: name })
}

/** GitHub's test merge: detached at the base, with the head merged. */
async function testMerge(repo: GitRepo, base: string, head: string): Promise<string> {
  await repo.git('checkout', '--quiet', '--detach', base)
  return repo.merge(head)
}

async function onMain(repo: GitRepo, name: string): Promise<string> {
  await repo.checkout('main')
  return repo.commit(name, { [name]: name })
}

export const SHAPES: Shape[] = [
  {
    name: 'test merge of a pull request',
    async build(repo, m0) {
      const headSha = await topic(repo)
      const head = await testMerge(repo, m0, headSha)
      return { situation: pull(head, { headSha, baseSha: m0 }), expected: { wanted: m0, rule: TEST_MERGE } }
    },
  },
  {
    name: 'base moved on: test merge is newer than the event base.sha',
    async build(repo, m0) {
      const headSha = await topic(repo)
      const m1 = await onMain(repo, 'm1')
      const head = await testMerge(repo, m1, headSha)
      return { situation: pull(head, { headSha, baseSha: m0 }), expected: { wanted: m1, rule: TEST_MERGE } }
    },
  },
  {
    name: 'base moved on, head checked out: the merge base, not the base tip',
    async build(repo, m0) {
      const headSha = await topic(repo)
      const m1 = await onMain(repo, 'm1')
      return { situation: pull(headSha, { headSha, baseSha: m1 }), expected: { wanted: m0, rule: 'merge base' } }
    },
  },
  {
    name: 'head checked out that merged the base again, with a stale event base.sha',
    async build(repo, m0) {
      await topic(repo)
      const m1 = await onMain(repo, 'm1')
      await repo.checkout('topic')
      const headSha = await repo.merge('main')
      await onMain(repo, 'm2')
      return { situation: pull(headSha, { headSha, baseSha: m0 }), expected: { wanted: m1, rule: 'merge base' } }
    },
  },
  {
    name: 'test merge of a head that is itself a merge of main',
    async build(repo) {
      await topic(repo)
      const m1 = await onMain(repo, 'm1')
      await repo.checkout('topic')
      const headSha = await repo.merge('main')
      const m2 = await onMain(repo, 'm2')
      const head = await testMerge(repo, m2, headSha)
      return { situation: pull(head, { headSha, baseSha: m1 }), expected: { wanted: m2, rule: TEST_MERGE } }
    },
  },
  {
    name: 'rebased pull request (force-pushed topic)',
    async build(repo) {
      await topic(repo)
      const m1 = await onMain(repo, 'm1')
      await repo.checkout('topic')
      await repo.git('rebase', '--quiet', 'main')
      const headSha = await repo.sha()
      const head = await testMerge(repo, m1, headSha)
      return { situation: pull(head, { headSha, baseSha: m1 }), expected: { wanted: m1, rule: TEST_MERGE } }
    },
  },
  {
    name: 'a newer test merge than the event knows (a push came in between)',
    async build(repo, m0) {
      const old = await topic(repo)
      const newer = await repo.commit('more')
      const m1 = await onMain(repo, 'm1')
      const head = await testMerge(repo, m1, newer)
      return { situation: pull(head, { headSha: old, baseSha: m0 }), expected: { wanted: m1, rule: 'merge base' } }
    },
  },
  {
    name: 'pull request from a fork',
    async build(repo, m0) {
      await topic(repo, 'fork-main')
      const headSha = await repo.commit('second of the fork')
      const m1 = await onMain(repo, 'm1')
      const head = await testMerge(repo, m1, headSha)
      await repo.git('update-ref', 'refs/pull/7/head', headSha)
      await repo.git('branch', '-D', 'fork-main')
      return { situation: pull(head, { headSha, baseSha: m0 }), expected: { wanted: m1, rule: TEST_MERGE } }
    },
  },
  {
    name: 'stacked pull request: base is another topic without records',
    async build(repo, m0) {
      const lower = await topic(repo, 'lower')
      const headSha = await topic(repo, 'upper')
      const head = await testMerge(repo, lower, headSha)
      return {
        situation: pull(head, { headSha, baseRef: 'lower', baseSha: lower }),
        expected: { wanted: lower, rule: TEST_MERGE },
        records: { of: [m0], found: m0, older: 1 },
      }
    },
  },
  {
    name: 'stacked pull request, head checked out',
    async build(repo) {
      const lower = await topic(repo, 'lower')
      const headSha = await topic(repo, 'upper')
      return {
        situation: pull(headSha, { headSha, baseRef: 'lower', baseSha: lower }),
        expected: { wanted: lower, rule: 'merge base' },
      }
    },
  },
  {
    name: 'deleted base branch, head checked out',
    async build(repo, m0) {
      await repo.branch('release')
      const baseSha = await repo.commit('release', { release: '1' })
      const headSha = await topic(repo, 'topic', m0)
      await repo.checkout('main')
      await repo.git('branch', '-D', 'release')
      await repo.git('update-ref', 'refs/keep/base', baseSha)
      return {
        situation: pull(headSha, { headSha, baseRef: 'release', baseSha }),
        expected: { wanted: m0, rule: 'merge base' },
      }
    },
  },
  {
    name: 're-run of an old pull request that is merged by now, head checked out',
    async build(repo, m0) {
      const headSha = await topic(repo)
      await repo.checkout('main')
      await repo.merge('topic')
      await onMain(repo, 'later')
      return { situation: pull(headSha, { headSha, baseSha: m0 }), expected: { wanted: m0, rule: 'merge base' } }
    },
  },
  {
    name: 're-run of an old push: later records are not looked at',
    async build(repo, m0) {
      const m1 = await onMain(repo, 'm1')
      const m2 = await onMain(repo, 'm2')
      const m3 = await onMain(repo, 'm3')
      return {
        situation: { event: 'push', ref: 'refs/heads/main', head: m2 },
        expected: { wanted: m1, rule: 'first parent' },
        records: { of: [m3, m2, m0], found: m0, older: 1 },
      }
    },
  },
  {
    name: 'merge queue',
    async build(repo, m0) {
      const headSha = await topic(repo)
      const queued = await testMerge(repo, m0, headSha)
      await repo.git('update-ref', 'refs/heads/gh-readonly-queue/main/pr-7', queued)
      return {
        situation: {
          event: 'merge_group',
          head: queued,
          mergeGroupBase: m0,
          ref: 'refs/heads/gh-readonly-queue/main/pr-7',
        },
        expected: { wanted: m0, rule: 'base of the merge queue' },
      }
    },
  },
  {
    name: 'merge queue behind another entry, which has no record',
    async build(repo, m0) {
      const a = await topic(repo, 'a')
      const b = await topic(repo, 'b', m0)
      const first = await testMerge(repo, m0, a)
      const second = await testMerge(repo, first, b)
      return {
        situation: { event: 'merge_group', head: second, mergeGroupBase: first },
        expected: { wanted: first, rule: 'base of the merge queue' },
        records: { of: [m0], found: m0, older: 1 },
      }
    },
  },
  {
    name: 'push of a merge: the first parent, not the merged topic',
    async build(repo, m0) {
      const side = await topic(repo)
      await repo.checkout('main')
      const head = await repo.merge('topic')
      return {
        situation: { event: 'push', ref: 'refs/heads/main', head },
        expected: { wanted: m0, rule: 'first parent' },
        records: { of: [side, m0], found: m0, older: 0 },
      }
    },
  },
  {
    name: 'push of a revert',
    async build(repo) {
      const m1 = await onMain(repo, 'm1')
      await repo.git('revert', '--no-edit', 'HEAD')
      const head = await repo.sha()
      return {
        situation: { event: 'push', ref: 'refs/heads/main', head },
        expected: { wanted: m1, rule: 'first parent' },
        records: { of: [m1], found: m1, older: 0 },
      }
    },
  },
  {
    name: 'first-parent gaps: commits without records, and records off the first-parent line',
    async build(repo, m0) {
      await repo.branch('side')
      const side = await repo.commit('side', { side: '1' })
      await repo.checkout('main')
      await repo.merge('side')
      await onMain(repo, 'm2')
      const m3 = await onMain(repo, 'm3')
      const head = await onMain(repo, 'm4')
      return {
        situation: { event: 'push', ref: 'refs/heads/main', head },
        expected: { wanted: m3, rule: 'first parent' },
        records: { of: [side, m0], found: m0, older: 3 },
      }
    },
  },
  {
    name: 'force-push of main: the new history counts, not what was there before',
    async build(repo, m0) {
      const dropped = await onMain(repo, 'dropped')
      await repo.git('update-ref', 'refs/keep/dropped', dropped)
      await repo.git('reset', '--quiet', '--hard', m0)
      const head = await repo.commit('other', { other: '1' })
      return {
        situation: { event: 'push', ref: 'refs/heads/main', head },
        expected: { wanted: m0, rule: 'first parent' },
        records: { of: [dropped, m0], found: m0, older: 0 },
      }
    },
  },
  {
    name: 'cherry-pick onto a release branch',
    async build(repo, m0) {
      const fix = await onMain(repo, 'fix')
      await repo.branch('release', m0)
      const r1 = await repo.commit('r1', { r1: '1' })
      await repo.git('cherry-pick', fix)
      const head = await repo.sha()
      return {
        situation: { event: 'push', ref: 'refs/heads/release', head },
        expected: { wanted: r1, rule: 'first parent' },
        records: { of: [fix, m0], found: m0, older: 1 },
      }
    },
  },
  {
    name: 'tag push: the record the push of that commit left',
    async build(repo) {
      const head = await onMain(repo, 'm1')
      await repo.git('tag', '-a', 'v1', '-m', 'v1')
      await onMain(repo, 'm2')
      return {
        situation: { event: 'push', ref: 'refs/tags/v1', head },
        expected: { wanted: head, rule: 'nearest earlier record' },
        records: { of: [head], found: head, older: 0 },
      }
    },
  },
  {
    name: 'schedule: the nearest earlier record',
    async build(repo) {
      const m1 = await onMain(repo, 'm1')
      await onMain(repo, 'm2')
      const head = await onMain(repo, 'm3')
      return {
        situation: { event: 'schedule', ref: 'refs/heads/main', head },
        expected: { wanted: head, rule: 'nearest earlier record' },
        records: { of: [m1], found: m1, older: 2 },
      }
    },
  },
  {
    name: 'first push of a repository: a root commit has no baseline',
    async build(_, m0) {
      return {
        situation: { event: 'push', ref: 'refs/heads/main', head: m0 },
        expected: { wanted: undefined, rule: 'first parent' },
      }
    },
  },
]
