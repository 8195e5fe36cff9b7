import { KeyHint, useCharacterKeys, useTexts } from '../../kit'
import classes from './overview.module.css'

/** The keys that matter most, below the table. */
export function KeyLine() {
  const t = useTexts('queue')
  const hasCharacterKeys = useCharacterKeys()
  return (
    <div className={classes.keyLine}>
      <span>
        <KeyHint keys="arrowup" /> <KeyHint keys="arrowdown" /> {t('keys.move')}
      </span>
      <span>
        <KeyHint keys="enter" /> {t('keys.open')}
      </span>
      {hasCharacterKeys && (
        <>
          <span>
            <KeyHint keys="o" /> {t('keys.offline')}
          </span>
          <span>
            <KeyHint keys="?" /> {t('keys.all')}
          </span>
        </>
      )}
    </div>
  )
}
