import { Button, Switch } from '@mantine/core'
import { useTexts } from '../kit'
import { type MeteredState, useStore } from '../store'
import classes from './connection.module.css'

/** Whether evidence waits for a connection that doesn't cost by volume, and what the one that there is means for it. */
export function MeteredSetting({ network, holds, anyway }: MeteredState) {
  const t = useTexts('centre')
  const { sync } = useStore()
  const isHolding = holds && network === 'metered' && !anyway
  return (
    <>
      <Switch
        mt="sm"
        size="xs"
        label={t('metered.hold')}
        checked={holds}
        onChange={(event) => void sync.holdWhenMetered(event.currentTarget.checked)}
      />
      {network === 'unknown' && <p className={classes.note}>{t('metered.unknown')}</p>}
      {holds && network === 'metered' && (
        <p className={classes.note} role="status">
          {t(isHolding ? 'metered.holding' : 'metered.fetching')}
        </p>
      )}
      {isHolding && (
        <div className={classes.actions}>
          <Button size="compact-sm" variant="default" onClick={() => void sync.fetchAnyway()}>
            {t('metered.anyway')}
          </Button>
        </div>
      )}
    </>
  )
}
