import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { IconWand } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { MOST_EXEMPLARS, type PastDecision, type Rubric } from '../../../shared/domain'
import { announce, EmptyState, useFormats, useTexts } from '../../kit'
import { type ExemplarFilter, filterDecisions, NO_FILTER } from './exemplar-filter'
import { isTagged } from '../looks/is-tagged'
import { ExemplarTable } from './exemplar-table'
import setup from './setup.module.css'
import { SpreadTable } from './spread-table'
import { suggestExemplars } from './suggest'

type Props = {
  decisions: readonly PastDecision[]
  rubric: Rubric
  chosenIds: readonly string[]
  onChange(ids: string[]): void
}

/** As many as a panel gets through in an afternoon. */
const USUAL = 8
const OUTCOMES: readonly PastDecision['outcome'][] = ['awarded', 'not-yet', 'referred']

/** Chooses exemplars from what was decided: by hand, with filters, and by suggestion. */
export function ExemplarField({ decisions, rubric, chosenIds, onChange }: Props) {
  const t = useTexts('calibration')
  const formats = useFormats()
  const [filter, setFilter] = useState<ExemplarFilter>(NO_FILTER)
  const [count, setCount] = useState(USUAL)
  const chosen = useMemo(() => new Set(chosenIds), [chosenIds])
  const matching = useMemo(() => filterDecisions(decisions, filter, rubric), [decisions, filter, rubric])
  const criterion = rubric.criteria.find(({ id }) => id === filter.criterionId)
  const suggest = () => {
    const ids = suggestExemplars(decisions, Math.max(count, chosenIds.length), chosenIds)
    onChange(ids)
    announce(t('setup.suggested', { count: ids.length }))
  }
  if (decisions.length === 0) return <EmptyState title={t('setup.none')} hint={t('setup.noneHint')} />
  return (
    <>
      <div className={setup.tools}>
        <TextInput
          label={t('setup.search')}
          value={filter.search}
          onChange={(event) => setFilter({ ...filter, search: event.currentTarget.value })}
        />
        <Select
          label={t('setup.filterOutcome')}
          placeholder={t('setup.any')}
          clearable
          data={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
          value={filter.outcome}
          onChange={(outcome) => setFilter({ ...filter, outcome: outcome as ExemplarFilter['outcome'] })}
        />
        <Select
          label={t('setup.filterCriterion')}
          placeholder={t('setup.any')}
          clearable
          data={rubric.criteria.map(({ id, code, title }) => ({ value: id, label: `${code} ${title}` }))}
          value={filter.criterionId}
          onChange={(criterionId) => setFilter({ ...filter, criterionId, level: null })}
        />
        {criterion && (
          <Select
            label={t('setup.filterLevel')}
            placeholder={t('setup.any')}
            clearable
            data={criterion.levels.map(({ title }, at) => ({
              value: String(at + 1),
              label: `${formats.number(at + 1)} ${title}`,
            }))}
            value={filter.level === null ? null : String(filter.level)}
            onChange={(level) => setFilter({ ...filter, level: level === null ? null : Number(level) })}
          />
        )}
        {decisions.some(isTagged) && (
          <Checkbox
            className={setup.fixed ?? ''}
            mb="0.5rem"
            label={t('setup.filterTagged')}
            checked={filter.tagged}
            onChange={(event) => setFilter({ ...filter, tagged: event.currentTarget.checked })}
          />
        )}
        <NumberInput
          label={t('setup.suggestCount')}
          w="6.5rem"
          className={setup.fixed ?? ''}
          min={1}
          max={MOST_EXEMPLARS}
          clampBehavior="strict"
          allowDecimal={false}
          value={count}
          onChange={(value) => setCount(typeof value === 'number' ? value : USUAL)}
        />
        <Button
          className={setup.fixed ?? ''}
          variant="light"
          leftSection={<IconWand size={16} />}
          title={t('setup.suggestHint')}
          onClick={suggest}
        >
          {t('setup.suggest')}
        </Button>
        {chosenIds.length > 0 && (
          <Button className={setup.fixed ?? ''} variant="subtle" color="gray" onClick={() => onChange([])}>
            {t('setup.clear')}
          </Button>
        )}
      </div>
      <ExemplarTable
        decisions={matching}
        rubric={rubric}
        chosen={chosen}
        onToggle={(id) => onChange(chosen.has(id) ? chosenIds.filter((one) => one !== id) : [...chosenIds, id])}
      />
      {chosenIds.length > 0 && <SpreadTable rubric={rubric} chosen={decisions.filter(({ id }) => chosen.has(id))} />}
    </>
  )
}
