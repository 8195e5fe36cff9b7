import { type ReactNode, useState } from 'react'
import { useTexts } from '../../kit'
import type { RoundThreads } from '../../store'
import { CriterionThread, type ThreadRound } from './criterion-thread'
import { readingOf, threadMarks } from './entries'
import { ThreadMark } from './thread-mark'
import classes from './threads.module.css'

type Props = {
  round: ThreadRound
  threads: RoundThreads
  criteria: readonly { id: string; code: string; title: string }[]
  /** What stands above the thread in the place of the agreed reading. */
  reading?(criterion: { id: string; code: string }): ReactNode
}

/** The threads of a round, one criterion at a time; the first of which something is said is open. */
export function CriteriaThreads({ round, threads, criteria, reading: readingFor }: Props) {
  const t = useTexts('threads')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const marks = threadMarks(threads)
  const chosen = criteria.find(({ id }) => id === chosenId) ?? criteria.find(({ id }) => marks.has(id)) ?? criteria[0]
  if (!chosen) return <p className={classes.note}>{t('noCriteria')}</p>
  const reading = readingOf(threads, chosen.id)
  return (
    <div className={classes.columns}>
      <ul className={classes.criteria} aria-label={t('criteria')}>
        {criteria.map((criterion) => (
          <li key={criterion.id}>
            <button
              type="button"
              className={classes.criterion}
              aria-current={criterion.id === chosen.id || undefined}
              onClick={() => setChosenId(criterion.id)}
            >
              <span>
                {criterion.code} {criterion.title}
              </span>
              <ThreadMark mark={marks.get(criterion.id)} />
            </button>
          </li>
        ))}
      </ul>
      <div className={classes.chosen}>
        <h2>
          {chosen.code} {chosen.title}
        </h2>
        {readingFor?.(chosen)}
        {!readingFor && reading && (
          <div className={classes.reading}>
            <h3>{t('reading')}</h3>
            <p className={classes.words} dir="auto">
              {reading.words}
            </p>
          </div>
        )}
        <CriterionThread round={round} threads={threads} criterion={chosen} />
      </div>
    </div>
  )
}
