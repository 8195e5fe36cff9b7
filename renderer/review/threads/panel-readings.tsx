import { IconQuote } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from './threads.module.css'

type Props = {
  achievementId: string
  criterionId: string
  /** Of the rubric that is being scored by. */
  rubricVersion: number
}

/** How a panel agreed to read a criterion, beside it, for whoever was told; nothing where nothing is agreed. */
export function PanelReadings({ achievementId, criterionId, rubricVersion }: Props) {
  const t = useTexts('threads')
  const formats = useFormats()
  const { threads } = useStore()
  const all = useStoreQuery(() => threads.readings(achievementId), [achievementId]) ?? []
  const readings = all.filter((one) => one.criterionId === criterionId && one.achievementId === achievementId)
  if (readings.length === 0) return null
  return (
    <aside className={classes.panelReading} aria-label={t('reading')}>
      <h4>
        <IconQuote size={14} aria-hidden="true" />
        {t('panelReads')}
      </h4>
      {readings.map(({ id, words, roundName, agreedAt, rubricVersion: version }) => (
        <div key={id}>
          <p className={classes.words} dir="auto">
            {words}
          </p>
          <p className={classes.when}>
            {t('from', { round: roundName, date: formats.day(agreedAt) })}
            {version !== rubricVersion && ` · ${t('onVersion', { version })}`}
          </p>
        </div>
      ))}
    </aside>
  )
}
