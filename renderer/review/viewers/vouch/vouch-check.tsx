import { Button, Collapse } from '@mantine/core'
import { IconFileCertificate } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { BadgeReport } from '../../../../shared/badges/check/report'
import { announce, useTexts } from '../../../kit'
import { CheckList, startCheck } from '../../badge-check'
import classes from './vouch.module.css'

/** Lets the assessor look at the credential that a vouch came as, check by check, on this machine and without a network. */
export function VouchCheck({ bytes }: { bytes: Uint8Array }) {
  const t = useTexts('verify')
  const [isOpen, setOpen] = useState(false)
  const report = useReport(bytes, isOpen)
  return (
    <div className={classes.check} data-beside-words>
      <Button
        size="compact-sm"
        variant="subtle"
        leftSection={<IconFileCertificate size={15} aria-hidden="true" />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'vouch.hide' : 'vouch.show')}
      </Button>
      <Collapse expanded={isOpen}>
        {report === null && <p className={classes.faint}>{t('vouch.looking')}</p>}
        {report === 'failed' && <p className={classes.faint}>{t('vouch.failed')}</p>}
        {report !== null && report !== 'failed' && (
          <>
            <p className={classes.faint}>{t('vouch.means')}</p>
            <CheckList checks={report.checks} />
          </>
        )}
      </Collapse>
    </div>
  )
}

/** What is seen in these bytes, once somebody wants to know; null until then. */
function useReport(bytes: Uint8Array, isWanted: boolean): BadgeReport | 'failed' | null {
  const t = useTexts('verify')
  const [report, setReport] = useState<BadgeReport | 'failed' | null>(null)
  useEffect(() => {
    if (!isWanted) return
    const running = startCheck(bytes, new Date().toISOString())
    running.report.then(
      (seen) => {
        setReport(seen)
        announce(t(`verdict.${seen.verdict}.short`))
      },
      () => setReport('failed'),
    )
    return running.cancel
  }, [bytes, isWanted, t])
  return report
}
