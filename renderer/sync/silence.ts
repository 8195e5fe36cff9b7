/**
 * Watches a request for its silence: aborts it when nothing has come for so long. A line that breaks says so; a hub that hangs says
 * nothing, and would be waited for without end.
 */
export class Silence {
  readonly #abort = new AbortController()
  readonly #limitMs: number
  readonly #outer: AbortSignal | null
  #timer: ReturnType<typeof setTimeout>
  #isOver = false
  #onOver: (() => void) | null = null

  /** @param outer also aborts the request */
  constructor(limitMs: number, outer: AbortSignal | null) {
    this.#limitMs = limitMs
    this.#outer = outer
    this.#timer = setTimeout(this.#over, limitMs)
    if (outer?.aborted) this.#stop()
    else outer?.addEventListener('abort', this.#stop, { once: true })
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  /** It ended because nothing came, not because somebody wanted it to. */
  get isOver(): boolean {
    return this.#isOver
  }

  /**
   * The same answer, watched while its body is waited for; the time that a reader takes for what came is their own affair.
   * @param failure what reading fails with where nothing comes any more
   */
  watch(response: Response, failure: () => Error): Response {
    clearTimeout(this.#timer)
    // An answer without content can't be made anew with a body, not even with an empty one.
    const reader = response.status === 204 ? undefined : response.body?.getReader()
    if (reader === undefined) {
      this.end()
      return response
    }
    const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
      this.#onOver = () => controller.error(failure())
      this.#timer = setTimeout(this.#over, this.#limitMs)
      try {
        const { done, value } = await reader.read()
        clearTimeout(this.#timer)
        if (!done) return controller.enqueue(value)
        this.end()
        controller.close()
      } catch (error) {
        this.end()
        controller.error(error)
      }
    }
    const cancel = (reason: unknown) => {
      this.end()
      return reader.cancel(reason)
    }
    const { status, statusText, headers } = response
    return new Response(new ReadableStream({ pull, cancel }, { highWaterMark: 0 }), { status, statusText, headers })
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer)
    this.#outer?.removeEventListener('abort', this.#stop)
  }

  readonly #over = () => {
    this.#isOver = true
    this.#onOver?.()
    this.#stop()
  }

  readonly #stop = () => {
    this.end()
    this.#abort.abort()
  }
}
