import type { Receipt } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import asking from '../asking/asking.module.css'
import { LevelList } from './level-list'

/** What another device of mine handed in, and what came of it as far as I may know. */
export function HandedIn({ receipt, rubric }: { receipt: Receipt; rubric: DeskRecord['rubric'] }) {
  const t = useTexts('conflict')
  const earlier = useTexts('earlier')
  const formats = useFormats()
  const { handedIn, acceptedAt, outcome } = receipt
  const time = formats.dateTime(acceptedAt)
  return (
    <>
      <p>{t(handedIn ? `handedIn.from.${handedIn.from}` : 'handedIn.from.unknown', { time })}</p>
      {handedIn && <p>{t('handedIn.recommended', { outcome: earlier(`outcome.${handedIn.recommendation}`) })}</p>}
      {handedIn && <LevelList rubric={rubric} levelOf={(criterionId) => handedIn.levels[criterionId] ?? null} />}
      <p className={outcome === null ? asking.note : undefined}>
        {outcome === null ? t('handedIn.noOutcome') : t('handedIn.outcome', { outcome: earlier(`outcome.${outcome}`) })}
      </p>
    </>
  )
}
