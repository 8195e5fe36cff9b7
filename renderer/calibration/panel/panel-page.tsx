import { IconUsers } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { EmptyState, LoadingState, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { RosterView } from './roster-view'
import { useRosterSettings } from './use-roster-settings'

/** Who may assess what, and until when, of the achievements whose assessors I lead. */
export function PanelPage() {
  const t = useTexts('panel')
  const { panel } = useStore()
  const roster = useStoreQuery(() => panel.roster(), [])
  const [settings, setSettings] = useRosterSettings()
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/calibration" className={classes.back}>
          {t('room')}
        </Link>
        <h1>{t('title')}</h1>
      </header>
      <div className={classes.content}>
        {(roster === undefined || settings === null) && <LoadingState rows={6} />}
        {roster?.entries.length === 0 && (
          <EmptyState
            icon={<IconUsers size={26} />}
            title={t(roster.isLead ? 'empty' : 'notLead')}
            hint={t(roster.isLead ? 'emptyHint' : 'notLeadHint')}
            actions={
              <Button component={Link} href={roster.isLead ? '/calibration' : '/queue'} variant="default">
                {t(roster.isLead ? 'toRounds' : 'toQueue')}
              </Button>
            }
          />
        )}
        {roster !== undefined && roster.entries.length > 0 && settings !== null && (
          <RosterView entries={roster.entries} settings={settings} onSettings={setSettings} />
        )}
      </div>
    </div>
  )
}
