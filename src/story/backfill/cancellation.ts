/** Whether the job was canceled. The runner sends SIGINT, SIGTERM 7.5 s later, and ends the process 2.5 s after that. */
export interface Cancellation {
  requested(): boolean
  /** Signals end the process again. */
  close(): void
}

/** From now on a signal stops nothing by itself: the build that runs gets it (bake.ts), and what is known is reported. */
export function cancellation(): Cancellation {
  let canceled = false
  const cancel = (): void => void (canceled = true)
  process.on('SIGINT', cancel).on('SIGTERM', cancel)
  return {
    requested: () => canceled,
    close: () => void process.off('SIGINT', cancel).off('SIGTERM', cancel),
  }
}
