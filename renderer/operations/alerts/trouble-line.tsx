import { IconAlertTriangle } from '@tabler/icons-react'
import type { SendingTrouble } from '../../../shared/domain'
import { useFormats, useTexts } from '../../kit'
import classes from './alerts.module.css'

/** What a code means to somebody who can do something about it. */
function whyOf(code: string): 'private' | 'unreachable' | 'answered' | 'refused' | 'later' | 'signIn' | 'other' {
  if (code === 'private') return 'private'
  if (code === 'status' || code === 'redirect') return 'answered'
  if (/^smtp-5/.test(code)) return code === 'smtp-535' ? 'signIn' : 'refused'
  if (/^smtp-4/.test(code)) return 'later'
  if (code === 'EAUTH') return 'signIn'
  if (['unreachable', 'unknown-name', 'too-slow', 'ECONNECTION', 'ESOCKET', 'ETIMEDOUT', 'EDNS'].includes(code))
    return 'unreachable'
  return 'other'
}

/** What couldn't be sent and is tried again; nothing where all went out. */
export function TroubleLine({ trouble }: { trouble: SendingTrouble | null }) {
  const t = useTexts('alerts')
  const formats = useFormats()
  if (trouble === null) return null
  const { channel, code, at, waiting } = trouble
  return (
    <p className={classes.trouble}>
      <IconAlertTriangle size={16} aria-hidden />
      <span>
        {t(`trouble.${channel}`, { code, at: formats.dateTime(at), count: waiting })} {t(`why.${whyOf(code)}`)}
      </span>
    </p>
  )
}
