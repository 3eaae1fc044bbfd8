/** All projects with known right advice. */
import type { Case } from './case.ts'
import { CACHES } from './caches.ts'
import { GO } from './go.ts'
import { IMAGES } from './images.ts'
import { JVM } from './jvm.ts'
import { NODE } from './node.ts'
import { OTHERS } from './others.ts'
import { PYTHON } from './python.ts'
import { RUST } from './rust.ts'

export const CORPUS: readonly Case[] = [...NODE, ...GO, ...RUST, ...PYTHON, ...JVM, ...OTHERS, ...IMAGES, ...CACHES]
