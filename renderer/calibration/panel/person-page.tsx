import { Button } from '@mantine/core'
import { IconChartLine, IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { bindKeys, EmptyState, LoadingState, useFormats, useHubNow, useShortcuts, useTexts } from '../../kit'
import { type PersonRecord, useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import panel from './panel.module.css'
import { PANEL_KEYS } from './panel-keys'
import { PersonDrift } from './person-drift'
import { personPoints } from './person-series'
import { standingOf } from './standing'
import { GivenWords, StandingWords, UntilWords } from './standing-words'

/** How one assessor judged one achievement over time, with how they stand to it. */
export function PersonPage({ personId, achievementId }: { personId: string; achievementId: string }) {
  const t = useTexts('panel')
  const [, go] = useLocation()
  const store = useStore()
  // Another person's record must not be taken for this one's.
  const of = `${personId} ${achievementId}`
  const read = useStoreQuery(async () => ({ of, record: await store.panel.person({ personId, achievementId }) }), [of])
  const record = read?.of === of ? read.record : undefined
  useShortcuts(bindKeys(PANEL_KEYS, t, { 'panel.back': () => go('/calibration/panel') }))
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/calibration/panel" className={classes.back}>
          {t('title')}
        </Link>
        {record && <h1>{t('whom', { name: record.entry.person.name, achievement: record.entry.achievement.name })}</h1>}
      </header>
      <div className={classes.content}>
        {record === undefined && <LoadingState rows={4} />}
        {record === null && (
          <EmptyState
            icon={<IconUsers size={26} />}
            title={t('gone')}
            hint={t('goneHint')}
            actions={
              <Button component={Link} href="/calibration/panel" variant="default">
                {t('keys.back')}
              </Button>
            }
          />
        )}
        {record && <Person record={record} />}
      </div>
    </div>
  )
}

function Person({ record }: { record: PersonRecord }) {
  const t = useTexts('panel')
  const today = useFormats().today(useHubNow(60))
  const { entry } = record
  const standing = standingOf(entry, today)
  const points = useMemo(() => personPoints(record), [record])
  return (
    <div className={panel.person}>
      <section className={classes.card} aria-label={t('standing')}>
        <div className={classes.cardHead}>
          <h2>{t('standing')}</h2>
        </div>
        <p className={classes.note}>
          <StandingWords entry={entry} standing={standing} /> <UntilWords standing={standing} today={today} />
        </p>
        <p className={classes.note}>
          <GivenWords entry={entry} />
        </p>
      </section>
      {points.length > 0 ? (
        <PersonDrift name={entry.person.name} points={points} />
      ) : (
        <EmptyState
          icon={<IconChartLine size={26} />}
          title={t('drift.none')}
          hint={t('drift.noneHint')}
          actions={
            <Button component={Link} href="/calibration/new" variant="default">
              {t('drift.toRound')}
            </Button>
          }
        />
      )}
    </div>
  )
}
