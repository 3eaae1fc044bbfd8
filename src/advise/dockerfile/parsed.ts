/** The parts of dockerfile-ast's tree whose classes it does not export by name. */
import type { Instruction } from 'dockerfile-ast'

/** Lines and characters from 0. */
export type Range = ReturnType<Instruction['getRange']>

/** `--mount=…` of a RUN, `--from=…` of a COPY. */
export interface Flag {
  getName: () => string
  getValue: () => string | null
  getRange: () => Range
}

/** `<<EOF` and what stands below it. */
export interface Heredoc {
  getName: () => string
  getStartRange: () => Range
  getContentRange: () => Range | null
}
