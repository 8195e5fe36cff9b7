import { useEffect } from 'react'
import { openCalendar } from '../../../shared/flow'
import {
  desktopBridge,
  mayTellOutside,
  NOTICES_PREFERENCE,
  type NoticeChoice,
  type OutsideNotice,
  tellOutside,
  useFormats,
  useNow,
  useTexts,
} from '../../kit'
import { type Store, useStore, useStoreQuery } from '../../store'
import { type Due, findDue, sortOut } from './notices'

/** What was told already, over all windows and restarts. */
const TOLD_PREFERENCE = 'outside-notices-told'
/** More at once are told in one word. */
const MOST_AT_ONCE = 3
/** Where the provider's calendar isn't known here. */
const USUAL = { workingDays: [1, 2, 3, 4, 5] as const, workingHours: { start: '09:00', end: '17:00' }, holidays: [] }

/** Tells by the system what came: alerts, and messages that nobody has opened. @param go to a place in Assay */
export function useOutsideNotices(go: (route: string) => void): void {
  const t = useTexts('app')
  const formats = useFormats()
  const store = useStore()
  const now = useNow(60)
  const known = useStoreQuery(readKnown, [])
  const zone = formats.providerZone
  useEffect(() => desktopBridge()?.onGo(go), [go])
  useEffect(() => {
    if (known === undefined) return
    const calendar = openCalendar(known.calendar ?? { ...USUAL, timeZone: zone })
    const due = findDue(known, calendar, now)
    if (due.length === 0) return
    const wordsOf = (one: Due): OutsideNotice => {
      if (one.about === 'message') return { title: t('notice.message'), body: t('notice.messageWords'), route: '/queue' }
      const { name, measure, value, n } = one.alert
      const figures = { value: formats.number(Math.round(value * 10) / 10), n: formats.number(n) }
      return { title: name, body: t(`notice.alert.${measure}`, figures), route: '/operations/alerts' }
    }
    void claim(store, due)
      .then(async (fresh) => {
        const notices = fresh.map(wordsOf)
        const [first] = notices
        if (!first) return
        const several = {
          title: t('notice.several', { count: notices.length }),
          body: t('notice.severalWords'),
          route: first.route,
        }
        for (const notice of notices.length > MOST_AT_ONCE ? [several] : notices) await tellOutside(notice, go)
      })
      // It stands in Assay all the same.
      .catch((error: unknown) => console.warn('a notice was not shown', error))
  }, [known, now, store, t, formats, zone, go])
}

async function readKnown({ alerting, acting, figures }: Store) {
  const [alerts, rules, messages, today] = await Promise.all([
    alerting.alerts(),
    alerting.rules(),
    acting.messages(),
    figures.look({ about: 'today' }),
  ])
  return { alerts, rules, messages: messages.toMe, calendar: today.answer?.calendar ?? null }
}

/** Those that no window told before; none where the person wants none, and these aren't made up for later. */
async function claim({ preferences }: Store, due: readonly Due[]): Promise<Due[]> {
  let fresh: Due[] = []
  const told = await preferences.get<string[]>(TOLD_PREFERENCE, [])
  if (sortOut(due, told).fresh.length === 0) return []
  await preferences.change<string[]>(TOLD_PREFERENCE, [], (before) => {
    const sorted = sortOut(due, before)
    fresh = sorted.fresh
    return sorted.told
  })
  return mayTellOutside(await preferences.get<NoticeChoice>(NOTICES_PREFERENCE, null)) ? fresh : []
}
