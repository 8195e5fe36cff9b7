/**
 * What pdf.js's legacy build still takes for granted and Chromium 114 (the oldest runtime, see docs/decisions) lacks. Imported
 * before pdf.js in the page and in its worker.
 */

type Resolvers<Value> = {
  promise: Promise<Value>
  resolve: (value: Value | PromiseLike<Value>) => void
  reject: (reason?: unknown) => void
}

define(Promise, 'withResolvers', function withResolvers<Value>(): Resolvers<Value> {
  let resolve!: Resolvers<Value>['resolve']
  let reject!: Resolvers<Value>['reject']
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
})

for (const body of [Blob, Response]) {
  define(body.prototype, 'bytes', async function bytes(this: Blob | Response): Promise<Uint8Array> {
    return new Uint8Array(await this.arrayBuffer())
  })
}

define(AbortSignal, 'any', function any(signals: Iterable<AbortSignal>): AbortSignal {
  const either = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) {
      either.abort(signal.reason)
      break
    }
    signal.addEventListener('abort', () => either.abort(signal.reason), { once: true, signal: either.signal })
  }
  return either.signal
})

define(ReadableStream.prototype, Symbol.asyncIterator, async function* iterate<Chunk>(this: ReadableStream<Chunk>) {
  const reader = this.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    // Leaving a `for await` early cancels the stream, as the standard has it.
    await reader.cancel()
    reader.releaseLock()
  }
})

function define(owner: object, name: PropertyKey, value: unknown): void {
  if (name in owner) return
  Object.defineProperty(owner, name, { value, configurable: true, writable: true })
}
