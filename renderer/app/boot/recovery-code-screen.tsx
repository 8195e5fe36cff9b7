import { RecoveryCode, useTexts } from '../../kit'
import classes from './boot.module.css'
import { BootFrame } from './boot-frame'

/** Shows the recovery code, once. */
export function RecoveryCodeScreen({ code, onKept }: { code: string; onKept: () => void }) {
  const t = useTexts('app')
  return (
    <BootFrame title={t('recovery.title')}>
      <p className={classes.intro}>{t('recovery.intro')}</p>
      <RecoveryCode code={code} continueLabel={t('recovery.continue')} onKept={onKept} />
    </BootFrame>
  )
}
