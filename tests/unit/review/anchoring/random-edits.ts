import fc from 'fast-check'

/** One sentence of a document, with an identity that outlives every edit. */
export type Sentence = { id: number; text: string }
export type Edit =
  | { kind: 'insert'; at: number; text: string }
  | { kind: 'delete'; at: number }
  | { kind: 'move'; at: number; count: number; to: number }
  | { kind: 'reword'; at: number; word: number; by: string }
  | { kind: 'repeat'; at: number; to: number }

const WORDS = (
  'nurse clinic dose plan week figure rate chart reader panel table caption column report vaccine supply demand causal honest trap ' +
  'interview prototype colour scale axis claim source method result limit sample map ranked dropped showed measured removed asked'
).split(' ')

const word = fc.constantFrom(...WORDS)
const sentence = fc
  .array(word, { minLength: 4, maxLength: 16 })
  .map((words) => `${words[0]?.[0]?.toUpperCase()}${words.join(' ').slice(1)}.`)

/** Parallel sentences, as in lists and tables: they differ in a letter and a number. */
const parallel = fc
  .tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 40 }))
  .map(([name, count]) => `Clinic ${name} reported ${count} doses below plan in that week.`)

/** A document of which some sentences stand in two places, and some resemble others. */
export const documents = fc
  .tuple(
    fc.uniqueArray(fc.oneof({ arbitrary: sentence, weight: 5 }, { arbitrary: parallel, weight: 1 }), {
      minLength: 6,
      maxLength: 40,
    }),
    fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 60 })), { maxLength: 5 }),
  )
  .map(([texts, copies]) => {
    const all = [...texts]
    for (const [from, to] of copies) {
      const copied = texts[from % texts.length]
      if (copied !== undefined) all.splice(to % all.length, 0, copied)
    }
    return all.map((text, id): Sentence => ({ id, text }))
  })

const place = fc.nat({ max: 60 })
export const edits = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('insert' as const), at: place, text: sentence }),
    fc.record({ kind: fc.constant('delete' as const), at: place }),
    fc.record({ kind: fc.constant('move' as const), at: place, count: fc.integer({ min: 1, max: 4 }), to: place }),
    fc.record({ kind: fc.constant('reword' as const), at: place, word: fc.nat({ max: 12 }), by: word }),
  ),
  { maxLength: 8 },
)

/** Copies of sentences, each put somewhere else than beside its own: of two side by side nobody can tell which was there first. */
export const copies = fc.array(fc.record({ kind: fc.constant('repeat' as const), at: place, to: place }), {
  minLength: 1,
  maxLength: 4,
})

/** Ids of sentences that an edit put in begin here. */
const FRESH = 100_000

/** The document after the edits: sentences keep their ids, those that were put in have none of the old ones. */
export function edit(sentences: readonly Sentence[], changes: readonly Edit[]): Sentence[] {
  let now = [...sentences]
  let fresh = FRESH
  const within = (at: number) => at % (now.length + 1)
  for (const change of changes) {
    if (change.kind === 'insert') now.splice(within(change.at), 0, { id: fresh++, text: change.text })
    else if (change.kind === 'delete') now.splice(within(change.at), 1)
    else if (change.kind === 'repeat') {
      const copied = now[within(change.at)]
      const to = within(change.to)
      if (copied && Math.abs(within(change.at) - to) > 2) now.splice(to, 0, { id: fresh++, text: copied.text })
    } else if (change.kind === 'move') {
      const moved = now.splice(within(change.at), change.count)
      now.splice(within(change.to), 0, ...moved)
    } else {
      now = now.map((one, at) => (at === within(change.at) ? { ...one, text: reword(one.text, change) } : one))
    }
  }
  return now
}

function reword(text: string, { word: number, by }: Extract<Edit, { kind: 'reword' }>): string {
  const words = text.split(' ')
  const at = number % words.length
  return words.map((each, index) => (index === at ? (each.endsWith('.') ? `${by}.` : by) : each)).join(' ')
}

/** The text, and where each sentence stands in it. Every few sentences a line ends, wherever that falls. */
export function layOut(
  sentences: readonly Sentence[],
  perLine: number,
): { text: string; spans: Map<number, { start: number; end: number }> } {
  const spans = new Map<number, { start: number; end: number }>()
  let text = ''
  sentences.forEach((sentence, at) => {
    if (at > 0) text += at % perLine === 0 ? '\n' : ' '
    spans.set(sentence.id, { start: text.length, end: text.length + sentence.text.length })
    text += sentence.text
  })
  return { text, spans }
}
