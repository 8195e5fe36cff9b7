import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { desktopBridge, useNearlyFull, useTexts } from '../../kit'
import classes from './shell.module.css'

const SaveBackupDialog = lazy(async () => ({ default: (await import('../../sync-centre')).SaveBackupDialog }))

/**
 * Says, for as long as it is so, that the disk is nearly full, and leads to what helps.
 * @param onCentre goes to the sync centre, where evidence can be let go; null where the person is there already
 */
export function NearlyFullBanner({ onCentre }: { onCentre: (() => void) | null }) {
  const t = useTexts('recovery')
  const isNearlyFull = useNearlyFull()
  const [isSaving, setSaving] = useState(false)
  return (
    <>
      {isNearlyFull && (
        <div className={classes.banner} role="status">
          <p>{t(desktopBridge() ? 'nearlyFull.desktop' : 'nearlyFull.browser')}</p>
          <Button size="compact-sm" onClick={() => setSaving(true)}>
            {t('nearlyFull.backup')}
          </Button>
          {onCentre && (
            <Button size="compact-sm" variant="default" onClick={onCentre}>
              {t('noSpace.free')}
            </Button>
          )}
        </div>
      )}
      {/* Begun, it goes on although there is room again meanwhile. */}
      {isSaving && (
        <Suspense>
          <SaveBackupDialog onClose={() => setSaving(false)} />
        </Suspense>
      )}
    </>
  )
}
