import { Button } from '@mantine/core'
import { desktopBridge, useTexts } from '../../kit'
import classes from './shell.module.css'

/** Says that the hub takes only newer workbenches. In a browser the hub's own bundle is the update; on the desktop, an installation. */
export function TooOldBanner() {
  const t = useTexts('recovery')
  return (
    <div className={classes.banner} role="status">
      <p>{t('tooOld')}</p>
      {desktopBridge() === undefined && (
        <Button size="compact-sm" onClick={() => location.reload()}>
          {t('update')}
        </Button>
      )}
    </div>
  )
}
