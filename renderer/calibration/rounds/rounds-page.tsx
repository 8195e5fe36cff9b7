import { Button } from '@mantine/core'
import { IconPlus, IconScale, IconUsersGroup } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { bindKeys, EmptyState, LoadingState, useShortcuts, useTexts } from '../../kit'
import { useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { CALIBRATION_KEYS } from '../calibration-keys'
import { PanelRounds } from '../threads/panel-rounds'
import { RoundRow } from './round-row'
import { RubricList } from './rubric-list'
import rows from './rounds.module.css'

/** The rounds that I set up as a lead, and those of whose panel I was. */
export function RoundsPage() {
  const t = useTexts('calibration')
  const [, go] = useLocation()
  const { calibration, threads } = useStore()
  const list = useStoreQuery(() => calibration.rounds(), [])
  const joined = useStoreQuery(() => threads.panelRounds(), [])
  const isLead = list?.isLead === true
  useShortcuts(
    bindKeys(
      CALIBRATION_KEYS,
      t,
      isLead ? { 'calibration.new': () => go('/calibration/new'), 'calibration.panel': () => go('/calibration/panel') } : {},
    ),
  )
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1>{t('title')}</h1>
        <span className={classes.spring} />
        {isLead && (
          <Button component={Link} href="/calibration/panel" variant="default" leftSection={<IconUsersGroup size={16} />}>
            {t('keys.panel')}
          </Button>
        )}
        {isLead && list.rounds.length > 0 && <NewRound />}
      </header>
      <div className={classes.content}>
        {list === undefined && <LoadingState rows={4} rowHeight={60} />}
        {list !== undefined && joined?.length === 0 && !isLead && list.rounds.length === 0 && (
          <EmptyState
            icon={<IconScale size={26} />}
            title={t('list.notLead')}
            hint={t('list.notLeadHint')}
            actions={
              <Button component={Link} href="/queue">
                {t('list.toQueue')}
              </Button>
            }
          />
        )}
        {isLead && list.rounds.length === 0 && (
          <EmptyState icon={<IconScale size={26} />} title={t('list.empty')} hint={t('list.emptyHint')} actions={<NewRound />} />
        )}
        {list !== undefined && list.rounds.length > 0 && (
          <ul className={rows.list}>
            {list.rounds.map((round) => (
              <RoundRow key={round.id} round={round} />
            ))}
          </ul>
        )}
        {isLead && <RubricList />}
        {joined !== undefined && joined.length > 0 && <PanelRounds rounds={joined} />}
      </div>
    </div>
  )
}

function NewRound() {
  const t = useTexts('calibration')
  return (
    <Button component={Link} href="/calibration/new" leftSection={<IconPlus size={16} />}>
      {t('list.new')}
    </Button>
  )
}
