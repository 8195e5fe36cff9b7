import { Button } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconClockHour4, IconMinus } from '@tabler/icons-react'
import { Chip, type Texts, type Tone, useFormats, useTexts } from '../../kit'
import { type RosterEntry, useStore } from '../../store'
import classes from '../calibration.module.css'
import panel from './panel.module.css'
import { daysBetween, type Standing, type State } from './standing'

const LOOKS: Record<State, { tone: Tone; Icon: typeof IconMinus }> = {
  'ends-soon': { tone: 'brass', Icon: IconClockHour4 },
  ended: { tone: 'red', Icon: IconCircleX },
  missing: { tone: 'red', Icon: IconCircleX },
  qualified: { tone: 'green', Icon: IconCircleCheck },
  'not-asked': { tone: 'neutral', Icon: IconMinus },
}

/** Whether they may assess, and what keeps them from it. */
export function StandingWords({ entry, standing: { state, bar } }: { entry: RosterEntry; standing: Standing }) {
  const t = useTexts('panel')
  const { qualifiedOnly, competence } = entry.achievement.policy
  const { tone, Icon } = LOOKS[state]
  return (
    <>
      <span className={panel.may}>{t(bar === null ? 'may' : 'mayNot')}</span>{' '}
      <Chip tone={state === 'ended' && qualifiedOnly !== true ? 'neutral' : tone} icon={<Icon size={12} aria-hidden="true" />}>
        {t(`state.${state}`)}
      </Chip>
      {bar === 'panel' && <span className={panel.aside}>{t('bar.panel')}</span>}
      {bar === 'competence' && <span className={panel.aside}>{t('bar.competence', { competence: competence ?? '' })}</span>}
      {qualifiedOnly !== true && state !== 'not-asked' && <span className={panel.aside}>{t('notAsked')}</span>}
    </>
  )
}

/** Until when, with how many days that is where they are few. @param today calendar date in the provider's zone */
export function UntilWords({ standing: { state, until, endedOn }, today }: { standing: Standing; today: string }) {
  const t = useTexts('panel')
  const formats = useFormats()
  if (endedOn !== null) return t('until.ended', { date: formats.calendarDate(endedOn) })
  if (until === null) return state === 'qualified' ? t('until.open') : '–'
  if (state !== 'ends-soon') return formats.calendarDate(until)
  return <strong>{t('until.soon', { date: formats.calendarDate(until), count: daysBetween(today, until) })}</strong>
}

/** Since when and by which, and why it ended where it has. */
export function GivenWords({ entry: { qualification } }: { entry: RosterEntry }) {
  const t = useTexts('panel')
  const formats = useFormats()
  if (qualification === null) return '–'
  const { since, by, leadName, roundName, reason, ended } = qualification
  const date = formats.calendarDate(since)
  const name = leadName ?? ''
  const given = roundName === null ? t(`by.${by}`, { date, name }) : t('by.round', { date, name, round: roundName })
  return (
    <>
      {given}
      {reason !== null && <span className={panel.reason}>“{reason}”</span>}
      {ended && (
        <span className={panel.aside}>
          {t(`endedBy.${ended.by}`, { name: ended.leadName ?? '' })}
          {ended.reason !== null && ` “${ended.reason}”`}
        </span>
      )}
    </>
  )
}

const KNOWN = ['not-a-lead', 'incomplete', 'too-late', 'wrong-state', 'not-independent', 'version-too-old', 'damaged'] as const

function whyWords(code: string, t: Texts<'panel'>): string {
  const known = KNOWN.find((one) => one === code)
  return known ? t(`asked.why.${known}`) : t('asked.why.other', { code })
}

/** What I asked that hasn't gone out, or that the hub refused, with why. */
export function AskedWords({ entry }: { entry: RosterEntry }) {
  const t = useTexts('panel')
  const formats = useFormats()
  const { panel: store } = useStore()
  const { asked } = entry
  if (asked === null) return null
  if (asked.state === 'waiting') {
    const until = asked.until === null ? t('until.open') : formats.calendarDate(asked.until)
    return <span className={panel.aside}>{t(`asked.waiting.${asked.wish}`, { until })}</span>
  }
  return (
    <span className={panel.refused} role="alert">
      <span className={classes.problem}>
        {t(`asked.refused.${asked.wish}`)} {whyWords(asked.code, t)}
      </span>
      <Button size="compact-xs" variant="default" onClick={() => void store.settle(entry)}>
        {t('asked.understood')}
      </Button>
    </span>
  )
}
