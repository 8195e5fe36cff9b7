/** A wait that can be ended early; an end that comes before the wait counts for it. */
export class Pause {
  #end: (() => void) | null = null
  #isEnded = false

  end(): void {
    this.#isEnded = true
    this.#end?.()
  }

  async wait(milliseconds: number, stop: AbortSignal): Promise<void> {
    if (!this.#isEnded && !stop.aborted) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds)
        this.#end = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.#end = null
    }
    this.#isEnded = false
  }
}
