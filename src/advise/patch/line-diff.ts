/** Which lines two texts differ in: Myers' algorithm (An O(ND) Difference Algorithm and Its Variations, 1986). */

/** Lines `[start, end)` of the old text became lines `[newStart, newEnd)` of the new one; from 0. */
export interface LineChange {
  start: number
  end: number
  newStart: number
  newEnd: number
}

/** Lines with their ends, so that joining them gives the text again. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** The changes from one list of lines to another, first to last, none touching the next. */
export function lineChanges(before: readonly string[], after: readonly string[]): LineChange[] {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const kept = commonLines(before.slice(head, before.length - tail), after.slice(head, after.length - tail))
  const changes: LineChange[] = []
  let old = head
  let now = head
  for (const [a, b] of [
    ...kept.map(([a, b]) => [a + head, b + head] as const),
    [before.length - tail, after.length - tail] as const,
  ]) {
    if (a > old || b > now) changes.push({ start: old, end: a, newStart: now, newEnd: b })
    old = a + 1
    now = b + 1
  }
  return changes
}

/** Pairs of indices of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): [number, number][] {
  const most = a.length + b.length
  const trace: Map<number, number>[] = []
  const furthest = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= most; d++) {
    trace.push(new Map(furthest))
    for (let k = -d; k <= d; k += 2) {
      const isDown = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
      let x = isDown ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1
      let y = x - k
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      furthest.set(k, x)
      if (x >= a.length && y >= b.length) return walkBack(trace, a.length, b.length)
    }
  }
  return []
}

function walkBack(trace: readonly Map<number, number>[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = []
  let x = endX
  let y = endY
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>()
    const k = x - y
    const isDown = k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
    const previousK = isDown ? k + 1 : k - 1
    const previousX = d === 0 ? 0 : (furthest.get(previousK) ?? 0)
    const previousY = d === 0 ? 0 : previousX - previousK
    while (x > previousX && y > previousY) {
      x--
      y--
      pairs.unshift([x, y])
    }
    x = previousX
    y = previousY
  }
  return pairs
}
