import { Button } from '@mantine/core'
import { IconArrowBackUp, IconArrowRight } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { notify, useTexts } from '../../kit'
import { useStore } from '../../store'
import classes from './outcome.module.css'

type Props = { allocationId: string; onNext: (() => void) | null }

/** Says that the work goes back once there is a connection; until then it can be kept after all. */
export function GivenBackPanel({ allocationId, onNext }: Props) {
  const t = useTexts('giveBack')
  const desk = useTexts('desk')
  const { acting } = useStore()
  const [isBusy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    const isKept = await acting.keepAfterAll(allocationId).catch(() => false)
    setBusy(false)
    notify(isKept ? { message: t('kept') } : { kind: 'hint', message: t('tooLate') })
  }
  return (
    <section className={classes.footer} data-sent aria-label={t('waitingTitle')}>
      <div className={classes.suggestion} role="status">
        <IconArrowBackUp size={19} className={classes.seal} aria-hidden="true" />
        <p>
          <strong>{t('waitingTitle')}</strong>
          <span className={classes.reason}>{t('waiting')}</span>
        </p>
      </div>
      <div className={classes.actions}>
        <Button variant="default" loading={isBusy} onClick={() => void keep()}>
          {t('keepIt')}
        </Button>
        <span className={classes.space} />
        {onNext ? (
          <Button rightSection={<IconArrowRight size={16} />} onClick={onNext}>
            {desk('receipt.next')}
          </Button>
        ) : (
          <Button component={Link} href="/queue" variant="default">
            {desk('page.toQueue')}
          </Button>
        )}
      </div>
    </section>
  )
}
