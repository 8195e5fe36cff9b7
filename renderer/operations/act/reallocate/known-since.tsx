import { IconCloudOff } from '@tabler/icons-react'
import { useFormats, useTexts } from '../../../kit'
import classes from '../act.module.css'

/** Says that what is shown is the last known, and that the hub judges later. */
export function KnownSince({ asOf }: { asOf: string }) {
  const t = useTexts('acting')
  const formats = useFormats()
  return (
    <p className={classes.told}>
      <IconCloudOff size={16} aria-hidden="true" />
      <span>{t('reallocate.knownSince', { time: formats.dateTime(asOf) })}</span>
    </p>
  )
}
