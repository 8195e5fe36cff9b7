import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { ConflictCodeSchema, RejectionCodeSchema } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import type { Refusal } from '../../store'
import classes from './outcome.module.css'

/**
 * The hub refused what was sent, or the allocation went away under it: what happened in plain words, what is kept, and what can
 * be done.
 */
export function RefusalNotice({ refusal, onExport }: { refusal: Refusal | null; onExport(): void }) {
  const t = useTexts('desk')
  const formats = useFormats()
  // A newer hub may refuse for reasons that this build has no words for; its own message is shown then.
  const code = ConflictCodeSchema.safeParse(refusal?.code).data ?? RejectionCodeSchema.safeParse(refusal?.code).data
  return (
    <section className={classes.refusal} role="alert" aria-label={t('refusal.title')}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <h2>{code ? t(`refusal.${code}.title`) : t('refusal.title')}</h2>
        <p>{code ? t(`refusal.${code}.todo`) : (refusal?.message ?? t('refusal.gone'))}</p>
        <p className={classes.note}>
          {refusal ? t('refusal.keptAt', { time: formats.dateTime(refusal.at) }) : t('refusal.kept')}
        </p>
      </div>
      <Button variant="default" size="xs" leftSection={<IconDownload size={15} />} onClick={onExport}>
        {t('refusal.export')}
      </Button>
    </section>
  )
}
