import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { ConflictCodeSchema, RejectionCodeSchema } from '../../../shared/protocol'
import { ConfirmDialog, useFormats, useTexts } from '../../kit'
import type { Refusal } from '../../store'
import classes from './outcome.module.css'

type Props = {
  /** Null where the allocation went away without the hub having refused anything. */
  refusal: Refusal | null
  onExport(): void
  /** Settles it: the draft goes on, or what is no longer mine ends here. */
  onSettle(): Promise<void>
}

/** Refusals after which the work is somebody else's, or nobody's: there is nothing to go on with. */
const ENDING: readonly string[] = ['submission-withdrawn', 'allocation-moved', 'not-allocated', 'already-decided']

/**
 * The hub refused what was sent, or the allocation went away under it: what happened in plain words, what is kept, and what can
 * be done.
 */
export function RefusalNotice({ refusal, onExport, onSettle }: Props) {
  const t = useTexts('desk')
  const formats = useFormats()
  const [isAsking, setAsking] = useState(false)
  // A newer hub may refuse for reasons that this build has no words for; its own message is shown then.
  const code = ConflictCodeSchema.safeParse(refusal?.code).data ?? RejectionCodeSchema.safeParse(refusal?.code).data
  const ends = refusal === null || ENDING.includes(refusal.code)
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
      <Button size="xs" variant={ends ? 'default' : 'filled'} onClick={() => (ends ? setAsking(true) : void onSettle())}>
        {t(ends ? 'refusal.remove' : code === 'too-late' ? 'refusal.understood' : 'refusal.goOn')}
      </Button>
      <ConfirmDialog
        opened={isAsking}
        title={t('refusal.removeTitle')}
        confirmLabel={t('refusal.remove')}
        isDangerous
        onConfirm={onSettle}
        onClose={() => setAsking(false)}
      >
        {t('refusal.removeWarning')}
      </ConfirmDialog>
    </section>
  )
}
