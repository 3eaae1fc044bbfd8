/** Boxes as a tree: by the parts of their paths, with chains of single folders joined, or flat. */
import type { PageBox } from '../src/report/page/page-data.ts'

/** A node of the treemap. */
export interface Branch {
  name: string
  path: string
  bytes: number
  delta?: number | undefined
  children?: Branch[]
}

/** The root over all boxes; nested by `/` when they are paths. */
export function tree(boxes: readonly PageBox[], nested: boolean): Branch {
  if (!nested) return { name: '', path: '', bytes: 0, children: boxes.map((box) => leaf(box.path, box)) }
  return branch(
    '',
    '',
    boxes.map((box) => ({ parts: box.path.split('/').filter((part) => part !== ''), box })),
  )
}

interface Entry {
  parts: string[]
  box: PageBox
}

function branch(name: string, path: string, entries: readonly Entry[]): Branch {
  const groups = Map.groupBy(entries, (entry) => entry.parts[0] ?? '')
  const children = [...groups].map(([first, group]) => {
    const below = path === '' ? first : `${path}/${first}`
    const [only] = group
    if (group.length === 1 && only !== undefined) return leaf(only.parts.join('/') || only.box.path, only.box)
    const inner = branch(
      first,
      below,
      group.map(({ parts, box }) => ({ parts: parts.slice(1), box })),
    )
    const [single] = inner.children ?? []
    return inner.children?.length === 1 && single !== undefined ? { ...single, name: `${first}/${single.name}` } : inner
  })
  return { name, path, bytes: 0, children }
}

function leaf(name: string, box: PageBox): Branch {
  return { name, path: box.path, bytes: box.bytes, delta: box.delta }
}
