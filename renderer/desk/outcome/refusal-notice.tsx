import { Button } from '@mantine/core'
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react'
import { ConflictCodeSchema, RejectionCodeSchema } from '../../../shared/protocol'
import { useFormats, useTexts } from '../../kit'
import type { Refusal } from '../../store'
import classes from './outcome.module.css'

type Props = {
  refusal: Refusal
  onExport(): void
  /** Settles it: the draft goes on. */
  onSettle(): Promise<void>
}

/** What ends the work, or lets it go on with something else, has dialogs of its own. */
const ConflictSchema = ConflictCodeSchema.extract(['submission-revised', 'rubric-superseded'])
const RejectionSchema = RejectionCodeSchema.exclude([
  'not-allocated',
  'no-receiver',
  'not-independent',
  'already-handed-over',
  'not-open',
  'no-decision',
  'no-round',
  'no-exemplar',
  'not-a-lead',
  'id-moved',
  'no-change',
  'no-seeding',
  'too-few',
  'no-report',
  'not-an-admin',
  'no-work',
  'no-message',
  'no-mail',
  'too-many',
])

/** The hub refused what was sent: what happened in plain words, what is kept, and what can be done. */
export function RefusalNotice({ refusal, onExport, onSettle }: Props) {
  const t = useTexts('desk')
  const formats = useFormats()
  // A newer hub may refuse for reasons that this build has no words for; its own message is shown then.
  const code = ConflictSchema.safeParse(refusal.code).data ?? RejectionSchema.safeParse(refusal.code).data ?? damagedOf(refusal)
  return (
    <section className={classes.refusal} role="alert" aria-label={t('refusal.title')}>
      <IconAlertTriangle size={18} aria-hidden="true" />
      <div>
        <h2>{code ? t(`refusal.${code}.title`) : t('refusal.title')}</h2>
        <p>{code ? t(`refusal.${code}.todo`) : refusal.message}</p>
        <p className={classes.note}>{t('refusal.keptAt', { time: formats.dateTime(refusal.at) })}</p>
      </div>
      <Button variant="default" size="xs" leftSection={<IconDownload size={15} />} onClick={onExport}>
        {t('refusal.export')}
      </Button>
      <Button size="xs" onClick={() => void onSettle()}>
        {t(code === 'too-late' ? 'refusal.understood' : 'refusal.goOn')}
      </Button>
    </section>
  )
}

/** Not the hub's: what was to be sent can't be read on this machine. */
function damagedOf({ code }: Refusal): 'damaged' | undefined {
  return code === 'damaged' ? code : undefined
}
