import { describe, expect, test } from 'vitest'
import { verdictOf } from '../../src/budget/verdict.ts'
import { annotationsOf, checkAnnotations } from '../../src/report/annotations.ts'
import { BACKEND, judgement, mb, reportInput } from './factory.ts'
import { STATES } from './states.ts'

describe('annotations', () => {
  test('a size budget points at the line that grew', () => {
    expect(annotationsOf(STATES['over-budget']!())).toEqual([
      {
        level: 'error',
        title: 'Over budget: backend image',
        message:
          'backend: image +38.2 MB, limit +20.0 MB (18.2 MB over). Most of it: "RUN pip install -r requirements.txt" +36.9 MB. ' +
          'Limit: size.max-increase "5% | 20MB" in .github/bake-budget.yml:7. The label "allow-size-increase" allows it.',
        file: 'Dockerfile',
        line: 9,
      },
    ])
  })

  test('a time budget points at the slowest step, a warning stays a warning', () => {
    const [annotation] = annotationsOf(STATES['warn']!())
    expect(annotation).toMatchObject({ level: 'warning', file: 'Dockerfile', line: 9 })
    expect(annotation!.message).toContain('Slowest step: "RUN pip install -r requirements.txt" 46 s.')
  })

  test('where no step is to blame, the budget line is', () => {
    const total = judgement({ target: 'total', level: 'fail', actual: mb(300) })
    expect(annotationsOf(reportInput({ images: [BACKEND], judgements: [total] }))).toMatchObject([
      { level: 'error', title: 'Over budget: total image', file: '.github/bake-budget.yml', line: 7 },
    ])
  })

  test('a failed build has one at the failing line and none about budgets', () => {
    const input = STATES['build-failed']!()
    input.verdict = verdictOf('failed', [judgement({ level: 'fail', actual: mb(300) })])
    expect(annotationsOf(input)).toMatchObject([
      { level: 'error', title: 'backend failed to build', file: 'Dockerfile', line: 9 },
    ])
  })

  test('a build check that two targets share is said once', () => {
    const check = {
      rule: 'JSONArgsRecommended',
      message: 'JSON arguments recommended',
      file: 'Dockerfile',
      line: 20,
      url: 'https://docs.docker.com/go/x',
    }
    const checks = [
      { ...check, target: 'backend' },
      { ...check, target: 'worker' },
      { ...check, target: 'worker', line: 31 },
    ]
    expect(checkAnnotations(checks, 10).map(({ message, line }) => [line, message])).toEqual([
      [20, 'JSON arguments recommended (backend and worker) https://docs.docker.com/go/x'],
      [31, 'JSON arguments recommended (worker) https://docs.docker.com/go/x'],
    ])
    expect(checkAnnotations(checks, 1)).toHaveLength(1)
    expect(checkAnnotations(checks, -1)).toEqual([])
  })

  test.each(['/etc/passwd', '../x', 'a/../../b', 'C:\\x', 'https://x.y', 'a\nb', ''])(
    '%j is no place to point at',
    (file) => {
      const source = { file, line: 3, column: 1 }
      const total = judgement({ target: 'total', level: 'fail', actual: mb(300), source })
      expect(annotationsOf(reportInput({ images: [BACKEND], judgements: [total] }))[0]).not.toHaveProperty('file')
    },
  )

  test('growth since a release is said to be that, with the layer that grew since then', () => {
    expect(annotationsOf(STATES['since-release']!())).toEqual([
      {
        level: 'error',
        title: 'Over budget: backend image since v1.2.3',
        message:
          'backend: image +12.3 MB since v1.2.3, limit +10.0 MB (2.30 MB over). Most of it: "COPY . ." +12.3 MB. ' +
          'Limit: since.release.size.max-increase "10MB" in .github/bake-budget.yml:4.',
        file: 'Dockerfile',
        line: 12,
      },
    ])
  })

  test('nothing broken, nothing said', () => expect(annotationsOf(STATES['within-budget']!())).toEqual([]))
})
