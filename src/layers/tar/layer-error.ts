/**
 * A layer cannot be understood: no tar, truncated, damaged, of an unknown compression, or beyond a limit. The caller says
 * "unknown" and why; the message is a whole sentence for a reader.
 */
export class LayerError extends Error {
  override name = 'LayerError'
}

/**
 * The sums over a stack of layers do not add up, so none of its numbers may be shown. It is a fault of ours, not of the
 * image; the caller turns it into "unknown".
 */
export class OverlayMismatch extends Error {
  override name = 'OverlayMismatch'
}
