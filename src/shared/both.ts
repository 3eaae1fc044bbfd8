/**
 * Runs two things at once and waits for both even if one fails, so that nothing goes on in the background of a step that
 * is already over. Throws the first one's error before the second's.
 */
export async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b])
  if (first.status === 'rejected') throw first.reason
  if (second.status === 'rejected') throw second.reason
  return [first.value, second.value]
}
