import type { CalibrationRound } from '../../../shared/domain'
import { useTexts } from '../../kit'
import { CriteriaThreads } from '../../review'
import { useStore, useStoreQuery } from '../../store'
import { ReadingCard } from './reading-card'
import card from './threads.module.css'
import { useThreadKey } from './use-thread-key'

type Props = {
  round: CalibrationRound
  criteria: readonly { id: string; code: string; title: string }[]
}

/** The threads of a round by themselves, where there is nothing to compare yet. */
export function LeadThreads({ round, criteria }: Props) {
  const t = useTexts('threads')
  const store = useStore()
  const threads = useStoreQuery(() => store.threads.of(round.id), [round.id])
  useThreadKey(true)
  if (threads === undefined) return null
  return (
    <section className={card.block} aria-label={t('threads')}>
      <h2>{t('threads')}</h2>
      <CriteriaThreads
        round={round}
        threads={threads}
        criteria={criteria}
        reading={(criterion) => <ReadingCard key={criterion.id} roundId={round.id} criterion={criterion} threads={threads} />}
      />
    </section>
  )
}
