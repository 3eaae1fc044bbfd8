/** What GitHub would make of a body: its elements, and the texts that its filters look at. */
import { parseFragment } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { HOSTILE } from './hostile.ts'

type Node = DefaultTreeAdapterTypes.ChildNode

/** What was found in it. */
export interface Seen {
  /** Names of all elements, in order, with links and images by address. */
  elements: string[]
  comments: number
  /** Text a filter of GitHub's would look at: outside of code, preformatted text and links. */
  text: string[]
}

function look(nodes: readonly Node[], seen: Seen, inert: boolean): Seen {
  for (const node of nodes) {
    if (node.nodeName === '#comment') seen.comments++
    if ('value' in node && node.nodeName === '#text' && !inert) seen.text.push(node.value)
    if (!('tagName' in node)) continue
    // A note with backticks may well have more code in it; code is the harmless form of everything.
    if (node.tagName === 'code') {
      look(node.childNodes, seen, true)
      continue
    }
    const address = node.attrs
      .filter((a) => a.name !== 'align' && a.name !== 'class')
      .map((a) => `${a.name}=${a.value}`)
    seen.elements.push([node.tagName, ...address].join(' '))
    look(node.childNodes, seen, inert || ['code', 'pre', 'a'].includes(node.tagName))
  }
  return seen
}

/** Elements, comments and texts of HTML. */
export function rendered(html: string): Seen {
  return look(parseFragment(html).childNodes, { elements: [], comments: 0, text: [] }, false)
}

/** What GitHub would turn into something else in running text. */
export const ACTIVE =
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}]|#\d|\bGH-\d|\b[0-9a-f]{7,40}\b|https?:\/\/|\bwww\.|\$[^\s\u200b]|:[a-z_]+:/u
/** Characters that nobody sees. */
export const UNSEEN = /(?![\n\u00a0])[\p{Cc}\p{Cs}\u2028\u2029]|(?!\u200b)\p{Cf}/u

/** Each string with a name short enough for a test's title. */
export const TITLED = HOSTILE.map((text, at) => [`${at} ${JSON.stringify(text.slice(0, 30))}`, text] as const)
