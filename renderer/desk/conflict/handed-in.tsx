import type { Receipt } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import asking from '../asking/asking.module.css'
import { LevelList } from './level-list'

type Props = { receipt: Receipt; rubric: DeskRecord['rubric']; mineOf(criterionId: string): string | null }

/** What another device of mine handed in, and what came of it as far as I may know. */
export function HandedIn({ receipt, rubric, mineOf }: Props) {
  const t = useTexts('conflict')
  const earlier = useTexts('earlier')
  const formats = useFormats()
  const { handedIn, acceptedAt, outcome } = receipt
  const levelOf = (criterionId: string) => handedIn?.levels[criterionId] ?? null
  const differing = rubric.criteria.filter(({ id }) => levelOf(id) !== mineOf(id)).length
  const time = formats.dateTime(acceptedAt)
  return (
    <>
      <p>{t(handedIn ? `handedIn.from.${handedIn.from}` : 'handedIn.from.unknown', { time })}</p>
      {handedIn && <p>{t('handedIn.recommended', { outcome: earlier(`outcome.${handedIn.recommendation}`) })}</p>}
      {handedIn && <LevelList rubric={rubric} levelOf={levelOf} otherOf={mineOf} />}
      {handedIn && (
        <p className={asking.note}>
          {differing === 0 ? t('handedIn.same') : t('handedIn.differs', { count: differing })} {t('handedIn.noWords')}
        </p>
      )}
      <p className={outcome === null ? asking.note : undefined}>
        {outcome === null ? t('handedIn.noOutcome') : t('handedIn.outcome', { outcome: earlier(`outcome.${outcome}`) })}
      </p>
    </>
  )
}
