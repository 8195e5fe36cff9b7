import { ActionIcon, CloseButton, Indicator, Menu, TextInput } from '@mantine/core'
import { IconArrowsSort, IconFilter, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { EvidenceItem, Rubric } from '../../../../shared/domain'
import { useTexts } from '../../../kit'
import { CriterionDot } from '../criterion-dot'
import classes from './list.module.css'
import { countFilters, type ListFilter, type ListOrder, NO_FILTER } from './list-model'

type ListHeadProps = {
  filter: ListFilter
  onFilter(filter: ListFilter): void
  order: ListOrder
  onOrder(order: ListOrder): void
  rubric: Rubric
  /** The item that is open; null where none is. */
  item: EvidenceItem | null
  /** Whose can be shown by themselves. */
  whose: readonly Exclude<ListFilter['whose'], 'all'>[]
  shown: number
  total: number
}

/** Search, filter and order of the list of annotations. */
export function ListHead(props: ListHeadProps) {
  const { filter, onFilter, order, onOrder, rubric, item, whose, shown, total } = props
  const t = useTexts('review')
  const filters = countFilters(filter)
  const change = (part: Partial<ListFilter>) => onFilter({ ...filter, ...part })
  const option = (label: string, isChosen: boolean, onChoose: () => void, dot?: ReactNode) => (
    <Menu.CheckboxItem key={label} checked={isChosen} onChange={onChoose} rightSection={dot}>
      {label}
    </Menu.CheckboxItem>
  )
  return (
    <div className={classes.head}>
      <TextInput
        size="xs"
        className={classes.search ?? ''}
        aria-label={t('annotations.list.search')}
        placeholder={t('annotations.list.search')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={
          filter.search !== '' && (
            <CloseButton size="xs" aria-label={t('annotations.list.clearSearch')} onClick={() => change({ search: '' })} />
          )
        }
        value={filter.search}
        onChange={(event) => change({ search: event.currentTarget.value })}
      />
      <Menu position="bottom-end" width={250}>
        {/* Around the target: as the target, the box of the mark would be taken for the button. */}
        <Indicator disabled={filters === 0} size={8} offset={4} color="brass">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={filters === 0 ? t('annotations.list.filter') : t('annotations.list.filtered', { count: filters })}
            >
              <IconFilter size={16} />
            </ActionIcon>
          </Menu.Target>
        </Indicator>
        <Menu.Dropdown>
          <Menu.Label>{t('annotations.criterion')}</Menu.Label>
          {rubric.criteria.map(({ id, code, title }, index) =>
            option(
              `${code} ${title}`,
              filter.criterionId === id,
              () => change({ criterionId: filter.criterionId === id ? 'any' : id }),
              <CriterionDot index={index} />,
            ),
          )}
          {option(t('annotations.noCriterion'), filter.criterionId === 'none', () =>
            change({ criterionId: filter.criterionId === 'none' ? 'any' : 'none' }),
          )}
          <Menu.Divider />
          {item &&
            option(t('annotations.list.thisItem'), filter.evidenceId !== null, () =>
              change({ evidenceId: filter.evidenceId === null ? item.id : null }),
            )}
          {option(t('annotations.list.orphaned'), filter.isOrphaned, () => change({ isOrphaned: !filter.isOrphaned }))}
          {option(t('annotations.list.commented'), filter.hasComment, () => change({ hasComment: !filter.hasComment }))}
          {whose.map((each) =>
            option(t(`annotations.list.${each}`), filter.whose === each, () =>
              change({ whose: filter.whose === each ? 'all' : each }),
            ),
          )}
          {filters > 0 && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => onFilter({ ...NO_FILTER, search: filter.search })}>
                {t('annotations.list.showAll')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('annotations.list.order')}>
            <IconArrowsSort size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.RadioGroup value={order} onChange={(each) => onOrder(each as ListOrder)}>
            {(['place', 'time'] as const).map((each) => (
              <Menu.RadioItem key={each} value={each} closeMenuOnClick>
                {t(`annotations.list.by.${each}`)}
              </Menu.RadioItem>
            ))}
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      {shown < total && (
        <span className={classes.shown} role="status">
          {t('annotations.list.shown', { shown, total })}
        </span>
      )}
    </div>
  )
}
