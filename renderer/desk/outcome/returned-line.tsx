import { IconArrowBackUp } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../kit'
import type { DeskRecord } from '../../store'
import classes from '../adjudication/adjudication.module.css'

/** Says why a panel lead returned the decision, as long as the work goes on. */
export function ReturnedLine({ receipt }: Pick<DeskRecord, 'receipt'>) {
  const t = useTexts('adjudication')
  const formats = useFormats()
  if (receipt?.stage !== 'returned') return null
  return (
    <section className={classes.line} role="status" aria-label={t('returned.label')}>
      <IconArrowBackUp size={16} aria-hidden="true" />
      <p>
        <strong>{t('returned.line', { time: formats.dateTime(receipt.acceptedAt) })}</strong> {receipt.returned}
      </p>
    </section>
  )
}
