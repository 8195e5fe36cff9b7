import { Button } from '@mantine/core'
import { type Texts, useFormats, useTexts } from '../../kit'
import { type ActingAsked, useStore, useStoreQuery } from '../../store'
import classes from './act.module.css'
import { actWords, groupAlike } from './acts-alike'

/** Codes for which there are words here; of others the hub's own are shown. */
const CODES = [
  'already-decided',
  'allocation-moved',
  'incomplete',
  'no-change',
  'no-mail',
  'no-message',
  'no-receiver',
  'no-work',
  'not-a-lead',
  'not-an-admin',
  'not-independent',
  'submission-revised',
  'submission-withdrawn',
  'too-late',
  'too-many',
  'version-too-old',
  'wrong-state',
] as const
/** So many kinds are told one by one. */
const MOST_TOLD = 12

type Refused = ActingAsked & { state: 'refused' }

/** What was asked for and the hub refused, each with why, until somebody has read it; nothing where there is nothing. */
export function RefusedActs() {
  const t = useTexts('acting')
  const sync = useTexts('sync')
  const formats = useFormats()
  const { acting } = useStore()
  const asked = useStoreQuery(() => acting.asked(), []) ?? []
  const refused = asked.filter((one): one is Refused => one.state === 'refused')
  if (refused.length === 0) return null
  const groups = groupAlike(refused, ({ code }) => code)
  const settle = () => void acting.settle(refused.map(({ commandId }) => commandId))
  return (
    <section className={classes.refused} aria-label={t('refused.title', { count: refused.length })}>
      <h2>{t('refused.title', { count: refused.length })}</h2>
      <ul>
        {groups.slice(0, MOST_TOLD).map((group) => (
          <li key={group.first.commandId}>
            <b>{sync(`command.${group.first.wish.type}`)}</b> {actWords(group)}{' '}
            {group.count > 1 && <span>{t('refused.times', { count: formats.number(group.count) })}</span>}{' '}
            <span className={classes.aside}>{whyWords(group.first, t)}</span>
          </li>
        ))}
        {groups.length > MOST_TOLD && <li>{t('refused.more', { count: groups.length - MOST_TOLD })}</li>}
      </ul>
      <p className={classes.note}>{t('refused.safe')}</p>
      <div>
        <Button size="compact-sm" variant="default" onClick={settle}>
          {t('refused.read')}
        </Button>
      </div>
    </section>
  )
}

function whyWords(one: Refused, t: Texts<'acting'>): string {
  const code = CODES.find((known) => known === one.code)
  return code === undefined ? one.words : t(`why.${code}`)
}
