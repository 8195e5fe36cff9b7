import { Button } from '@mantine/core'
import { notify, useFormats, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from './shell.module.css'

/** Says what an administrator had removed from this machine, until the person has read it; whose it was can't be told any more. */
export function PurgeBanner() {
  const t = useTexts('centre')
  const formats = useFormats()
  const { sync } = useStore()
  const notice = useStoreQuery(() => sync.purgeNotice(), [])
  if (notice === undefined || notice === null) return null
  const { at, submissions, kept, destroyed } = notice
  // Where it can't be stored (a full disk, say), the notice stays and is told again.
  const failed = () => notify({ kind: 'failed', message: t('purge.failed') })
  return (
    <div className={classes.banner} role="status">
      <p>
        {t('purge.removed', { count: submissions, time: formats.dateTime(at) })}{' '}
        {destroyed > 0 && t('purge.destroyed', { count: destroyed })} {kept > 0 && t('purge.kept', { count: kept })}
      </p>
      <Button size="compact-sm" variant="default" onClick={() => void sync.acknowledgePurge().catch(failed)}>
        {t('purge.understood')}
      </Button>
    </div>
  )
}
