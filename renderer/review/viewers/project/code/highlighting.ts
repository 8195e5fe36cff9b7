import { type Remote, wrap } from 'comlink'
import type { HighlightDoor } from './highlight-worker'
import type { LineTokens } from './paint-line'

/** Lines sent at once: few enough that the first ones are coloured at once, and that closing a file wastes little. */
const PIECE_LINES = 400
/** Colours beyond are not worth the minutes that they would take; the text is there without them. */
const MOST_LINES = 120_000

/** The highlighter in its worker; made when the first file of a project is opened, ended with the project. */
export class HighlightService {
  private worker: Worker | null = null
  private door: Remote<HighlightDoor> | null = null

  connect(): Remote<HighlightDoor> {
    this.worker ??= new Worker(new URL('./highlight-worker.ts', import.meta.url), { type: 'module', name: 'highlight' })
    this.door ??= wrap<HighlightDoor>(this.worker)
    return this.door
  }

  /** Forgets a file; nothing to do where the worker is gone. */
  end(file: number): void {
    this.door?.end(file).catch(() => undefined)
  }

  close(): void {
    this.worker?.terminate()
    this.worker = null
    this.door = null
  }
}

/** Lines of one text, by their number from 0. */
export type Lines = { count: number; slice(from: number, to: number): string }

/**
 * The colours of one file, made piece by piece from its beginning (what stands above decides what a line is) as far as somebody
 * reads, and kept. Without a known language it stays plain.
 */
export class Highlighting {
  private readonly tokens: LineTokens[] = []
  private wanted = 0
  /** The lines that somebody looks at. */
  private seen = { first: 0, last: 0 }
  private isBusy = false
  private isClosed = false
  private file: Promise<number | null> | null = null

  constructor(
    private readonly service: HighlightService,
    private readonly language: string,
    private readonly lines: Lines,
    private readonly onChange: () => void,
  ) {}

  /** The colours of a line, from 0; null where they aren't made. */
  tokensOf(line: number): LineTokens | null {
    return this.tokens[line] ?? null
  }

  /** Somebody looks at these lines, from 0. */
  need(first: number, last: number): void {
    this.seen = { first, last }
    this.wanted = Math.max(this.wanted, Math.min(last + PIECE_LINES, this.lines.count, MOST_LINES))
    if (!this.isBusy && this.tokens.length < this.wanted) this.goOn().catch(() => undefined)
  }

  close(): void {
    this.isClosed = true
    this.file?.then((file) => file !== null && this.service.end(file)).catch(() => undefined)
  }

  private async goOn(): Promise<void> {
    this.isBusy = true
    try {
      const door = this.service.connect()
      this.file ??= door.begin(this.language)
      const file = await this.file
      while (file !== null && !this.isClosed && this.tokens.length < this.wanted) {
        const from = this.tokens.length
        const to = Math.min(from + PIECE_LINES, this.lines.count)
        const next = await door.next(file, this.lines.slice(from, to))
        if (next.length === 0) return
        for (const line of next.slice(0, to - from)) this.tokens.push(line)
        // Lines on the way to those that are looked at are no reason to draw anything.
        if (!this.isClosed && from <= this.seen.last && to > this.seen.first) this.onChange()
      }
    } finally {
      this.isBusy = false
    }
  }
}
