import { IconAlertTriangle } from '@tabler/icons-react'
import type { SendingTrouble } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import classes from './alerts.module.css'

/** What couldn't be sent and is tried again; nothing where all went out. */
export function TroubleLine({ trouble }: { trouble: SendingTrouble | null }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  if (trouble === null) return null
  const { channel, code, at, waiting } = trouble
  return (
    <p className={classes.trouble}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>{t(`trouble.${channel}`, { code, at: formats.dateTime(at), count: waiting })}</span>
    </p>
  )
}
