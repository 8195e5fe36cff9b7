import { useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import classes from './conflict.module.css'
import { LevelList } from './level-list'

/**
 * What was decided instead. Where there is a receipt it is mine: another device of my own was first, and it says what that one handed in.
 */
export function HandedIn({ record }: { record: DeskRecord }) {
  const t = useTexts('conflict')
  const earlier = useTexts('earlier')
  const formats = useFormats()
  const { receipt, rubric } = record
  if (receipt === null || receipt.stage === 'taken-back') return <p className={classes.faint}>{t('decided.bySomebody')}</p>
  const { handedIn, acceptedAt } = receipt
  const outcome = receipt.outcome ?? handedIn?.recommendation ?? null
  const time = formats.dateTime(acceptedAt)
  return (
    <>
      <p>{t(handedIn ? `decided.from.${handedIn.from}` : 'decided.from.unknown', { time })}</p>
      {outcome !== null && <p>{t('decided.outcome', { outcome: earlier(`outcome.${outcome}`) })}</p>}
      {handedIn && <LevelList rubric={rubric} levelOf={(criterionId) => handedIn.levels[criterionId] ?? null} />}
    </>
  )
}
