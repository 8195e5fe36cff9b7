import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { MOST_EXEMPLARS, MOST_PANEL } from '../../../shared/domain'
import { bindKeys, EmptyState, LoadingState, notify, useFormats, useHubNow, useShortcuts, useTexts } from '../../kit'
import { type RoundChoices, useStore, useStoreQuery } from '../../store'
import classes from '../calibration.module.css'
import { CALIBRATION_KEYS } from '../calibration-keys'
import { Basics } from './basics'
import { completePlan, type RoundDraft } from './draft'
import { ExemplarField } from './exemplar-field'
import { PanelField } from './panel-field'
import setup from './setup.module.css'
import { useDraft } from './use-draft'

/** Sets a round up: what it is about, exemplars, panel, mode and last day. */
export function SetupPage() {
  const t = useTexts('calibration')
  const [, go] = useLocation()
  const { calibration } = useStore()
  const choices = useStoreQuery(() => calibration.choices(), [])
  const { draft, change, clear } = useDraft()
  useShortcuts(bindKeys(CALIBRATION_KEYS, t, { 'calibration.back': () => go('/calibration') }))
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <Link href="/calibration" className={classes.back}>
          {t('title')}
        </Link>
        <h1>{t('setup.title')}</h1>
      </header>
      <div className={classes.content}>
        {choices === undefined || draft === null ? (
          <LoadingState rows={6} />
        ) : choices.achievements.length === 0 ? (
          <EmptyState
            icon={<IconScale size={26} />}
            title={t('setup.noAchievements')}
            hint={t('setup.noAchievementsHint')}
            actions={
              <Button component={Link} href="/calibration" variant="default">
                {t('keys.back')}
              </Button>
            }
          />
        ) : (
          <SetupForm draft={draft} choices={choices} onChange={change} onClear={clear} />
        )}
      </div>
    </div>
  )
}

type FormProps = {
  draft: RoundDraft
  choices: RoundChoices
  onChange(part: Partial<RoundDraft>): void
  onClear(): Promise<void>
}

function SetupForm({ draft, choices, onChange, onClear }: FormProps) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const [, go] = useLocation()
  const { calibration } = useStore()
  const today = formats.today(useHubNow(null))
  const [showsGaps, setShowsGaps] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const achievement = choices.achievements.find(({ id }) => id === draft.achievementId) ?? null
  const rubrics = choices.rubrics.filter(({ achievementId }) => achievement !== null && achievementId === achievement.id)
  const rubric =
    rubrics.find(({ version }) => version === (draft.rubricVersion ?? achievement?.rubricVersion)) ?? rubrics[0] ?? null
  const decisions = useStoreQuery(
    () => (draft.achievementId === null ? Promise.resolve([]) : calibration.pastDecisions(draft.achievementId)),
    [draft.achievementId],
  )
  // Somebody may have left, and a candidate may have been erased, since they were chosen.
  const sourceIds = draft.sourceIds.filter((id) => decisions === undefined || decisions.some((one) => one.id === id))
  // Leads are among a lead's colleagues, and only assessors score.
  const assessors = choices.colleagues.filter(({ roles }) => roles.includes('assessor'))
  const panelIds = draft.panelIds.filter((id) => assessors.some((one) => one.id === id))
  const { plan, gaps } = completePlan({ ...draft, sourceIds, panelIds }, achievement, rubric, today)
  const create = async () => {
    if (plan === null) return setShowsGaps(true)
    setBusy(true)
    try {
      await calibration.create(plan)
      await onClear()
      notify({ message: t('setup.created') })
      go('/calibration')
    } catch {
      notify({ kind: 'failed', message: t('setup.failed') })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={setup.form}>
      <p className={classes.note}>{t('setup.intro')}</p>
      <Basics draft={draft} choices={choices} rubrics={rubrics} rubric={rubric} today={today} onChange={onChange} />
      <section className={classes.card}>
        <div className={classes.cardHead}>
          <h2>{t('setup.exemplars')}</h2>
          <span className={classes.note}>{t('setup.exemplarsChosen', { count: sourceIds.length })}</span>
        </div>
        <p className={classes.note}>{achievement === null ? t('setup.exemplarsFirst') : t('setup.exemplarsIntro')}</p>
        {rubric !== null && decisions !== undefined && (
          <ExemplarField
            key={rubric.achievementId}
            decisions={decisions}
            rubric={rubric}
            chosenIds={sourceIds}
            onChange={(sourceIds) => onChange({ sourceIds })}
          />
        )}
      </section>
      <section className={classes.card}>
        <div className={classes.cardHead}>
          <h2>{t('setup.panel')}</h2>
          <span className={classes.note}>{t('setup.panelChosen', { count: panelIds.length })}</span>
        </div>
        <p className={classes.note}>{t('setup.panelIntro')}</p>
        {achievement !== null && (
          <PanelField
            colleagues={assessors}
            achievement={achievement}
            chosenIds={panelIds}
            onChange={(panelIds) => onChange({ panelIds })}
          />
        )}
      </section>
      {showsGaps && gaps.length > 0 && (
        <section role="alert" aria-label={t('setup.missingTitle')}>
          <ul className={setup.gaps}>
            {gaps.map((gap) => (
              <li key={gap}>
                {t(`setup.missing.${gap}`, { most: formats.number(gap === 'tooManyPanel' ? MOST_PANEL : MOST_EXEMPLARS) })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={setup.foot}>
        <Button loading={isBusy} onClick={() => void create()}>
          {t('setup.create')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          onClick={() => {
            void onClear().then(() => go('/calibration'))
          }}
        >
          {t('setup.cancel')}
        </Button>
        <span className={classes.note}>{t('setup.kept')}</span>
      </div>
    </div>
  )
}
