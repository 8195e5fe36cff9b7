import { Button } from '@mantine/core'
import { ConflictCodeSchema, RejectionCodeSchema } from '../../../shared/protocol'
import { type Texts, useTexts } from '../../kit'
import { type ActingAsked, useStore, useStoreQuery } from '../../store'
import classes from './act.module.css'

const CODES = [...RejectionCodeSchema.options, ...ConflictCodeSchema.options]
/** So many are told one by one. */
const MOST_TOLD = 20

/** What was asked for and the hub refused, each with why, until somebody has read it; nothing where there is nothing. */
export function RefusedActs() {
  const t = useTexts('acting')
  const sync = useTexts('sync')
  const centre = useTexts('centre')
  const { acting } = useStore()
  const asked = useStoreQuery(() => acting.asked(), []) ?? []
  const refused = asked.filter((one) => one.state === 'refused')
  if (refused.length === 0) return null
  const settle = () => void acting.settle(refused.map(({ commandId }) => commandId))
  return (
    <section className={classes.refused} aria-label={t('refused.title', { count: refused.length })} role="status">
      <h2>{t('refused.title', { count: refused.length })}</h2>
      <ul>
        {refused.slice(0, MOST_TOLD).map((one) => (
          <li key={one.commandId}>
            <b>{sync(`command.${one.wish.type}`)}</b> {aboutWords(one)}{' '}
            <span className={classes.aside}>{whyWords(one, centre)}</span>
          </li>
        ))}
        {refused.length > MOST_TOLD && <li>{t('refused.more', { count: refused.length - MOST_TOLD })}</li>}
      </ul>
      <div>
        <Button size="compact-sm" variant="default" onClick={settle}>
          {t('refused.read')}
        </Button>
      </div>
    </section>
  )
}

function aboutWords({ about }: ActingAsked): string {
  if (about === null) return ''
  const { candidate, achievementName } = about
  return candidate === achievementName || achievementName === '' ? candidate : `${candidate} · ${achievementName}`
}

/** In the reader's language where there are words for it; otherwise the hub's own. */
function whyWords(one: ActingAsked & { state: 'refused' }, centre: Texts<'centre'>): string {
  const code = CODES.find((known) => known === one.code)
  return code === undefined ? one.words : centre(`history.why.${code}`)
}
