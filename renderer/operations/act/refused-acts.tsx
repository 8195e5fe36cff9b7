import { Button } from '@mantine/core'
import { type Texts, useFormats, useTexts } from '../../kit'
import { type ActingAsked, useStore, useStoreQuery } from '../../store'
import classes from './act.module.css'

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
  const groups = groupAlike(refused)
  const settle = () => void acting.settle(refused.map(({ commandId }) => commandId))
  return (
    <section className={classes.refused} aria-label={t('refused.title', { count: refused.length })}>
      <h2>{t('refused.title', { count: refused.length })}</h2>
      <ul>
        {groups.slice(0, MOST_TOLD).map(({ first, count }) => (
          <li key={first.commandId}>
            <b>{sync(`command.${first.wish.type}`)}</b> {aboutWords(first)}{' '}
            {count > 1 && <span>{t('refused.times', { count: formats.number(count) })}</span>}{' '}
            <span className={classes.aside}>{whyWords(first, t)}</span>
          </li>
        ))}
        {groups.length > MOST_TOLD && <li>{t('refused.more', { count: groups.length - MOST_TOLD })}</li>}
      </ul>
      <div>
        <Button size="compact-sm" variant="default" onClick={settle}>
          {t('refused.read')}
        </Button>
      </div>
    </section>
  )
}

/** What was refused of the same kind, about the same, for the same reason is told once. */
function groupAlike(refused: readonly Refused[]): { first: Refused; count: number }[] {
  const groups = new Map<string, { first: Refused; count: number }>()
  for (const one of refused) {
    const name = `${one.wish.type} ${one.code} ${aboutWords(one)}`
    const group = groups.get(name)
    if (group) group.count += 1
    else groups.set(name, { first: one, count: 1 })
  }
  return [...groups.values()]
}

function aboutWords({ about }: ActingAsked): string {
  if (about === null) return ''
  const { candidate, achievementName } = about
  return candidate === achievementName || achievementName === '' ? candidate : `${candidate} · ${achievementName}`
}

function whyWords(one: Refused, t: Texts<'acting'>): string {
  const code = CODES.find((known) => known === one.code)
  return code === undefined ? one.words : t(`why.${code}`)
}
