/** Puts a record's words together into one text, and remembers where each of them begins. */
export class TextBuilder {
  private readonly parts: string[] = []
  private length = 0

  /** Adds words of their own line. @returns where they begin (UTF-16), for `data-at` (see `readPlacedText`). */
  add(words: string): number {
    const at = this.length
    this.parts.push(words)
    this.length += words.length + 1
    return at
  }

  get text(): string {
    return this.parts.join('\n')
  }
}
