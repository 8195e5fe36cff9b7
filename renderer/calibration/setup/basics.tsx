import { NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core'
import { LEAST_SEED_SHARE, MOST_SEED_SHARE, RoundModeSchema, type Rubric } from '../../../shared/domain'
import { useTexts } from '../../kit'
import type { RoundChoices } from '../../store'
import classes from '../calibration.module.css'
import { lastDayOf, type RoundDraft } from './draft'
import setup from './setup.module.css'

type Props = {
  draft: RoundDraft
  choices: RoundChoices
  /** Versions of the achievement's rubric, the newest first. */
  rubrics: readonly Rubric[]
  rubric: Rubric | null
  today: string
  onChange(part: Partial<RoundDraft>): void
}

/** What a round is called, what it is about, what it is for, and until when. */
export function Basics({ draft, choices, rubrics, rubric, today, onChange }: Props) {
  const t = useTexts('calibration')
  const percent = (value: number | string) => (typeof value === 'number' ? value : null)
  return (
    <section className={classes.card} aria-label={t('setup.title')}>
      <div className={setup.fields}>
        <TextInput
          label={t('setup.name')}
          description={t('setup.nameHint')}
          placeholder={t('setup.namePlaceholder')}
          maxLength={120}
          value={draft.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <Select
          label={t('setup.achievement')}
          description={t('setup.achievementHint')}
          placeholder={t('setup.achievementPlaceholder')}
          searchable
          data={choices.achievements.map(({ id, name }) => ({ value: id, label: name }))}
          value={draft.achievementId}
          // What was chosen of another achievement can't be an exemplar of this one.
          onChange={(achievementId) => onChange({ achievementId, rubricVersion: null, sourceIds: [] })}
        />
        <Select
          label={t('setup.rubric')}
          description={rubric?.title ?? t('setup.exemplarsFirst')}
          disabled={rubrics.length === 0}
          allowDeselect={false}
          data={rubrics.map(({ version, state }) => ({
            value: String(version),
            label: t('setup.rubricOption', { version, state: t(`setup.rubricState.${state}`) }),
          }))}
          value={rubric === null ? null : String(rubric.version)}
          onChange={(version) => onChange({ rubricVersion: version === null ? null : Number(version) })}
        />
        <TextInput
          type="date"
          label={t('setup.closesOn')}
          description={t('setup.closesOnHint')}
          min={today}
          value={lastDayOf(draft, today)}
          onChange={(event) => onChange({ closesOn: event.currentTarget.value })}
        />
      </div>
      <div className={setup.fields} style={{ marginTop: '0.875rem' }}>
        <div>
          <SegmentedControl
            aria-label={t('setup.mode')}
            data={RoundModeSchema.options.map((mode) => ({ value: mode, label: t(`mode.${mode}`) }))}
            value={draft.mode}
            onChange={(mode) => onChange({ mode: RoundModeSchema.parse(mode) })}
          />
          <p className={setup.hint}>{t(`setup.modeHint.${draft.mode}`)}</p>
        </div>
        {draft.mode === 'seeding' && (
          <NumberInput
            label={t('setup.seedShare')}
            description={t('setup.seedShareHint')}
            suffix=" %"
            min={LEAST_SEED_SHARE * 100}
            max={MOST_SEED_SHARE * 100}
            value={draft.seedShare ?? ''}
            onChange={(value) => onChange({ seedShare: percent(value) })}
          />
        )}
        {draft.mode === 'qualification' && (
          <>
            <NumberInput
              label={t('setup.passExact')}
              suffix=" %"
              min={0}
              max={100}
              value={draft.passExact ?? ''}
              onChange={(value) => onChange({ passExact: percent(value) })}
            />
            <NumberInput
              label={t('setup.passAdjacent')}
              suffix=" %"
              min={0}
              max={100}
              value={draft.passAdjacent ?? ''}
              onChange={(value) => onChange({ passAdjacent: percent(value) })}
            />
          </>
        )}
      </div>
    </section>
  )
}
