import { Anchor } from '@mantine/core'
import { Link } from 'wouter'
import { useFormats, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from './act.module.css'
import { actWords, groupAlike } from './acts-alike'

/** So many kinds are told one by one. */
const MOST_TOLD = 6

/** What was asked for and waits for a connection; nothing where there is nothing, and where it goes out at once. */
export function WaitingActs() {
  const t = useTexts('acting')
  const sync = useTexts('sync')
  const formats = useFormats()
  const store = useStore()
  const asked = useStoreQuery(() => store.acting.asked(), []) ?? []
  const status = useStoreQuery(() => store.sync.status(), [])
  const waiting = asked.filter(({ state }) => state === 'waiting')
  if (waiting.length === 0 || status === undefined || status.isOnline) return null
  const groups = groupAlike(waiting, () => '')
  const title = t('waiting.title', { count: waiting.length })
  return (
    <section className={classes.waiting} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {groups.slice(0, MOST_TOLD).map((group) => (
          <li key={group.first.commandId}>
            <b>{sync(`command.${group.first.wish.type}`)}</b> {actWords(group)}{' '}
            {group.count > 1 && <span>{t('refused.times', { count: formats.number(group.count) })}</span>}
          </li>
        ))}
        {groups.length > MOST_TOLD && <li>{t('refused.more', { count: groups.length - MOST_TOLD })}</li>}
      </ul>
      <p className={classes.note}>
        {t('waiting.means')}{' '}
        <Anchor component={Link} href="/sync" inherit>
          {t('waiting.where')}
        </Anchor>
      </p>
    </section>
  )
}
