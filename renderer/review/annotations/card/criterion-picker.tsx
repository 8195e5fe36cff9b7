import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import type { Rubric } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import classes from './card.module.css'
import { CriterionDot } from '../criterion-dot'

type CriterionPickerProps = {
  rubric: Rubric
  criterionId: string | null
  onCriterion(criterionId: string | null): void
  isReadOnly: boolean
}

/** The criterion that an annotation speaks to, with its colour; a press chooses another one. */
export function CriterionPicker({ rubric, criterionId, onCriterion, isReadOnly }: CriterionPickerProps) {
  const t = useTexts('review')
  const index = rubric.criteria.findIndex((criterion) => criterion.id === criterionId)
  const chosen = rubric.criteria[index]
  const name = chosen ? `${chosen.code} ${chosen.title}` : t('annotations.chooseCriterion')
  if (isReadOnly) {
    return (
      <span className={classes.criterion}>
        {chosen && <CriterionDot index={index} />}
        {chosen ? name : t('annotations.noCriterion')}
      </span>
    )
  }
  return (
    <Menu position="bottom-start" width={260}>
      <Menu.Target>
        <UnstyledButton className={classes.criterion ?? ''} data-empty={chosen === undefined || undefined}>
          {chosen && <CriterionDot index={index} />}
          <span className={classes.criterionName}>{name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('annotations.criterion')}</Menu.Label>
        {rubric.criteria.map((criterion, at) => (
          <Menu.Item
            key={criterion.id}
            leftSection={<CriterionDot index={at} />}
            rightSection={criterion.id === criterionId && <IconCheck size={14} aria-hidden />}
            onClick={() => onCriterion(criterion.id)}
          >
            {`${criterion.code} ${criterion.title}`}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => onCriterion(null)}>{t('annotations.noCriterion')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
