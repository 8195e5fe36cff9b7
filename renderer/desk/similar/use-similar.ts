import { useEffect, useRef, useState } from 'react'
import type { Submission } from '../../../shared/domain'
import { bindKeys, notify, useShortcuts, useTexts } from '../../kit'
import { searchSimilar, type SimilarResult } from '../../review'
import { type DeskRecord, useStore } from '../../store'
import { givenTexts, listOthers, type Others, otherSubmission, readableItems } from './other-submissions'
import { SIMILAR_KEYS } from './similar-keys'

/** What was found, with what is needed to say where it stands. */
export type SimilarFound = SimilarResult & {
  others: Others
  /** The other submissions, by id. */
  submissions: ReadonlyMap<string, Submission>
  /** How many of them only in part, because not all of their evidence is here. */
  partly: number
  /** Items of this submission that aren't here. */
  missing: number
}

export type SimilarState =
  | { phase: 'none' }
  | { phase: 'searching'; done: number; total: number }
  | { phase: 'found'; found: SimilarFound }
  | { phase: 'failed' }

export type Similar = ReturnType<typeof useSimilar>

/**
 * Looking for the same passages elsewhere: begins when it is asked for, goes on while the review does, and what it found is forgotten with
 * the desk.
 */
export function useSimilar(record: DeskRecord) {
  const store = useStore()
  const t = useTexts('similar')
  const desk = useTexts('desk')
  const [state, setState] = useState<SimilarState>({ phase: 'none' })
  const [isOpen, setOpen] = useState(false)
  const isShown = useRef(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const show = (shows: boolean) => {
    isShown.current = shows
    setOpen(shows)
  }

  const search = async (signal: AbortSignal): Promise<SimilarFound> => {
    const narrative = desk('evidence.narrative')
    const others = await listOthers(store, record)
    signal.throwIfAborted()
    const submissions = new Map<string, Submission>()
    let partly = 0
    const onOpen = (submission: Submission, isWhole: boolean) => {
      submissions.set(submission.id, submission)
      if (!isWhole) partly++
    }
    const total = others.rows.size
    setState({ phase: 'searching', done: 0, total })
    const mine = readableItems(store, record, narrative)
    const result = await searchSimilar(
      {
        mine,
        given: givenTexts(record),
        others: [...others.rows.values()].map((row) => otherSubmission(store, row, narrative, onOpen)),
        onProgress: (done) => setState({ phase: 'searching', done, total }),
      },
      signal,
    )
    const here = mine.filter(({ item }) => record.submission.evidence.includes(item)).length
    return { ...result, others, submissions, partly, missing: record.submission.evidence.length - here }
  }

  const start = async () => {
    stop.current?.abort()
    const own = new AbortController()
    stop.current = own
    setState({ phase: 'searching', done: 0, total: 0 })
    try {
      const found = await search(own.signal)
      if (own.signal.aborted) return
      setState({ phase: 'found', found })
      if (!isShown.current) notify({ kind: 'hint', message: t('finished', { count: found.findings.length }) })
    } catch {
      if (!own.signal.aborted) setState({ phase: 'failed' })
    }
  }
  const open = () => {
    show(true)
    if (state.phase === 'none') void start()
  }
  useShortcuts(bindKeys(SIMILAR_KEYS, t, { 'desk.similar': open }))
  return {
    state,
    isOpen,
    open,
    close: () => show(false),
    again: () => void start(),
    cancel() {
      stop.current?.abort()
      setState({ phase: 'none' })
      show(false)
    },
  }
}
