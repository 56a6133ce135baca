/** A typed array with room for more: what stood in `from`, in the larger `into`. */
export function longer<T extends Int32Array | Uint32Array | Float32Array | Uint8Array>(from: T, into: T): T {
  into.set(from as never);
  return into;
}
