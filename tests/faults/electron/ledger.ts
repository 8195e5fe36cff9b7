/** What one piece of work must hold, as the person saw it being saved. Texts only ever grow here, so that a part of one can be told. */
type Entry = {
  /** What had said "Saved". */
  saved: string
  /** What was being written when the app ended; as `saved` where nothing was. */
  asked: string
}

/** How far handing in had come: asked for, or called done by the app. */
export type Submission = 'no' | 'asked' | 'said'

/** One allocation's work as it lies on the machine or at the hub: a text for each place, such as `C1 rationale`. */
export type FoundWork = Record<string, string>

/** The person's own log, kept outside of the app: what it said was saved, and what they had only just asked for. */
export class Ledger {
  readonly #work = new Map<string, Map<string, Entry>>()
  readonly #submitted = new Map<string, Submission>()
  /** How often the app said "Saved". */
  acknowledged = 0

  /** The person changes this place; until `saved` the app may be killed with it or without. */
  asks(allocationId: string, place: string, text: string): void {
    const work = this.#work.get(allocationId) ?? new Map<string, Entry>()
    work.set(place, { saved: work.get(place)?.saved ?? '', asked: text })
    this.#work.set(allocationId, work)
  }

  /** The app said "Saved" after the last change of this place. */
  saved(allocationId: string, place: string): void {
    const entry = this.#work.get(allocationId)?.get(place)
    if (!entry) throw new Error(`nothing was asked of ${place}`)
    entry.saved = entry.asked
    this.acknowledged += 1
  }

  submits(allocationId: string, how: Submission): void {
    this.#submitted.set(allocationId, how)
  }

  submission(allocationId: string): Submission {
    return this.#submitted.get(allocationId) ?? 'no'
  }

  /** Where these were submitted, or at least asked to be. */
  submitted(how: Submission): string[] {
    return [...this.#submitted].filter(([, each]) => each === how).map(([id]) => id)
  }

  /** The places of an allocation that were ever written to, with what was called saved there. */
  places(allocationId: string): Map<string, string> {
    return new Map([...(this.#work.get(allocationId) ?? [])].map(([place, { saved }]) => [place, saved]))
  }

  /** Compares what is there with what must be there, and goes on from it. @returns what was lost, in words */
  reconcile(allocationId: string, found: FoundWork): string[] {
    const lost: string[] = []
    for (const [place, entry] of this.#work.get(allocationId) ?? []) {
      const text = found[place] ?? ''
      if (!text.startsWith(entry.saved)) lost.push(`${place}: "${entry.saved}" said "Saved", "${text}" is there`)
      else if (!entry.asked.startsWith(text)) lost.push(`${place}: nobody wrote "${text}"`)
      Object.assign(entry, { saved: text, asked: text })
    }
    return lost
  }
}
