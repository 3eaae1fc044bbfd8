/** What a call came to: its value, or what it threw. For properties that allow both. */
export function outcomeOf(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    return error
  }
}
